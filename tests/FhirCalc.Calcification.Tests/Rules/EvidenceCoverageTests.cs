using FhirCalc.Calcification.Rules;

namespace FhirCalc.Calcification.Tests.Rules;

public class EvidenceCoverageTests
{
    public static TheoryData<string> Statements => [.. Carried().Select(statement => statement.Code)];

    [Theory]
    [MemberData(nameof(Statements))]
    public void Every_statement_that_grades_limits_advises_explains_or_modifies_is_carried_by_a_rule_of_its_kind(string code)
    {
        var (_, kind, outcome, risk) = Carried().Single(statement => statement.Code == code);

        var rule = Assessing.Assessor.Rules.FirstOrDefault(rule => rule.Id == code).ShouldNotBeNull();

        rule.Kind.ToString().ShouldBe(kind, StringCompareShould.IgnoreCase);
        rule.Evidence.ShouldContain(code);
        if (kind != "risk")
            return;
        rule.Outcome!.Code.ShouldBe(outcome);
        rule.Grade.ToString()!.ShouldBe(risk, StringCompareShould.IgnoreCase);
    }

    [Fact]
    public void Every_scoring_statement_is_carried_by_a_rule_that_derives_a_score_and_names_the_source_of_its_numbers()
    {
        var scoring = Assessing.Assessor.Evidence.All.Where(statement => statement.Kind == "scoring").Select(statement => statement.Code).ToList();
        scoring.ShouldBe(["B18", "T15", "V18", "V22"], ignoreOrder: true);
        foreach (var code in scoring)
            Assessing.Assessor.Rules.ShouldContain(rule => rule.Kind == RuleKind.Score && rule.Evidence.Contains(code), code);
        Assessing.Assessor.Rules.Where(rule => rule.Kind == RuleKind.Score).ShouldAllBe(rule => rule.Score!.Method != null);
    }

    [Fact]
    public void They_are_all_of_the_evidence() =>
        string.Join(' ', Carried().GroupBy(statement => statement.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Count()}"))
            .ShouldBe("action 1 etiology 24 guard 13 modifier 12 risk 37");

    [Fact]
    public void Every_statement_that_a_rule_cites_says_something_and_names_its_source()
    {
        var evidence = Assessing.Assessor.Evidence;
        foreach (var statement in Assessing.Assessor.Rules.SelectMany(rule => rule.Evidence).Distinct().Select(code => evidence[code]))
        {
            statement.Says.ShouldNotBeEmpty(statement.Code);
            statement.Doi.ShouldStartWith("10.");
            statement.Citation.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_rule_declares_what_it_needs_beyond_the_report()
    {
        var v7 = Assessing.Assessor.Rules.First(rule => rule.Id == "V7");
        v7.Inputs.Select(input => input.ResourceType + " " + input.ValueSet.Split('/')[^1])
            .ShouldBe(["Condition condition-type-2-diabetes", "Condition condition-end-stage-kidney-disease"]);
        var terminology = new FhirCalc.Fhir.Terminology.TerminologyService(Assessing.WithGuide);
        Assessing.Assessor.Rules.SelectMany(rule => rule.Inputs).ShouldAllBe(input => terminology.Find(input.ValueSet) != null);
    }

    private static List<(string Code, string Kind, string? Outcome, string? Risk)> Carried()
    {
        Assessing.WithGuide.TryFind(CalcificationGuide.CanonicalBase + "/CodeSystem/calcification-evidence", "CodeSystem", out var system).ShouldBeTrue();
        var carried = new List<(string, string, string?, string?)>();
        foreach (var concept in system!.Root["concept"].Children)
        {
            var properties = new List<(string Name, string? Value)>();
            foreach (var property in concept["property"].Children)
                properties.Add((property["code"].GetString()!, property["valueString"].GetString() ?? property["valueCoding"]["code"].GetString()));
            var kind = properties.First(property => property.Name == "kind").Value!;
            if (kind is "risk" or "guard" or "action" or "etiology" or "modifier")
                carried.Add((concept["code"].GetString()!, kind, properties.Find(property => property.Name == "outcome").Value, properties.Find(property => property.Name == "risk").Value));
        }

        return carried;
    }
}
