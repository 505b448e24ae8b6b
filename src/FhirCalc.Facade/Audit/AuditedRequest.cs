using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Audit;

/// <summary>A patient, by reference (<c>Patient/id</c>) or by identifier.</summary>
internal readonly record struct AuditedPatient(string? Reference, string? System = null, string? Value = null);

/// <summary>What an audit event tells of a request, gathered while it is answered.</summary>
internal sealed class AuditedRequest
{
    // Intake writes the event into its own transaction, and knows nothing of HTTP: this is the one thing that travels beside its parameters.
    private static readonly AsyncLocal<AuditedRequest?> Here = new();

    /// <summary>Asking for what became of a submission: of a batch, that may be what its entries read.</summary>
    public const string ResultOfSubmission = "result of submission";

    /// <summary>This service as the one who acts.</summary>
    public const string Service = "fhircalc";

    private readonly HashSet<AuditedPatient> _patients = [];
    private readonly Queue<ReadOnlyMemory<byte>> _shown = [];

    /// <summary>The request that this flow answers, if it is one that is recorded.</summary>
    public static AuditedRequest? Current
    {
        get => Here.Value;
        set => Here.Value = value;
    }

    /// <summary>Value of <c>X-Request-Id</c>; null where nobody asked.</summary>
    public required string? RequestId { get; init; }

    /// <summary>Who asks; known once it was authenticated.</summary>
    public string Client { get; set; } = "";

    public required string ClientAddress { get; init; }

    /// <summary>Code of <c>network-type</c>.</summary>
    public string ClientAddressType { get; init; } = AuditCodes.NetworkAddress;

    /// <summary>FHIR base of who answers: of this service, as the client says it.</summary>
    public required string ServerAddress { get; init; }

    /// <summary>Who records it, where that is not who answers.</summary>
    public string? Observer { get; init; }

    /// <summary>The version of the report that led to it, where nobody asked.</summary>
    public string? Report { get; init; }

    /// <summary>Code of <c>restful-interaction</c>.</summary>
    public required string Interaction { get; set; }

    /// <summary>Name of the operation, where the interaction is one.</summary>
    public string? Operation { get; init; }

    /// <summary><c>Type/id</c> or <c>Type/id/_history/version</c>, where the address names one.</summary>
    public string? Resource { get; init; }

    /// <summary>Id of the submission that the operation is about.</summary>
    public string? Submission { get; init; }

    /// <summary>Method and address with its query, as sent; for searches.</summary>
    public string? Query { get; set; }

    /// <summary>Whether the store has its event already: it came with the acceptance.</summary>
    public bool IsKept { get; set; }

    /// <summary>The access that was opened for it, where one was; ends when it is on disk.</summary>
    public Task<long>? Access { get; set; }

    /// <summary>The patients concerned.</summary>
    public IReadOnlyCollection<AuditedPatient> Patients
    {
        get
        {
            while (_shown.TryDequeue(out var json))
            {
                if (ResourceJson.TryParse(json, null, out var resource, out _))
                    Concerns(resource);
            }

            return _patients;
        }
    }

    /// <summary>Whether it is answered with what the external server answers.</summary>
    public bool IsRelayed => Interaction is "read" or "vread" || Interaction.StartsWith("search", StringComparison.Ordinal) || Interaction.StartsWith("history", StringComparison.Ordinal);

    /// <summary>Whether the answer may show resources that were not sent with the request.</summary>
    public bool Reads => IsRelayed || Interaction is "batch" || Operation == ResultOfSubmission;

    /// <summary>What this service does of its own accord at the external server, because of a report there.</summary>
    public static AuditedRequest OfService(string externalServer, string report, string interaction, string? resource = null) => new()
    {
        RequestId = null,
        Client = Service,
        ClientAddress = Environment.MachineName,
        ClientAddressType = AuditCodes.NetworkName,
        ServerAddress = externalServer,
        Observer = Service,
        Interaction = interaction,
        Resource = resource,
        Report = report,
    };

    /// <summary>Notes the patients of a resource, or of all resources of a Bundle. It is read when they are asked for.</summary>
    public void Concerns(ReadOnlyMemory<byte> json) => _shown.Enqueue(json);

    public void Concerns(ResourceJson resource) => _patients.UnionWith(AuditedPatients.In(resource));
}
