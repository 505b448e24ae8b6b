namespace FhirCalc.Facade.Audit;

/// <summary>A code with its system; read by <see cref="AuditEventWriter"/> only.</summary>
internal readonly record struct AuditCode(string System, string Code, string? Display = null);

/// <summary>
/// Every code that audit events use. R4 (4.0.1) holds those of hl7.org: <c>ValueSet/audit-event-type</c>,
/// <c>audit-event-sub-type</c>, <c>audit-entity-type</c>, <c>object-role</c>, <c>participation-role-type</c> and
/// <c>CodeSystem/network-type</c>; what each stands for in which event is said by IHE BALP 1.1.1 (Create, Update, Read, Query).
/// </summary>
internal static class AuditCodes
{
    public const string Interactions = "http://hl7.org/fhir/restful-interaction";
    public const string ResourceTypes = "http://hl7.org/fhir/resource-types";

    public const string NetworkName = "1";
    public const string NetworkAddress = "2";
    public const string NetworkUri = "5";

    private const string EntityTypes = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private const string Roles = "http://terminology.hl7.org/CodeSystem/object-role";
    private const string Lifecycle = "http://terminology.hl7.org/CodeSystem/dicom-audit-lifecycle";
    private const string Dicom = "http://dicom.nema.org/resources/ontology/DCM";

    public static AuditCode Rest => new("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation");

    /// <summary>Something was done to the audit log itself (DICOM PS3.15, A.5.3.2).</summary>
    public static AuditCode AuditLogUsed => new(Dicom, "110101", "Audit Log Used");

    public static AuditCode ApplicationServer => new("http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server");

    /// <summary>Who sends what the interaction is about.</summary>
    public static AuditCode Source => new(Dicom, "110153", "Source Role ID");

    /// <summary>Who receives it.</summary>
    public static AuditCode Destination => new(Dicom, "110152", "Destination Role ID");

    public static AuditCode Person => new(EntityTypes, "1", "Person");

    public static AuditCode SystemObject => new(EntityTypes, "2", "System Object");

    public static AuditCode RequestId => new("https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType", "XrequestId");

    public static AuditCode Patient => new(Roles, "1", "Patient");

    public static AuditCode Report => new(Roles, "3", "Report");

    public static AuditCode DomainResource => new(Roles, "4", "Domain Resource");

    public static AuditCode Job => new(Roles, "20", "Job");

    public static AuditCode Query => new(Roles, "24", "Query");

    /// <summary>What DICOM calls the audit log itself in an event about it (PS3.15, A.5.3.3).</summary>
    public static AuditCode SecurityResource => new(Roles, "13", "Security Resource");

    public static AuditCode Origination => new(Lifecycle, "1", "Origination / Creation");

    public static AuditCode Amendment => new(Lifecycle, "3", "Amendment");

    public static AuditCode AccessUse => new(Lifecycle, "6", "Access / Use");

    public static AuditCode Destruction => new(Lifecycle, "15", "Permanent erasure / Physical destruction");
}
