using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.Constraints;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>A loaded extension with the places where it may stand (spec: defining-extensions.html#context).</summary>
internal sealed class KnownExtension
{
    private readonly string _url;
    private readonly List<Context> _contexts = [];
    private readonly bool _anywhere;

    public KnownExtension(string url, ProfileTree tree, CompiledProfile profile, Engine engine)
    {
        _url = url;
        Profile = profile;
        Rule = url + "#Extension";
        IsModifier = tree.Root.Definition?.IsModifier == true;
        foreach (var context in tree.Source.Root["context"u8].Children)
        {
            var expression = context["expression"u8].GetString() ?? "";
            var type = context["type"u8].GetString() ?? "";
            _anywhere |= type == "element" && expression is "Element" or "*";
            _contexts.Add(new Context(type, expression, type == "fhirpath" ? TryCompile(engine.Paths, expression) : null));
        }

        _anywhere |= _contexts.Count == 0;
        _contexts.AddRange(PublishedErrata.FurtherContexts(url).Select(path => new Context("element", path, null)));
    }

    public CompiledProfile Profile { get; }

    public bool IsModifier { get; }

    public string Rule { get; }

    public void CheckContext(in Element extension, in Element owner, Scope scope)
    {
        if (_anywhere)
            return;
        foreach (var context in _contexts)
        {
            if (context.Allows(owner, scope))
                return;
        }

        // It is the owner that must not have it: that is the place; line and column are those of the extension.
        StructureReport.Error(scope, StructureIssueIds.ExtensionContext, "structure",
            $"The extension {_url} must not stand on {DescribeOwner(owner)}; it is for {string.Join(", ", _contexts.Select(context => context.Expression))}.",
            owner.Node.Exists ? owner.Node : owner.Extra, Rule, extension.Node);
    }

    private static string DescribeOwner(in Element owner) => owner.Definition?.Path ?? owner.Type.Name;

    private static CompiledPath? TryCompile(PathCompiler paths, string expression)
    {
        try
        {
            return paths.Compile(expression);
        }
        catch (PathException)
        {
            // A context that does not compile allows everything: the fault is the definition's, not the content's.
            return null;
        }
    }

    private sealed record Context(string Type, string Expression, CompiledPath? Path)
    {
        public bool Allows(in Element owner, Scope scope) => Type switch
        {
            "extension" => owner.Type.Name == "Extension" && owner.Node["url"u8].GetString() == Expression,
            "fhirpath" => Path is null || Selects(Path, owner, scope),
            _ => IsElement(owner, scope),
        };

        private bool IsElement(in Element owner, Scope scope)
        {
            for (var type = owner.Type; type is not null; type = type.Base)
            {
                if (type.Name == Expression)
                    return true;
            }

            // Interfaces of later versions: a resource with a canonical url implements them.
            if (Expression is "CanonicalResource" or "MetadataResource" && owner.Type.Element("url") is not null)
                return true;
            if (owner.Definition is not { } definition)
                return false;
            if (WithoutChoice(definition.Path) == WithoutChoice(Expression))
                return true;
            // Patient.name.family, though family is defined by HumanName.
            return Expression.Contains('.', StringComparison.Ordinal) && PathOf(owner, scope) == WithoutChoice(Expression);
        }

        private static string WithoutChoice(string path) => path.EndsWith("[x]", StringComparison.Ordinal) ? path[..^3] : path;

        private static string PathOf(in Element owner, Scope scope)
        {
            var location = System.Text.RegularExpressions.Regex.Replace(owner.Location(), "\\[\\d+\\]", "");
            var root = System.Text.RegularExpressions.Regex.Replace(scope.Resource.Location(), "\\[\\d+\\]", "");
            return location.StartsWith(root, StringComparison.Ordinal) ? scope.Resource.Type.Name + location[root.Length..] : location;
        }

        private static bool Selects(CompiledPath path, Element owner, Scope scope)
        {
            try
            {
                foreach (var value in path.Evaluate(scope.Resource, scope.Path))
                {
                    if (value is ElementValue { Element: var selected } && selected == owner)
                        return true;
                }

                return false;
            }
            catch (PathEvaluationException)
            {
                return true;
            }
        }
    }
}
