namespace FhirCalc.Calcification.Rules;

/// <summary>Gathers what would decide a rule where it is unknown, each text once.</summary>
internal struct MissingData(CalcificationRule rule)
{
    private static readonly string[] Unreadable = ["data that the rule can read"];

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
                if (scope.Fact(facts[at]) != Truth.Unknown)
                    continue;
                isSaid = true;
                Add(facts[at].MissingAlone);
            }

            if (isSaid)
                return;
        }

        Add(Unreadable);
    }

    public readonly IReadOnlyList<string> Texts => _texts;

    // Mostly there is only one.
    private void Add(string[] text)
    {
        if (_texts.Length == 0)
            _texts = text;
        else if (Array.IndexOf(_texts, text[0]) < 0)
            _texts = [.. _texts, text[0]];
    }
}
