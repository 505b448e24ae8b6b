using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Tests.Cases;
using FhirCalc.Fhir.Json;
using static FhirCalc.Calcification.Tests.Cases.CaseBuilder;

namespace FhirCalc.Calcification.Tests.Rules;

/// <summary>What must change nothing, for a case of every rule.</summary>
public class InvarianceTests
{
    private const string Server = "https://hospital.example.org/fhir/";

    public static TheoryData<string> Cases => [.. AllCases.Keys];

    private static Dictionary<string, Func<CaseBuilder>> AllCases { get; } = MinimalCases.All.Select(one => (one.Key, Build: one.Value.Build))
        .Concat(StatementCases.All.Select(one => (one.Key + " states", one.Value.Holds)))
        .Concat(GuardCases.All.Select(one => (one.Key + " limits", one.Value.Holds)))
        .Concat(ScoreCases.All.Select(one => (one.Key + " derives", one.Value)))
        .ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_order_of_entries_changes_no_byte(string name)
    {
        var bundle = AllCases[name]().Json();
        var expected = Of(bundle).ToBundle();
        var random = new Random(1);
        for (var i = 0; i < 3; i++)
        {
            var items = bundle["entry"]!.AsArray().Select(entry => entry!.DeepClone()).ToArray();
            random.Shuffle(items);
            var shuffled = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection", ["entry"] = new JsonArray(items) };
            Of(shuffled).ToBundle().ShouldBe(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Resources_of_others_and_of_other_kinds_change_no_byte(string name)
    {
        var builder = AllCases[name]();
        var expected = builder.Assess().ToBundle();
        foreach (var condition in (string[])["type-2-diabetes", "breast-cancer", "osteogenic-sarcoma", "ovarian-malignancy"])
        {
            builder.Condition(condition);
            builder.Others[^1]["id"] = "other-" + condition;
            builder.Others[^1]["subject"] = new JsonObject { ["reference"] = "Patient/other" };
        }

        builder.Serum("17861-6", "20", "mg/dL", "2026-05-30").Others[^1]["subject"] = new JsonObject { ["reference"] = "Patient/other" };
        builder.Others[^1]["id"] = "other-calcium";
        builder.Others.Add(new JsonObject { ["resourceType"] = "Patient", ["id"] = "other" });
        builder.Others.Add(new JsonObject { ["resourceType"] = "Organization", ["id"] = "o", ["name"] = "Hospital" });
        builder.Others.Add(new JsonObject { ["resourceType"] = "Observation", ["id"] = "weight", ["status"] = "final", ["code"] = FindingBuilder.Concept("http://loinc.org", "29463-7"), ["subject"] = new JsonObject { ["reference"] = "Patient/p" } });

        builder.Assess().ToBundle().ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Other_codings_beside_the_local_one_change_no_verdict_and_behind_it_no_byte(string name)
    {
        var bundle = AllCases[name]().Json();
        var expected = Of(bundle);
        foreach (var first in (bool[])[true, false])
        {
            var coded = (JsonObject)bundle.DeepClone();
            AddCodings(coded, first);
            var assessment = Of(coded);
            Verdicts(assessment, words: false).ShouldBe(Verdicts(expected, words: false));

            // A display that comes first is the sender's word for a code that we have no word for.
            if (!first)
                Bytes(assessment).ShouldBe(Bytes(expected));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_form_of_references_changes_no_verdict(string name)
    {
        var bundle = AllCases[name]().Json();
        var expected = Verdicts(Of(bundle));

        Verdicts(Of(Renamed(bundle, (type, id) => $"{Server}{type}/{id}", (type, id) => $"{type}/{id}"))).ShouldBe(expected);
        Verdicts(Of(Renamed(bundle, (type, id) => $"{Server}{type}/{id}", (type, id) => $"{Server}{type}/{id}"))).ShouldBe(expected);
        Verdicts(Of(Renamed(bundle, Urn, Urn))).ShouldBe(expected);

        static string Urn(string type, string id) => $"urn:uuid:{NameBasedUuid.Create(Guid.Empty, type + id)}";
    }

    [Theory]
    [InlineData("1", "mm", "1000", "um", "0.1", "cm")]
    [InlineData("1.1", "mm", "1100", "um", "0.11", "cm")]
    [InlineData("0.4", "mm", "400", "um", "0.04", "cm")]
    public void Equivalent_units_of_length_change_no_verdict(string one, string oneUnit, string two, string twoUnit, string three, string threeUnit)
    {
        var verdicts = ((string, string)[])[(one, oneUnit), (two, twoUnit), (three, threeUnit)];
        verdicts.Select(size => Verdicts(At(Thyroid, "ultrasonography", f => f.With("morphology", "microcalcification").With("lesion-kind", "nodule").WithSize(size.Item1, size.Item2)).Assess())).Distinct().ShouldHaveSingleItem();
        verdicts.Select(size => Verdicts(CoronaryCt(f => f.WithSize(size.Item1, size.Item2)).Assess())).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("10.020", "2.5", "6.1940", "2")]
    [InlineData("8.016", "2", "7.7425", "2.5")]
    public void Equivalent_units_of_serum_minerals_change_no_verdict_and_no_product(string calcium, string calciumMolar, string phosphorus, string phosphorusMolar)
    {
        var told = new List<string>();
        foreach (var (ca, caUnit) in ((string, string)[])[(calcium, "mg/dL"), (calciumMolar, "mmol/L")])
        {
            foreach (var (p, pUnit) in ((string, string)[])[(phosphorus, "mg/dL"), (phosphorusMolar, "mmol/L")])
            {
                var assessment = CoronaryCt(f => f.With("vessel-layer", "media").With("distribution", "diffuse")).Serum("17861-6", ca, caUnit).Serum("2777-1", p, pUnit).Assess();
                told.Add(Verdicts(assessment) + assessment.Reports.Single().Scores.Single().Words);
            }
        }

        told.Distinct().ShouldHaveSingleItem();
    }

    public static TheoryData<string> Sites => [.. MinimalCases.All.Values.Select(one => (string)one.Build().Findings[0]["bodySite"]!["coding"]![0]!["code"]!).Distinct()];

    [Theory]
    [MemberData(nameof(Sites))]
    public void Adding_a_finding_never_lowers_a_grade_of_any_outcome(string site)
    {
        var cases = MinimalCases.All.Values.Select(one => one.Build()).Where(builder => (string)builder.Findings[0]["bodySite"]!["coding"]![0]!["code"]! == site).ToList();
        foreach (var one in cases)
        {
            var before = Grades(one.Assess());
            foreach (var other in cases.Append(At(site, "histology", f => f.Presence("absent"))).Append(At(site, "histology", f => f.Presence("indeterminate"))))
            {
                var bundle = one.Json();
                var added = (JsonObject)other.Findings[0].DeepClone();
                added["id"] = "added";
                bundle["entry"]!.AsArray().Add(new JsonObject { ["resource"] = added });
                Report(bundle)["result"]!.AsArray().Add(new JsonObject { ["reference"] = "Observation/added" });
                var after = Grades(Of(bundle));
                foreach (var (outcome, grade) in before)
                    (after.TryGetValue(outcome, out var now) && now >= grade).ShouldBeTrue($"{outcome} is {now} after {grade}");
            }
        }
    }

    private static Dictionary<string, RiskGrade> Grades(Assessment assessment) =>
        assessment.Organs().SelectMany(organ => organ.Predictions).GroupBy(prediction => prediction.Outcome.Code).ToDictionary(same => same.Key, same => same.Max(one => one.Grade), StringComparer.Ordinal);

    private static JsonObject Report(JsonObject bundle) => bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject()).Single(resource => (string?)resource["resourceType"] == "DiagnosticReport");

    // Everything that is concluded, without the names of the inputs. The words of a score may be the sender's.
    private static string Verdicts(Assessment assessment, bool words = true)
    {
        var told = new StringBuilder();
        foreach (var organ in assessment.Organs())
        {
            told.Append(organ.Code.Code).Append(' ').Append(organ.Side?.Code).Append(' ').Append(organ.Conclusion.Code).Append('\n');
            foreach (var prediction in organ.Predictions)
                told.Append(prediction.Outcome.Code).Append(' ').Append(prediction.Grade).Append(' ').AppendJoin(',', prediction.Rules.Select(rule => $"{rule.Rule.Id} {rule.Bearing} {rule.Inputs.Count}").Order(StringComparer.Ordinal)).Append('\n');
            told.AppendJoin(',', organ.Undecided.Select(undecided => $"{undecided.Rule.Id}: {string.Join(';', undecided.Missing)}")).Append('\n');
            told.AppendJoin(',', organ.Guards.Concat(organ.Advice).Select(rule => rule.Id)).AppendJoin(',', organ.Etiologies.Concat(organ.Modifiers).Select(statement => statement.Rule.Id)).Append('\n');
        }

        foreach (var score in assessment.Reports.SelectMany(report => report.Scores))
            told.Append(score.Rule.Id).Append(' ').Append(words ? score.Words : "").Append('\n');
        return told.ToString();
    }

    // A score copies what it is about from its source, with every coding; its id is the same.
    private static string Bytes(Assessment assessment) => string.Concat(assessment.Resources.Select(resource => resource.Id + (resource.ResourceType == "Observation" ? "" : Encoding.UTF8.GetString(resource.Json.Span))));

    private static void AddCodings(JsonNode node, bool first)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                if (item is not null)
                    AddCodings(item, first);
            }
        }

        if (node is not JsonObject json)
            return;
        if (json["coding"] is JsonArray codings)
        {
            var other = new JsonObject { ["system"] = "http://hospital.example.org/codes", ["code"] = "x-1", ["display"] = "Something" };
            if (first)
                codings.Insert(0, other);
            else
                codings.Add(other);
        }

        foreach (var (_, value) in json.ToList())
        {
            if (value is not null)
                AddCodings(value, first);
        }
    }

    private static JsonObject Renamed(JsonObject bundle, Func<string, string, string> fullUrl, Func<string, string, string> reference)
    {
        var renamed = (JsonObject)bundle.DeepClone();
        foreach (var entry in renamed["entry"]!.AsArray())
        {
            var resource = entry!["resource"]!.AsObject();
            entry["fullUrl"] = fullUrl((string)resource["resourceType"]!, (string)resource["id"]!);
            Rename(resource);
        }

        return renamed;

        void Rename(JsonNode node)
        {
            foreach (var child in (node as JsonArray)?.Where(item => item is not null).Select(item => item!).ToList() ?? (node as JsonObject)?.Select(property => property.Value).OfType<JsonNode>().ToList() ?? [])
                Rename(child);
            if (node is JsonObject json && json["reference"] is JsonValue value && ((string?)value)?.Split('/') is [var type, var id])
                json["reference"] = reference(type, id);
        }
    }
}
