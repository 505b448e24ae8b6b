using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

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
        ["att-1"] = ("data.empty() or contentType.exists()", element => Lacks(element, "data"u8) || Shows(element, "contentType"u8)),
        ["obs-3"] = ("low.exists() or high.exists() or text.exists()", element => Shows(element, "low"u8) || Shows(element, "high"u8) || Shows(element, "text"u8)),
        ["obs-6"] = ("dataAbsentReason.empty() or value.empty()", element => Lacks(element, "dataAbsentReason"u8)),
        ["obs-7"] = ("value.empty() or component.code.where(coding.intersect(%resource.code.coding).exists()).empty()", element => Lacks(element, "component"u8)),
        ["per-1"] = ("start.hasValue().not() or end.hasValue().not() or (start <= end)", element => Lacks(element, "start"u8) || Lacks(element, "end"u8)),
        ["qty-3"] = ("code.empty() or system.exists()", element => Lacks(element, "code"u8) || Shows(element, "system"u8)),
        ["rng-2"] = ("low.empty() or high.empty() or (low <= high)", element => Lacks(element, "low"u8) || Lacks(element, "high"u8)),
        ["sqty-1"] = ("comparator.empty()", element => Lacks(element, "comparator"u8)),
        ["txt-1"] = ("htmlChecks()", IsPlainNarrative),
        ["txt-2"] = ("htmlChecks()", IsPlainNarrative),
        ["ref-1"] = ("reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))", IsNotLocal),
    };

    /// <summary>Keys that have a shortcut, with the expression it stands for.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Expressions => ByKey.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Expression));

    public static Func<Element, bool> Find(string key) => ByKey[key].HoldsAtOnce;

    public static Func<Element, bool>? Find(ConstraintDefinition constraint) =>
        ByKey.TryGetValue(constraint.Key, out var shortcut) && shortcut.Expression == constraint.Expression ? shortcut.HoldsAtOnce : null;

    /// <summary>Neither the property nor the sibling that could stand for it.</summary>
    private static bool Lacks(Element element, ReadOnlySpan<byte> name)
    {
        foreach (var property in element.Node.Children)
        {
            // Escapes in a name are rare; they leave the answer to the expression.
            var found = property.NameUtf8;
            if (found.EndsWith(name) || found.Contains((byte)'\\'))
                return false;
        }

        return true;
    }

    private static bool Shows(Element element, ReadOnlySpan<byte> name) => element.Node[name].Kind is not (NodeKind.Missing or NodeKind.Null or NodeKind.Array);

    private static bool HasNothingContained(Element element) => Lacks(element, "contained"u8);

    // Safe and not empty.
    private static bool IsPlainNarrative(Element element) => PlainNarrative.IsSafe(element.Node);

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
