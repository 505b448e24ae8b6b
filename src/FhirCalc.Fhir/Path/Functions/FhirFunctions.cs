using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>The functions that FHIR adds (http://hl7.org/fhir/R4/fhirpath.html#functions), but for terminology.</summary>
internal static class FhirFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Values("extension", Extension),
        // Not among the functions of R4, but a search parameter of R4 is written with it.
        Define.Values("hasExtension", static (source, url) => PathValues.Of((bool?)(Extension(source, url).Count > 0))),
        Define.Function("checkModifiers", 0, int.MaxValue, CheckModifiers),
        Define.Values("hasValue", static source => PathValues.Of((bool?)(source.Count == 1 && source.First is ElementValue { Element.HasValue: true } or BooleanValue or StringValue or IntegerValue or DecimalValue or TemporalValue))),
        // Anything but one primitive value gives nothing.
        Define.Values("getValue", static source => source.Count == 1 && Singleton.System(source, "getValue()") is { } value and not ElementValue
            ? PathValues.Of(value)
            : PathValues.Empty),
        Define.Function("resolve", 0, 0, Resolve),
        Define.Function("conformsTo", 1, 1, ConformsTo),
        Define.Text("htmlChecks", static text => BooleanValue.Of(Narrative.IsSafe(text))),
        Define.Text("htmlChecks2", static text => BooleanValue.Of(Narrative.HasContent(text))),
    ];

    private static PathValues Extension(PathValues source, PathValues url)
    {
        if (Singleton.Text(url, "extension()") is not { } wanted)
            return PathValues.Empty;
        var builder = new PathValuesBuilder();
        foreach (var item in source)
        {
            if (item is not ElementValue element)
                continue;
            foreach (var extension in element.Element.Children("extension"))
            {
                if (extension.Child("url").Text == wanted)
                    builder.Add(new ElementValue(extension));
            }
        }
        return builder.Build();
    }

    private static Evaluator CheckModifiers(Call call)
    {
        var source = call.Source;
        Evaluator[] allowed = [.. Enumerable.Range(0, call.Count).Select(call.Argument)];
        return frame =>
        {
            var values = source(frame);
            var urls = allowed.Select(url => Singleton.Text(url(frame), "checkModifiers()")).ToHashSet(StringComparer.Ordinal);
            foreach (var item in values)
            {
                if (item is not ElementValue { Element: var element })
                    continue;
                foreach (var modifier in element.Children("modifierExtension"))
                {
                    if (!urls.Contains(modifier.Child("url").Text))
                        throw new PathEvaluationException($"{modifier.Location()} has a modifier extension that is not expected: {modifier.Child("url").Text}");
                }
            }

            return values;
        };
    }

    // A reference that does not resolve gives nothing, as the specification asks.
    private static Evaluator Resolve(Call call)
    {
        var source = call.Source;
        return frame =>
        {
            var builder = new PathValuesBuilder();
            foreach (var item in source(frame))
            {
                if (item is ElementValue { Element: var element } && ReferenceText(element) is { } text
                    && (TryContained(frame.Scope, text, out var target) || frame.Scope.Environment.TryResolve(text, element, out target)))
                {
                    builder.Add(new ElementValue(target));
                }
            }
            return builder.Build();
        };
    }

    private static string? ReferenceText(Element element) => element.IsPrimitive ? element.Text : element.Child("reference").Text;

    private static bool TryContained(PathScope scope, string reference, out Element target)
    {
        target = default;
        if (!reference.StartsWith('#'))
            return false;
        var container = scope.RootResource.Exists ? scope.RootResource : scope.Resource;
        if (reference.Length == 1)
        {
            target = container;
            return true;
        }
        return TryContained(scope.Resource, reference[1..], out target) || TryContained(container, reference[1..], out target);
    }

    private static bool TryContained(Element container, string id, out Element target)
    {
        foreach (var contained in container.Children("contained"))
        {
            if (contained.Child("id").Text == id)
            {
                target = contained;
                return true;
            }
        }
        target = default;
        return false;
    }

    private static Evaluator ConformsTo(Call call)
    {
        var (source, profile) = (call.Source, call.Argument(0));
        return frame =>
        {
            if (Singleton.Item(source(frame), "conformsTo()") is not { } item || Singleton.Text(profile(frame), "conformsTo()") is not { } url)
                return PathValues.Empty;
            var answer = item is ElementValue element ? frame.Scope.Environment.ConformsTo(element.Element, url) : null;
            return PathValues.Of((bool?)(answer ?? throw new PathUndecidedException("conformsTo", url)));
        };
    }
}
