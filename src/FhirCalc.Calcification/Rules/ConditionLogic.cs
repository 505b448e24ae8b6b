namespace FhirCalc.Calcification.Rules;

/// <summary>
/// A condition over facts as FHIRPath's three-valued <c>and</c> and <c>or</c>, decided without the engine. A test holds it to what the engine
/// decides.
/// </summary>
internal sealed class ConditionLogic
{
    private readonly RuleFact? _fact;
    private readonly ConditionLogic[] _parts = [];
    private readonly bool _isOr;

    private ConditionLogic(RuleFact fact) => _fact = fact;

    private ConditionLogic(ConditionLogic[] parts, bool isOr) => (_parts, _isOr) = (parts, isOr);

    /// <summary>The logic of a condition; null where it holds more than names, and, or and parentheses.</summary>
    public static ConditionLogic? Of(string expression, IReadOnlyDictionary<string, RuleFact> facts)
    {
        var tokens = expression.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = 0;
        var logic = Or(tokens, ref at, facts);
        return at == tokens.Length ? logic : null;
    }

    /// <summary>Whether it is a fact, or facts that all have to hold: then all of them bear on it.</summary>
    public bool IsPlain => _fact is not null || (!_isOr && Array.TrueForAll(_parts, part => part._fact is not null));

    public Truth Decide(FindingScope scope)
    {
        if (_fact is not null)
            return scope.Fact(_fact);
        var (decides, decided) = _isOr ? (Truth.True, Truth.False) : (Truth.False, Truth.True);
        foreach (var part in _parts)
        {
            var one = part.Decide(scope);
            if (one == decides)
                return one;
            if (one == Truth.Unknown)
                decided = Truth.Unknown;
        }

        return decided;
    }

    /// <summary>The facts that make it true, or leave it unknown: those of the parts that are so themselves.</summary>
    public void Collect(FindingScope scope, Truth truth, List<RuleFact> facts)
    {
        if (_fact is not null)
        {
            facts.Add(_fact);
            return;
        }

        foreach (var part in _parts)
        {
            if (part.Decide(scope) == truth)
                part.Collect(scope, truth, facts);
        }
    }

    // 'and' binds tighter than 'or'.
    private static ConditionLogic? Or(string[] tokens, ref int at, IReadOnlyDictionary<string, RuleFact> facts)
    {
        var parts = new List<ConditionLogic>();
        do
        {
            if (And(tokens, ref at, facts) is not { } part)
                return null;
            parts.Add(part);
        }
        while (Next(tokens, ref at, "or"));
        return parts.Count == 1 ? parts[0] : new ConditionLogic([.. parts], isOr: true);
    }

    private static ConditionLogic? And(string[] tokens, ref int at, IReadOnlyDictionary<string, RuleFact> facts)
    {
        var parts = new List<ConditionLogic>();
        do
        {
            if (Term(tokens, ref at, facts) is not { } part)
                return null;
            parts.Add(part);
        }
        while (Next(tokens, ref at, "and"));
        return parts.Count == 1 ? parts[0] : new ConditionLogic([.. parts], isOr: false);
    }

    private static ConditionLogic? Term(string[] tokens, ref int at, IReadOnlyDictionary<string, RuleFact> facts)
    {
        if (Next(tokens, ref at, "("))
        {
            var inner = Or(tokens, ref at, facts);
            return Next(tokens, ref at, ")") ? inner : null;
        }

        return at < tokens.Length && tokens[at][0] == '%' && facts.TryGetValue(tokens[at][1..], out var fact) && ++at > 0 ? new ConditionLogic(fact) : null;
    }

    private static bool Next(string[] tokens, ref int at, string token)
    {
        if (at >= tokens.Length || tokens[at] != token)
            return false;
        at++;
        return true;
    }
}
