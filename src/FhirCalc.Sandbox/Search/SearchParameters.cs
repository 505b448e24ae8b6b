using System.Collections.Frozen;

namespace FhirCalc.Sandbox.Search;

internal enum SearchKind
{
    Token,
    Reference,
    Date,
}

/// <summary>A search parameter: where its values stand, as JSON names; <c>|</c> separates alternatives.</summary>
internal sealed record SearchParameter(string Name, SearchKind Kind, string Path, string? OnlyTarget = null)
{
    public string[][] Places { get; } = [.. Path.Split('|').Select(place => place.Split('.'))];
}

/// <summary>
/// The search parameters of each type. One table feeds the index, the search and the CapabilityStatement, so they agree.
/// A type that is not named can be searched by <c>_id</c> and <c>_lastUpdated</c>.
/// </summary>
internal static class SearchParameters
{
    public const string Id = "_id";
    public const string LastUpdated = "_lastUpdated";

    private const string Findings = "Observation DiagnosticReport Procedure ServiceRequest";
    private const string OfPatient = Findings + " RiskAssessment Specimen ImagingStudy Condition Media Encounter MedicationStatement MedicationRequest";
    private const string WithIdentifier =
        OfPatient + " Patient Practitioner PractitionerRole Organization Device FamilyMemberHistory AllergyIntolerance BodyStructure Bundle Composition Location";

    private static readonly FrozenDictionary<string, SearchParameter[]> ByType = Build();

    public static IReadOnlyList<SearchParameter> Of(string type) => ByType.TryGetValue(type, out var parameters) ? parameters : [];

    private static FrozenDictionary<string, SearchParameter[]> Build()
    {
        var byType = new Dictionary<string, List<SearchParameter>>(StringComparer.Ordinal);
        foreach (var (types, parameter) in Table())
        {
            foreach (var type in types.Split(' '))
            {
                if (!byType.TryGetValue(type, out var parameters))
                    byType[type] = parameters = [];
                parameters.Add(parameter);
            }
        }

        return byType.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    private static IEnumerable<(string Types, SearchParameter Parameter)> Table()
    {
        yield return (WithIdentifier, Token("identifier", "identifier"));
        // Of types that cannot carry an identifier.
        yield return ("Provenance AuditEvent Binary Parameters Subscription", Token("_tag", "meta.tag"));
        yield return (OfPatient, Reference("subject", "subject"));
        yield return (OfPatient, Reference("patient", "subject", "Patient"));
        yield return ("Device FamilyMemberHistory AllergyIntolerance BodyStructure", Reference("patient", "patient", "Patient"));
        yield return ("Provenance", Reference("patient", "target", "Patient"));

        yield return (Findings + " Condition", Token("code", "code"));
        yield return ("AllergyIntolerance", Token("code", "code|reaction.substance"));
        yield return ("MedicationStatement MedicationRequest", Token("code", "medicationCodeableConcept"));
        yield return (Findings + " ImagingStudy Specimen Device Media Encounter MedicationStatement MedicationRequest FamilyMemberHistory", Token("status", "status"));
        yield return (Findings + " Condition MedicationStatement MedicationRequest", Token("category", "category"));
        yield return ("Condition AllergyIntolerance", Token("clinical-status", "clinicalStatus"));
        yield return ("Device Specimen", Token("type", "type"));
        yield return ("RiskAssessment Observation", Token("method", "method"));
        yield return ("RiskAssessment", Token("risk", "prediction.qualitativeRisk"));

        yield return (Findings + " Media Encounter", Reference("based-on", "basedOn"));
        yield return ("DiagnosticReport", Reference("result", "result"));
        yield return ("DiagnosticReport Observation", Reference("specimen", "specimen"));
        yield return ("Observation", Reference("has-member", "hasMember"));
        yield return ("Observation", Reference("derived-from", "derivedFrom"));
        yield return (Findings + " RiskAssessment", Reference("encounter", "encounter"));
        yield return ("RiskAssessment", Reference("condition", "condition"));
        yield return ("Provenance", Reference("target", "target"));
        yield return ("Provenance", Reference("entity", "entity.what"));
        yield return ("Provenance", Reference("agent", "agent.who"));

        yield return ("Observation", Date("date", "effectiveDateTime|effectivePeriod|effectiveInstant"));
        yield return ("DiagnosticReport", Date("date", "effectiveDateTime|effectivePeriod"));
        yield return ("DiagnosticReport", Date("issued", "issued"));
        yield return ("Procedure", Date("date", "performedDateTime|performedPeriod"));
        yield return ("RiskAssessment", Date("date", "occurrenceDateTime"));
        yield return ("FamilyMemberHistory AllergyIntolerance", Date("date", Recorded));
        yield return ("Encounter", Date("date", "period"));
        yield return ("Condition", Date("recorded-date", "recordedDate"));
        yield return ("Condition", Date("onset-date", "onsetDateTime|onsetPeriod"));
        yield return ("Provenance", Date("recorded", "recorded"));
        yield return ("ImagingStudy", Date("started", "started"));
        yield return ("ServiceRequest", Date("authored", "authoredOn"));
        yield return ("MedicationRequest", Date("authoredon", "authoredOn"));
        yield return ("MedicationStatement", Date("effective", "effectiveDateTime|effectivePeriod"));
        yield return ("Specimen", Date("collected", "collection.collectedDateTime|collection.collectedPeriod"));
    }

    /// <summary>FamilyMemberHistory calls it date, AllergyIntolerance recordedDate; neither has the other.</summary>
    private const string Recorded = "date|recordedDate";

    private static SearchParameter Token(string name, string path) => new(name, SearchKind.Token, path);

    private static SearchParameter Reference(string name, string path, string? onlyTarget = null) =>
        new(name, SearchKind.Reference, path, onlyTarget);

    private static SearchParameter Date(string name, string path) => new(name, SearchKind.Date, path);
}
