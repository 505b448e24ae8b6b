using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Fhir.Json;
using static FhirCalc.Calcification.Tests.Cases.FindingBuilder;

namespace FhirCalc.Calcification.Tests.Cases;

/// <summary>Builds a submission: one report, its findings, and what else is known of the patient.</summary>
internal sealed class CaseBuilder
{
    public const string Breast = "76752008";
    public const string LeftBreast = "80248007";
    public const string RightBreast = "73056007";
    public const string Coronary = "41801008";
    public const string Carotid = "69105007";
    public const string Aorta = "15825003";
    public const string FemoralArtery = "7657000";
    public const string AorticValve = "34202007";
    public const string Thyroid = "69748006";
    public const string Lung = "39607008";
    public const string Ovary = "15497006";
    public const string Prostate = "41216001";
    public const string Knee = "72696002";

    private readonly List<JsonObject> _findings = [];

    public JsonObject Report { get; } = new()
    {
        ["resourceType"] = "DiagnosticReport",
        ["id"] = "r",
        ["status"] = "final",
        ["code"] = new JsonObject { ["text"] = "report" },
        ["subject"] = new JsonObject { ["reference"] = "Patient/p" },
    };

    public List<JsonObject> Others { get; } = [new JsonObject { ["resourceType"] = "Patient", ["id"] = "p" }];

    public IReadOnlyList<JsonObject> Findings => _findings;

    /// <summary>One finding of the breast, seen under the microscope.</summary>
    public static CaseBuilder Histology(Action<FindingBuilder>? build = null) => new CaseBuilder().Finding(Breast, finding =>
    {
        finding.Method("histology");
        build?.Invoke(finding);
    });

    public static CaseBuilder Mammography(Action<FindingBuilder>? build = null, string site = Breast) => new CaseBuilder().Finding(site, finding =>
    {
        finding.Method("mammography");
        build?.Invoke(finding);
    });

    /// <summary>One finding of a coronary artery, seen on computed tomography.</summary>
    public static CaseBuilder CoronaryCt(Action<FindingBuilder>? build = null) => new CaseBuilder().Finding(Coronary, finding =>
    {
        finding.Method("coronary-ct");
        build?.Invoke(finding);
    });

    /// <summary>One finding of this site by this method.</summary>
    public static CaseBuilder At(string site, string method, Action<FindingBuilder>? build = null) => new CaseBuilder().Finding(site, finding =>
    {
        finding.Method(method);
        build?.Invoke(finding);
    });

    public CaseBuilder Finding(string site, Action<FindingBuilder> build)
    {
        var finding = new FindingBuilder("f" + (_findings.Count + 1), site);
        build(finding);
        _findings.Add(finding.Json);
        return this;
    }

    public CaseBuilder Condition(string code, string? verification = "confirmed", string? clinical = "active")
    {
        var condition = new JsonObject
        {
            ["resourceType"] = "Condition",
            ["id"] = "c" + Others.Count,
            ["code"] = Concept(CalcificationGuide.CanonicalBase + "/CodeSystem/calcification-condition", code),
            ["subject"] = new JsonObject { ["reference"] = "Patient/p" },
        };
        if (clinical is not null)
            condition["clinicalStatus"] = Concept("http://terminology.hl7.org/CodeSystem/condition-clinical", clinical);
        if (verification is not null)
            condition["verificationStatus"] = Concept("http://terminology.hl7.org/CodeSystem/condition-ver-status", verification);
        Others.Add(condition);
        return this;
    }

    /// <summary>A marker of the first finding's lesion.</summary>
    public CaseBuilder Marker(string code, string? interpretation = "POS", string? cells = null, Action<JsonObject>? change = null)
    {
        var id = "m" + Others.Count;
        var marker = new JsonObject
        {
            ["resourceType"] = "Observation",
            ["id"] = id,
            ["status"] = "final",
            ["code"] = Concept(CalcificationGuide.CanonicalBase + "/CodeSystem/calcification-biomarker", code),
            ["subject"] = new JsonObject { ["reference"] = "Patient/p" },
        };
        if (interpretation is not null)
            marker["interpretation"] = new JsonArray(Concept("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", interpretation));
        if (cells is not null)
        {
            marker["component"] = new JsonArray(new JsonObject
            {
                ["code"] = Concept(CalcificationGuide.CanonicalBase + "/CodeSystem/calcification-component", "cell-population"),
                ["valueCodeableConcept"] = Concept(CalcificationGuide.CanonicalBase + "/CodeSystem/cell-population", cells),
            });
        }

        change?.Invoke(marker);
        Others.Add(marker);
        var members = _findings[0]["hasMember"] as JsonArray ?? [];
        _findings[0]["hasMember"] = members;
        members.Add(new JsonObject { ["reference"] = "Observation/" + id });
        return this;
    }

    /// <summary>A factor measured in the patient, not linked to a lesion.</summary>
    public CaseBuilder Factor(string code, string interpretation, string system = "calcification-factor")
    {
        Others.Add(new JsonObject
        {
            ["resourceType"] = "Observation",
            ["id"] = "o" + Others.Count,
            ["status"] = "final",
            ["code"] = Concept(CalcificationGuide.CanonicalBase + "/CodeSystem/" + system, code),
            ["subject"] = new JsonObject { ["reference"] = "Patient/p" },
            ["interpretation"] = new JsonArray(Concept("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", interpretation)),
        });
        return this;
    }

    public CaseBuilder SerumInterpreted(string loinc, string interpretation)
    {
        Serum(loinc, "1", "mg/dL");
        Others[^1]["interpretation"] = new JsonArray(Concept("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", interpretation));
        return this;
    }

    public CaseBuilder Medication(string code, string status = "active", string resourceType = "MedicationStatement")
    {
        Others.Add(new JsonObject
        {
            ["resourceType"] = resourceType,
            ["id"] = "d" + Others.Count,
            ["status"] = status,
            ["medicationCodeableConcept"] = Concept(CalcificationGuide.CanonicalBase + "/CodeSystem/calcification-medication", code),
            ["subject"] = new JsonObject { ["reference"] = "Patient/p" },
        });
        return this;
    }

    public CaseBuilder Serum(string loinc, string value, string unit, string date = "2026-05-01", string? unitText = null)
    {
        Others.Add(new JsonObject
        {
            ["resourceType"] = "Observation",
            ["id"] = "s" + Others.Count,
            ["status"] = "final",
            ["code"] = Concept("http://loinc.org", loinc),
            ["subject"] = new JsonObject { ["reference"] = "Patient/p" },
            ["effectiveDateTime"] = date,
            ["valueQuantity"] = new JsonObject { ["value"] = JsonNode.Parse(value), ["unit"] = unitText ?? unit, ["system"] = "http://unitsofmeasure.org", ["code"] = unit },
        });
        return this;
    }

    public JsonObject Json()
    {
        Report["result"] = new JsonArray([.. _findings.Select(finding => (JsonNode)new JsonObject { ["reference"] = "Observation/" + finding["id"] })]);
        var entries = Others.Concat(_findings).Append(Report).Select(resource => (JsonNode)new JsonObject { ["resource"] = resource.DeepClone() });
        return new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection", ["entry"] = new JsonArray([.. entries]) };
    }

    public Assessment Assess() => Of(Json());

    public static Assessment Of(JsonObject bundle, CalcificationAssessor? assessor = null) => (assessor ?? Assessing.Assessor).Assess(new AssessmentInput
    {
        Submission = ResourceJson.Parse(Encoding.UTF8.GetBytes(bundle.ToJsonString())),
        Identity = "test",
    });
}
