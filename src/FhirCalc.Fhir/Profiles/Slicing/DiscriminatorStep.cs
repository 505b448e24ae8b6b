namespace FhirCalc.Fhir.Profiles.Slicing;

internal enum StepKind
{
    Child,
    Extension,
    Resolve,
    OfType,
}

/// <summary>One step of the restricted FHIRPath that discriminators use.</summary>
/// <param name="Kind">What the step does.</param>
/// <param name="Name">Name of the child, url of the extension or name of the type.</param>
internal readonly record struct DiscriminatorStep(StepKind Kind, string Name)
{
    /// <summary>Parses a path such as <c>code.coding.code</c>, <c>$this</c>, <c>extension('url').value</c> or <c>resolve().code</c>; null if it is none.</summary>
    public static DiscriminatorPath? Parse(string text)
    {
        var steps = new List<DiscriminatorStep>();
        for (var rest = text; rest.Length > 0;)
        {
            var end = EndOfStep(rest);
            if (Read(rest[..end]) is not { } step)
                return null;
            if (step.Name != "$this")
                steps.Add(step);
            rest = end == rest.Length ? "" : rest[(end + 1)..];
            if (end == text.Length - 1)
                return null;
        }

        return text.Length == 0 ? null : new DiscriminatorPath(text, [.. steps]);
    }

    private static DiscriminatorStep? Read(string step)
    {
        if (step == "resolve()")
            return new(StepKind.Resolve, "");
        if (Argument(step, "extension") is { } url)
            return new(StepKind.Extension, url.Trim('\'', '"'));
        if (Argument(step, "ofType") is { } type)
            return new(StepKind.OfType, type);
        var isName = step.Length > 0 && step.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '$' or '[' or ']');
        return isName ? new(StepKind.Child, step.EndsWith("[x]", StringComparison.Ordinal) ? step[..^3] : step) : null;
    }

    private static string? Argument(string step, string function) =>
        step.StartsWith(function + "(", StringComparison.Ordinal) && step.EndsWith(')') ? step[(function.Length + 1)..^1] : null;

    // A dot ends a step unless it stands within parentheses, as in the url of an extension.
    private static int EndOfStep(string text)
    {
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '(')
                depth++;
            else if (text[at] == ')')
                depth--;
            else if (text[at] == '.' && depth == 0)
                return at;
        }

        return text.Length;
    }
}
