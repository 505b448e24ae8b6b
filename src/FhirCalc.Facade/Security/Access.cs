namespace FhirCalc.Facade.Security;

/// <summary>How far a right goes.</summary>
internal enum Reach
{
    None,

    /// <summary>To what is about the patient of the token.</summary>
    Patient,
    All,
}

/// <summary>What the client of a request may do. Asked wherever something is read or written; decided nowhere else.</summary>
internal sealed class Access
{
    private readonly IReadOnlyList<Scope> _scopes;

    private Access(IReadOnlyList<Scope> scopes, string? patient, bool isAdmin) => (_scopes, Patient, IsAdmin) = (scopes, patient, isAdmin);

    /// <summary>Without authentication everybody may do everything; who can be everybody is another matter.</summary>
    public static Access Everything { get; } = new(
        [new Scope(ForPatient: false, Scope.AnyType, Rights.Create | Rights.Read | Rights.Update | Rights.Delete | Rights.Search)], null, isAdmin: true);

    public static Access Nothing { get; } = new([], null, isAdmin: false);

    /// <summary>Logical id of the patient that patient-level rights are about.</summary>
    public string? Patient { get; }

    public bool IsAdmin { get; }

    /// <summary>Whether there is any right at all to FHIR resources: enough for operations that read and write nothing.</summary>
    public bool IsAny => _scopes.Count > 0;

    /// <summary>Whether nothing that is relayed has to be looked at.</summary>
    public bool MayReadAll => Of(Rights.Read, Scope.AnyType) == Reach.All && Of(Rights.Search, Scope.AnyType) == Reach.All;

    /// <summary>Of this request; nothing, where nobody decided.</summary>
    public static Access Of(HttpContext context) => context.Features.Get<Access>() ?? Nothing;

    public static Access Granted(string scopes, string? patient, string adminScope)
    {
        // A patient claim is an id, perhaps written as a reference.
        var id = patient?.StartsWith("Patient/", StringComparison.Ordinal) == true ? patient["Patient/".Length..] : patient;
        return new Access(
            [.. Scope.Parse(scopes).Where(scope => !scope.ForPatient || FhirId.IsValid(id))],
            FhirId.IsValid(id) ? id : null,
            scopes.Split(' ').Contains(adminScope, StringComparer.Ordinal));
    }

    /// <summary>How far a right goes for a type; ask for <see cref="Scope.AnyType"/> to learn whether it holds for all types.</summary>
    public Reach Of(Rights right, string type)
    {
        var reach = Reach.None;
        foreach (var scope in _scopes)
        {
            if (scope.Rights.HasFlag(right) && (scope.Type == type || scope.Type == Scope.AnyType))
                reach = scope.ForPatient && reach != Reach.All ? Reach.Patient : scope.ForPatient ? reach : Reach.All;
        }

        return reach;
    }

    public bool May(Rights right, string type) => Of(right, type) == Reach.All;
}
