using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>
/// Core invariants whose expression looks through the whole resource once for each item, so that its cost grows with the square
/// of the content. Here they are decided in one pass; a test compares them with their expressions.
/// </summary>
internal static class DirectInvariants
{
    private static readonly Dictionary<string, Func<Element, Scope, bool>> ByKey = new(StringComparer.Ordinal)
    {
        ["dom-3"] = (element, _) => !FirstUnreferenced(element).Exists,
        ["ref-1"] = LocalReferenceResolves,
    };

    /// <summary>Tells whether the invariant holds; null when only its expression can. Bound to the text like the shortcuts.</summary>
    public static Func<Element, Scope, bool>? Find(ConstraintDefinition constraint) =>
        InvariantShortcuts.Find(constraint) is null ? null : ByKey.GetValueOrDefault(constraint.Key);

    /// <summary>The first contained resource that dom-3 is broken by; the missing element where there is none.</summary>
    public static Element FirstUnreferenced(in Element resource)
    {
        var mentioned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in resource.Children())
            Gather(child, mentioned);
        foreach (var contained in resource.Children("contained"))
        {
            if (contained.Child("id").Text is { } id && !mentioned.Contains("#" + id) && !MentionsItsHolder(contained))
                return contained;
        }

        return default;
    }

    // A reference counts by its name, wherever it stands below the resource; a uri, url or canonical by its type.
    private static void Gather(in Element element, HashSet<string> mentioned)
    {
        if (element.IsPrimitive && element.Text is ['#', ..] text && element.Type.IsSubtypeOf("uri"))
            mentioned.Add(text);
        foreach (var child in element.Children())
        {
            if (child.Name == "reference" && child.Text is { } reference)
                mentioned.Add(reference);
            Gather(child, mentioned);
        }
    }

    private static bool MentionsItsHolder(in Element contained)
    {
        foreach (var child in contained.Children())
        {
            if (IsHolder(child))
                return true;
        }

        return false;

        static bool IsHolder(in Element element)
        {
            if (element.IsPrimitive && element.Text == "#" && element.Type.IsSubtypeOf("canonical"))
                return true;
            if (element.Child("reference").Text == "#")
                return true;
            foreach (var child in element.Children())
            {
                if (IsHolder(child))
                    return true;
            }

            return false;
        }
    }

    private static bool LocalReferenceResolves(Element reference, Scope scope) =>
        reference.Child("reference").Text is not ['#', _, ..] text || scope.Run.ContainedIn(scope.RootResource).ContainsKey(text[1..]);
}
