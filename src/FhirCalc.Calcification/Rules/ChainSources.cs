namespace FhirCalc.Calcification.Rules;

/// <summary>
/// The names from which an expression starts where it gives nothing when all of them are empty: a chain of steps from a name by children,
/// <c>where</c>, <c>select</c>, <c>ofType</c> and <c>first</c>, or such chains united or combined.
/// </summary>
internal static class ChainSources
{
    private static readonly string[] Steps = ["where", "select", "ofType", "first"];

    /// <summary>The names, or null where the expression is not of this form.</summary>
    public static string[]? Of(string expression)
    {
        var sources = new List<string>();
        foreach (var part in Parts(expression))
        {
            if (!AddSources(part, sources))
                return null;
        }

        return [.. sources];
    }

    // Split at unions that stand in no parentheses and no string.
    private static List<string> Parts(string expression)
    {
        var parts = new List<string>();
        var (depth, start, quoted) = (0, 0, false);
        for (var i = 0; i < expression.Length; i++)
        {
            quoted ^= expression[i] == '\'';
            if (quoted)
                continue;
            depth += expression[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (expression[i] != '|' || depth > 0)
                continue;
            parts.Add(expression[start..i].Trim());
            start = i + 1;
        }

        parts.Add(expression[start..].Trim());
        return parts;
    }

    private static bool AddSources(string chain, List<string> sources)
    {
        if (chain.Length < 2 || chain[0] != '%')
            return false;
        var at = End(chain, 1);
        if (at == 1)
            return false;
        sources.Add(chain[1..at]);
        while (at < chain.Length)
        {
            var end = chain[at] == '.' ? End(chain, at + 1) : at;
            if (end <= at + 1)
                return false;
            var step = chain[(at + 1)..end];
            at = end;
            if (end == chain.Length || chain[end] != '(')
                continue;
            at = Close(chain, end);
            if (step == "combine")
            {
                if (Of(chain[(end + 1)..(at - 1)].Trim()) is not { } combined)
                    return false;
                sources.AddRange(combined);
            }
            else if (!Steps.Contains(step))
            {
                return false;
            }
        }

        return true;
    }

    private static int End(string text, int from)
    {
        while (from < text.Length && (char.IsAsciiLetterOrDigit(text[from]) || text[from] == '_'))
            from++;
        return from;
    }

    // After the parenthesis that closes the one at this place; the compiler has seen that there is one.
    private static int Close(string text, int open)
    {
        var (depth, quoted) = (0, false);
        for (var i = open; i < text.Length; i++)
        {
            quoted ^= text[i] == '\'';
            if (quoted)
                continue;
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return i + 1;
        }

        return text.Length;
    }
}
