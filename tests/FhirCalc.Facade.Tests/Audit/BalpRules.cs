namespace FhirCalc.Facade.Tests.Audit;

/// <summary>
/// What the profiles of IHE BALP (ITI.BasicAudit, input/fsh: PatientCreate, PatientUpdate, PatientRead, PatientQuery) demand,
/// as FHIRPath. Failures have no profile there: of them only what both kinds share is asked.
/// </summary>
internal static class BalpRules
{
    private static readonly (string, string)[] All =
    [
        ("type = audit-event-type#rest", "type.system = 'http://terminology.hl7.org/CodeSystem/audit-event-type' and type.code = 'rest'"),
        ("subtype 1..", "subtype.exists() and subtype.all(system = 'http://hl7.org/fhir/restful-interaction')"),
        ("recorded 1..1", "recorded.exists()"),
        ("agent 2.., who 1..1 and network 1..1", "agent.count() >= 2 and agent.all(who.exists() and network.address.exists() and network.type.exists() and media.empty())"),
        ("exactly one requestor", "agent.where(requestor).count() = 1"),
        ("entity[transaction] 0..1, what.identifier.value 1..1",
            "entity.where(type.system = 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType' and type.code = 'XrequestId').select(what.identifier.value).count() = 1"),
        ("entity[patient].role = object-role#1, what 1..1 Reference(Patient)",
            "entity.where(type.system = 'http://terminology.hl7.org/CodeSystem/audit-entity-type' and type.code = '1').all(role.code = '1' and (what.reference.matches('^Patient/[A-Za-z0-9.-]{1,64}$') or what.identifier.value.exists()))"),
        ("entity[patient] 1..1 in a profile with a patient", "entity.where(type.code = '1').count() <= 1"),
    ];

    private static readonly (string, string) Success = ("outcome = 0", "outcome = '0'");

    private static readonly (string, string) Data = ("entity[data] 1..1, role from RestObjectRoles, what 1..1",
        "entity.where(type.system = 'http://terminology.hl7.org/CodeSystem/audit-entity-type' and type.code = '2').count() = 1 and entity.where(type.code = '2').all(role.code in ('4' | '3' | '20') and what.exists())");

    public static IEnumerable<(string Rule, string Expression)> For(string subtypes, bool success) => (subtypes, success) switch
    {
        ("create+transaction", true) =>
            [.. All, Success, Data, ("action = #C", "action = 'C'"), ("subtype[anyCreate]", "subtype.where(code = 'create').count() = 1"), .. Directions("110153", "110152")],
        ("read" or "vread", true) => [.. All, Success, Data, ("action = #R", "action = 'R'"), .. Directions("110152", "110153")],
        ("search-type", true) =>
        [
            .. All, Success, ("action = #E", "action = 'E'"), .. Directions("110153", "110152"),
            ("entity[query] 1..1: role 24, query 1..1, what, lifecycle and detail 0..0",
                "entity.where(type.code = '2').count() = 1 and entity.where(type.code = '2').all(role.code = '24' and query.exists() and what.empty() and lifecycle.empty() and detail.empty())"),
        ],
        _ => All,
    };

    private static IEnumerable<(string, string)> Directions(string client, string server) =>
    [
        ($"agent[client] 1..1 is DCM#{client}", Agent(client) + ".where(requestor).count() = 1"),
        ($"agent[server] 1..1 is DCM#{server}", Agent(server) + ".where(requestor.not()).count() = 1"),
    ];

    private static string Agent(string role) => $"agent.where(type.coding.exists(system = 'http://dicom.nema.org/resources/ontology/DCM' and code = '{role}'))";
}
