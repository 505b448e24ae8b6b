namespace FhirCalc.Facade.Endpoints;

internal enum PreferredReturn
{
    Unstated,
    Minimal,
    Representation,
    OperationOutcome,
}

/// <summary>What a client asks for with <c>Prefer</c>, as far as we honour it.</summary>
internal sealed record Preference(PreferredReturn Return, bool Async, bool IsStrict)
{
    public static Preference Of(HttpRequest request)
    {
        var stated = request.Headers["Prefer"]
            .SelectMany(line => (line ?? "").Split([',', ';'], StringSplitOptions.TrimEntries))
            .Select(one => one.Replace(" ", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new Preference(
            stated.Contains("return=minimal") ? PreferredReturn.Minimal
            : stated.Contains("return=representation") ? PreferredReturn.Representation
            : stated.Contains("return=OperationOutcome") ? PreferredReturn.OperationOutcome
            : PreferredReturn.Unstated,
            stated.Contains("respond-async"),
            stated.Contains("handling=strict"));
    }

    /// <summary>How <c>Preference-Applied</c> tells that an answer has the form asked for; null if none was.</summary>
    public static string? Applied(PreferredReturn wanted) => wanted switch
    {
        PreferredReturn.Minimal => "return=minimal",
        PreferredReturn.Representation => "return=representation",
        PreferredReturn.OperationOutcome => "return=OperationOutcome",
        _ => null,
    };
}
