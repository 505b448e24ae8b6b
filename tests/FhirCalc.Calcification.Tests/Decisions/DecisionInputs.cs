using FhirCalc.Calcification.Tests.Cases;

namespace FhirCalc.Calcification.Tests.Decisions;

/// <summary>One way in which an input may be stated, or not be stated.</summary>
internal sealed record Stated(string Label, Action<FindingBuilder>? Finding = null, Action<CaseBuilder>? Case = null);

/// <summary>Something that rules ask for, with the ways in which it may be stated.</summary>
internal sealed record DecisionInput(string Name, params Stated[] Options)
{
    /// <summary>A component with some of its codes, and silence.</summary>
    public static DecisionInput Coded(string component, params string[] codes) =>
        new(component, [.. codes.Select(code => new Stated(code, finding => finding.With(component, code))), new Stated("silent")]);

    /// <summary>A condition of the patient: active, past, refuted, and silence.</summary>
    public static DecisionInput Condition(string code) => new(code,
        new Stated("active", Case: builder => builder.Condition(code)),
        new Stated("resolved", Case: builder => builder.Condition(code, "confirmed", "resolved")),
        new Stated("refuted", Case: builder => builder.Condition(code, "refuted", null)),
        new Stated("silent"));

    /// <summary>A marker of the lesion by its interpretation, and silence.</summary>
    public static DecisionInput Marker(string code, string? cells, params string[] interpretations) => new(code,
        [.. interpretations.Select(interpretation => new Stated(interpretation, Case: builder => builder.Marker(code, interpretation, cells))), new Stated("silent")]);
}

/// <summary>The inputs of one organ, and which of them each rule may depend on.</summary>
internal sealed record OrganDecisions(string Name, string Site, string Method, DecisionInput[] Inputs, (string Rule, string[] Inputs)[] Rules)
{
    public CaseBuilder Build(IReadOnlyDictionary<string, Stated> stated)
    {
        var builder = CaseBuilder.At(Site, Method, finding =>
        {
            foreach (var option in stated.Values)
                option.Finding?.Invoke(finding);
        });
        foreach (var option in stated.Values)
            option.Case?.Invoke(builder);
        return builder;
    }

    public DecisionInput Input(string name) => Inputs.Single(input => input.Name == name);
}
