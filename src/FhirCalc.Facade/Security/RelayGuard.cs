using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Security;

/// <summary>
/// Keeps what is relayed within the scopes of the client: first what is asked, then, since the external server may have
/// ignored a part of it, what is answered. A client that may read everything is not slowed down.
/// </summary>
internal sealed class RelayGuard(QueryAccess queries, SearchKnowledge knowledge, PatientBelonging belonging, PageTokens pages)
{
    /// <summary>What may be sent to the external server, or the refusal.</summary>
    /// <param name="context">The request.</param>
    /// <param name="type">Resource type; empty for the base.</param>
    /// <param name="parts">What follows it in the address.</param>
    /// <param name="query">With its question mark, or empty.</param>
    public (RelayPermit? Permit, FhirReply? Refusal) Permit(HttpContext context, string type, IReadOnlyList<string> parts, string query)
    {
        var access = Access.Of(context);
        if (access.MayReadAll)
            return (new RelayPermit(access, type, IsList: false, query) { IsFree = true }, null);

        // Whose next page it is, only our own page tokens tell.
        if (type.Length == 0)
            return (null, Refusal.Forbidden(context));
        if (parts.Count > 0)
        {
            // Of a version that was deleted nobody can tell whose it was.
            var history = parts[^1] == "_history";
            return access.Of(parts[0] == "_history" ? Rights.Search : Rights.Read, type) is var reach && (reach == Reach.None || (history && reach == Reach.Patient) || !QueryAccess.IsOfRead(query.TrimStart('?')))
                ? (null, Refusal.Forbidden(context))
                : (new RelayPermit(access, type, history, Anew(QueryAccess.Pairs(query.TrimStart('?')))), null);
        }

        if (access.Of(Rights.Search, type) == Reach.None || !queries.Allows(access, type, query.TrimStart('?')))
            return (null, Refusal.Forbidden(context));
        var asked = QueryAccess.Pairs(query.TrimStart('?')).ToList();
        if (access.Of(Rights.Search, type) == Reach.Patient)
        {
            if (knowledge.ParameterOfPatient(type) is not { } parameter)
                return (null, Refusal.Forbidden(context));
            asked.Add(KeyValuePair.Create(parameter, type == "Patient" ? access.Patient! : "Patient/" + access.Patient));
        }

        return (new RelayPermit(access, type, IsList: true, Anew(asked)), null);
    }

    // So that the external server reads the same names that were checked.
    private static string Anew(IEnumerable<KeyValuePair<string, string>> query) =>
        QueryString.Create(query.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Value ?? "";

    /// <summary>What a page token stands for, if it is this client's.</summary>
    public (RelayPermit? Permit, FhirReply? Refusal) Open(HttpContext context, string token)
    {
        var access = Access.Of(context);
        return pages.Open(token, ClientIdentity.Of(context)) is { } page && access.Of(Rights.Search, page.Type) != Reach.None
            ? (new RelayPermit(access, page.Type, IsList: true, "") { Page = page.Relative, IsFree = access.MayReadAll }, null)
            : (null, FhirReply.Failure(FacadeIssueIds.NotFound, "not-found", "There is no such page, or it is too old: search again."));
    }

    /// <summary>Gives further pages of a search an address that only this client can use, and only here.</summary>
    public Func<string, string> PageLinks(HttpContext context, string type)
    {
        var (root, client) = (PublicAddress.FhirBase(context.Request), ClientIdentity.Of(context));
        return relative => $"{root}/_page/{pages.Seal(new Page(type, relative), client)}";
    }

    /// <summary>The answer as the client may see it.</summary>
    public FhirReply Show(HttpContext context, RelayPermit permit, FhirReply reply)
    {
        if (permit.IsFree)
            return reply;
        if (reply.Status is < 200 or >= 300)
            return permit.IsOnePatient && reply.Status is 404 or 410 ? Nothing() : reply;
        if (!ResourceJson.TryParse(reply.Body, null, out var answer, out _))
            return Refusal.Forbidden(context);
        if (!permit.IsList)
            return MayShow(permit.Access, answer.Root, Rights.Read, permit.Type) ? reply : Nothing();
        return MayShowList(permit, answer) ? reply : Refusal.Forbidden(context);
    }

    private bool MayShowList(RelayPermit permit, ResourceJson bundle)
    {
        if (bundle.ResourceType != "Bundle")
            return bundle.ResourceType == "OperationOutcome";
        var shown = 0;
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            shown++;
            if (entry["resource"u8] is not { IsObject: true } resource)
            {
                if (permit.IsOnePatient)
                    return false;
                continue;
            }

            var type = resource["resourceType"u8].GetString() ?? "";
            var found = type == permit.Type && MayShow(permit.Access, resource, Rights.Search, type);
            if (type != "OperationOutcome" && !found && !MayShow(permit.Access, resource, Rights.Read, type))
                return false;
        }

        // A count of what is not shown would be a count of others.
        return !permit.IsOnePatient || shown > 0 || bundle.Root["total"u8] is { Exists: false } or { RawText: "0" };
    }

    private bool MayShow(Access access, Node resource, Rights right, string type) =>
        resource["resourceType"u8].GetString() == type && access.Of(right, type) switch
        {
            Reach.All => true,
            Reach.Patient => belonging.Belongs(resource, access.Patient!),
            _ => false,
        };

    // The same for what is not there and for what is another patient's.
    private static FhirReply Nothing() => FhirReply.Failure(FacadeIssueIds.NotFound, "not-found", "There is no such resource.");
}

/// <param name="Access">Of the client.</param>
/// <param name="Type">What was asked for.</param>
/// <param name="IsList">Whether a Bundle of many answers.</param>
/// <param name="Query">What to send, with its question mark.</param>
internal sealed record RelayPermit(Access Access, string Type, bool IsList, string Query)
{
    /// <summary>Nothing has to be checked.</summary>
    public bool IsFree { get; init; }

    /// <summary>The whole address of a page, below the FHIR base of the external server.</summary>
    public string? Page { get; init; }

    /// <summary>Whether only one patient's resources may be seen: then even a 304 would tell that something is there.</summary>
    public bool IsOnePatient => !IsFree && Access.Of(IsList ? Rights.Search : Rights.Read, Type) == Reach.Patient;
}
