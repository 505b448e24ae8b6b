namespace FhirCalc.Calcification.Rules;

/// <summary>Gathers what would decide a rule where it is unknown, each text once.</summary>
internal struct MissingData(CalcificationRule rule)
{
    private const string Unreadable = "data that the rule can read";

    private readonly CalcificationRule _rule = rule;
    private string[] _texts = [];

    /// <summary>Adds what is missing under one scope. The conditions stand in their order: where it is open whether there is a calcification at all, that is asked for.</summary>
    public void Add(FindingScope scope)
    {
        var isSaid = false;
        foreach (var condition in _rule.Conditions)
        {
            if (condition.Decide(scope, _rule.Id) != Truth.Unknown)
                continue;
            var facts = condition.FactsBehind(scope, Truth.Unknown);
            for (var at = 0; at < facts.Count; at++)
            {
                if (scope.Fact(facts[at]).Missing is not { } text)
                    continue;
                isSaid = true;
                Add(text);
            }

            if (isSaid)
                return;
        }

        Add(Unreadable);
    }

    public readonly string[] ToArray() => _texts;

    // Mostly one or two.
    private void Add(string text)
    {
        if (!_texts.Contains(text))
            _texts = [.. _texts, text];
    }
}
