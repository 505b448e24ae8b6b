using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>The Observation that a score rule derives. What it means and by which numbers is data of the rule.</summary>
internal sealed record ScoreDefinition
{
    /// <summary>Code of the Observation; the guide's profile of it has the same id.</summary>
    public required Coding Code { get; init; }

    /// <summary>How it is calculated, which names the source of the numbers.</summary>
    public Coding? Method { get; init; }

    /// <summary>Gives the Observations from each of which one is derived.</summary>
    public required RuleExpression Each { get; init; }

    /// <summary>What else it is derived from.</summary>
    public CompiledPath? From { get; init; }

    /// <summary>A value that is the same for all, as its property and JSON.</summary>
    public (string Property, string Json, string Words)? Value { get; init; }

    /// <summary>A value that is calculated: a Quantity in <see cref="Unit"/>, or an integer without one.</summary>
    public CompiledPath? Calculated { get; init; }

    public string? Unit { get; init; }

    public required IReadOnlyList<ScoreRow> Rows { get; init; }

    public required IReadOnlyList<ScorePart> Components { get; init; }

    /// <summary>Why there is no value where no row holds; null where nothing is derived then.</summary>
    public string? Otherwise { get; init; }
}

/// <summary>A row of a score's table: a code, and when it is the value or the value of a component.</summary>
internal sealed record ScoreRow(CompiledPath When, Coding Code, Coding? Component);

/// <summary>A component of a score, and its value.</summary>
internal sealed record ScorePart(Coding Code, CompiledPath Value);
