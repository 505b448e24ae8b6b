using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>A condition of the form <c>identifier=system|value</c>: the only one that can be checked on the resource without a server.</summary>
internal static class IdentifierCondition
{
    private const string Name = "identifier=";

    /// <summary>Whether the resource is surely what the condition means.</summary>
    public static bool Fits(string condition, Node resource) => Check(condition, resource) == true;

    /// <summary>Whether it surely is not: some servers ignore a parameter that they do not know, and find everything.</summary>
    public static bool Contradicts(string condition, Node resource) => Check(condition, resource) == false;

    private static bool? Check(string condition, Node resource)
    {
        var text = Uri.UnescapeDataString(condition.TrimStart('?'));
        if (!text.StartsWith(Name, StringComparison.Ordinal) || text.Contains('&', StringComparison.Ordinal) || text.Contains(',', StringComparison.Ordinal))
            return null;
        var token = text[Name.Length..];
        var bar = token.IndexOf('|', StringComparison.Ordinal);
        var (system, value) = bar < 0 ? (null, token) : (token[..bar], token[(bar + 1)..]);
        var identifiers = resource["identifier"u8];
        if (identifiers.IsObject)
            return Fits(identifiers, system, value);
        foreach (var identifier in identifiers.Children)
        {
            if (Fits(identifier, system, value))
                return true;
        }

        return false;
    }

    private static bool Fits(Node identifier, string? system, string value) =>
        identifier["value"u8].GetString() == value && (system is null || (identifier["system"u8].GetString() ?? "") == system);
}
