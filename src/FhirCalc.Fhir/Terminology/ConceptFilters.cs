using System.Text.RegularExpressions;

namespace FhirCalc.Fhir.Terminology;

/// <summary>The filter operators of <c>ValueSet.compose.include.filter</c> (https://hl7.org/fhir/R4/valueset-filter-operator.html).</summary>
internal static class ConceptFilters
{
    /// <returns>The test of a concept; null for an operator that is not known, or a value that makes no sense.</returns>
    public static Func<Concept, bool>? Compile(CompiledCodeSystem system, string property, string op, string value)
    {
        switch (op)
        {
            case "is-a":
                return In(Below(system, value));
            case "descendent-of":
                return In(Below(system, value).Where(concept => !system.Comparer.Equals(concept.Code, value)));
            case "is-not-a":
                var below = In(Below(system, value));
                return concept => !below(concept);
            case "generalizes":
                return In(system.TryFind(value, out var specific) ? specific.SelfAndAncestors() : []);
            case "=":
                return concept => concept.Values(property).Any(stated => system.Comparer.Equals(stated, value));
            case "in":
                return OneOf(system, property, value);
            case "not-in":
                var listed = OneOf(system, property, value);
                return concept => !listed(concept);
            case "exists":
                return value is "true" or "false" ? concept => concept.Values(property).Any() == (value == "true") : null;
            case "regex":
                return Pattern(value) is { } pattern ? concept => concept.Values(property).Any(pattern.IsMatch) : null;
            default:
                return null;
        }
    }

    /// <summary>
    /// The pattern of a regex filter, which has to match the whole value; null when it is none. It comes from a definition
    /// that may be anyone's, so only patterns that run in linear time are taken.
    /// </summary>
    public static Regex? Pattern(string value)
    {
        try
        {
            return new Regex($"^(?:{value})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static IEnumerable<Concept> Below(CompiledCodeSystem system, string code) =>
        system.TryFind(code, out var root) ? root.SelfAndDescendants() : [];

    private static Func<Concept, bool> In(IEnumerable<Concept> concepts) => concepts.ToHashSet().Contains;

    private static Func<Concept, bool> OneOf(CompiledCodeSystem system, string property, string value)
    {
        var wanted = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(system.Comparer);
        return concept => concept.Values(property).Any(wanted.Contains);
    }
}
