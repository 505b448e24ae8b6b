using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>
/// Core invariants that nearly always hold for a reason that is cheap to see. A shortcut only ever says "holds"; anything else
/// goes to the expression. It is bound to the exact text of the expression, and a test compares both on all examples.
/// </summary>
internal static class InvariantShortcuts
{
    private static readonly Dictionary<string, (string Expression, Func<Element, bool> HoldsAtOnce)> ByKey = new(StringComparer.Ordinal)
    {
        ["dom-2"] = ("contained.contained.empty()", HasNothingContained),
        ["dom-3"] = ("contained.where((('#'+id in (%resource.descendants().reference | %resource.descendants().as(canonical) | %resource.descendants().as(uri) | %resource.descendants().as(url))) or descendants().where(reference = '#').exists() or descendants().where(as(canonical) = '#').exists() or descendants().where(as(canonical) = '#').exists()).not()).trace('unmatched', id).empty()", HasNothingContained),
        ["dom-4"] = ("contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()", HasNothingContained),
        ["dom-5"] = ("contained.meta.security.empty()", HasNothingContained),
        ["dom-6"] = ("text.`div`.exists()", HasNarrative),
        ["ext-1"] = ("extension.exists() != value.exists()", HasValueOrExtensions),
        ["ref-1"] = ("reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))", IsNotLocal),
    };

    /// <summary>Keys that have a shortcut, with the expression it stands for.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Expressions => ByKey.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Expression));

    public static Func<Element, bool>? Find(ConstraintDefinition constraint) =>
        ByKey.TryGetValue(constraint.Key, out var shortcut) && shortcut.Expression == constraint.Expression ? shortcut.HoldsAtOnce : null;

    private static bool HasNothingContained(Element element) => !element.Node["contained"u8].Exists;

    private static bool HasNarrative(Element element) => element.Node["text"u8]["div"u8].IsString;

    private static bool HasValueOrExtensions(Element element)
    {
        bool hasValue = false, hasExtensions = false;
        foreach (var property in element.Node.Children)
        {
            var name = property.NameUtf8;
            hasExtensions |= name.SequenceEqual("extension"u8);
            hasValue |= name.StartsWith("value"u8) || name.StartsWith("_value"u8);
        }

        return hasValue != hasExtensions;
    }

    private static bool IsNotLocal(Element element)
    {
        var reference = element.Node["reference"u8];
        return !reference.Exists || (reference.IsString && reference.Length > 2 && reference.Raw[1] is not ((byte)'#' or (byte)'\\'));
    }
}
