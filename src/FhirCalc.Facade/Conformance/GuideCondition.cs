namespace FhirCalc.Facade.Conformance;

/// <summary>One condition of a search among the guide. Several values are alternatives (R4 search, 3.1.1.4.20).</summary>
internal static class GuideCondition
{
    /// <exception cref="FormatException">A value or modifier that is not known; the message is for the client.</exception>
    public static Func<GuideResource, bool> Of(GuideParameter parameter, string? modifier, string[] values, DateTimeOffset since) => (parameter.Type, modifier) switch
    {
        (_, "missing") => Missing(parameter, values),
        ("string", null) => Any(parameter, values, (text, value) => text.StartsWith(value, StringComparison.OrdinalIgnoreCase)),
        ("string", "contains") => Any(parameter, values, (text, value) => text.Contains(value, StringComparison.OrdinalIgnoreCase)),
        ("string", "exact") => Any(parameter, values, (text, value) => text == value),
        ("token", null) => Any(parameter, values, (text, value) => IsCode(parameter, text, value)),
        ("token", "not") => resource => !Any(parameter, values, (text, value) => IsCode(parameter, text, value))(resource),
        ("uri", null) when parameter.Name == "url" => resource => values.Any(value => value == resource.Url || value == $"{resource.Url}|{resource.Version}"),
        ("uri" or "reference", null) => Any(parameter, values, (text, value) => text == value),
        ("uri", "below") => Any(parameter, values, (text, value) => text == value || text.StartsWith(value.TrimEnd('/') + "/", StringComparison.Ordinal)),
        ("date", null) => Dates(parameter, values, since),
        // A modifier that is not known would change the meaning: never ignored (R4 search, 3.1.1.4.5).
        _ => throw new FormatException($"{parameter.Name} does not take the modifier ':{modifier}' here."),
    };

    private static Func<GuideResource, bool> Any(GuideParameter parameter, string[] values, Func<string, string, bool> fits) =>
        resource => resource.Values(parameter.Property).Any(text => values.Any(value => fits(text, value)));

    private static bool IsCode(GuideParameter parameter, string code, string value) =>
        value == code || (value.IndexOf('|', StringComparison.Ordinal) is var bar and >= 0 && value[..bar] == (parameter.System ?? "") && (bar == value.Length - 1 || value[(bar + 1)..] == code));

    private static Func<GuideResource, bool> Missing(GuideParameter parameter, string[] values)
    {
        if (values is not ["true" or "false"])
            throw new FormatException($"{parameter.Name}:missing is true or false.");
        var wanted = values[0] == "true";
        return resource => (parameter.Name != GuideParameters.LastUpdated && !resource.Values(parameter.Property).Any()) == wanted;
    }

    private static Func<GuideResource, bool> Dates(GuideParameter parameter, string[] values, DateTimeOffset since)
    {
        var conditions = values.Select(value => DateCondition.Parse(parameter.Name, value)).ToList();
        return resource =>
        {
            var range = parameter.Name == GuideParameters.LastUpdated ? new DateSpan(since, since.AddSeconds(1))
                : DateSpan.Read(resource.Text(parameter.Property) ?? "");
            return range is { } known && conditions.Any(condition => condition.Holds(known));
        };
    }
}
