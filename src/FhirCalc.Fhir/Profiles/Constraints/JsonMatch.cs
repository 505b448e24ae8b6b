using System.Globalization;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>Compares values of a definition with values of an instance.</summary>
internal static class JsonMatch
{
    private const int LongestDescription = 200;

    /// <summary>Same content: properties in any order, items in the same order, numbers by value.</summary>
    public static bool Same(Node expected, Node found)
    {
        if (expected.Kind != found.Kind)
            return false;
        switch (expected.Kind)
        {
            case NodeKind.Object:
                foreach (var property in expected.Children)
                {
                    if (!Same(property, found[property.NameUtf8]))
                        return false;
                }

                return expected.Count == found.Count;
            case NodeKind.Array:
                var items = found.Children.GetEnumerator();
                foreach (var item in expected.Children)
                {
                    if (!items.MoveNext() || !Same(item, items.Current))
                        return false;
                }

                return !items.MoveNext();
            default:
                return SameScalar(expected, found);
        }
    }

    /// <summary>Whether everything that the pattern names is found; each item of a pattern's array must have its match.</summary>
    public static bool Holds(Node pattern, Node found)
    {
        if (pattern.Kind != found.Kind)
            return false;
        switch (pattern.Kind)
        {
            case NodeKind.Object:
                foreach (var property in pattern.Children)
                {
                    if (!Holds(property, found[property.NameUtf8]))
                        return false;
                }

                return true;
            case NodeKind.Array:
                foreach (var item in pattern.Children)
                {
                    if (!HoldsAny(item, found))
                        return false;
                }

                return true;
            default:
                return SameScalar(pattern, found);
        }
    }

    /// <summary>A value of a definition for a message, shortened.</summary>
    public static string Describe(Node expected)
    {
        var text = expected.RawText;
        if (expected.IsObject || expected.IsArray)
            text = System.Text.RegularExpressions.Regex.Replace(text, "\\s*\\n\\s*", " ");
        return text.Length <= LongestDescription ? text : text[..LongestDescription] + "…";
    }

    private static bool HoldsAny(Node item, Node found)
    {
        foreach (var candidate in found.Children)
        {
            if (Holds(item, candidate))
                return true;
        }

        return false;
    }

    private static bool SameScalar(Node expected, Node found)
    {
        if (expected.Raw.SequenceEqual(found.Raw))
            return true;
        return expected.Kind switch
        {
            NodeKind.String => expected.GetString() == found.GetString(),
            NodeKind.Number => decimal.TryParse(expected.RawText, NumberStyles.Float, CultureInfo.InvariantCulture, out var one)
                && decimal.TryParse(found.RawText, NumberStyles.Float, CultureInfo.InvariantCulture, out var other) && one == other,
            _ => false,
        };
    }
}
