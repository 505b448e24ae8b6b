using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Constraints;
using FhirCalc.Fhir.Profiles.Slicing;

namespace FhirCalc.Fhir.Profiles.Compilation;

/// <summary>Compiles a StructureDefinition: reads its tree, compares each element with what is checked anyway, keeps the difference.</summary>
internal sealed class ProfileCompiler
{
    private readonly ProfileTree _tree;
    private readonly CompileContext _context;
    private readonly Dictionary<string, SharedContent> _shared = new(StringComparer.Ordinal);

    private ProfileCompiler(ProfileTree tree, CompileContext context)
    {
        _tree = tree;
        _context = context;
    }

    public CompileContext Context => _context;

    public static CompiledProfile Compile(ResourceJson definition, Engine engine, bool acceptDifferential)
    {
        var context = new CompileContext(engine);
        var url = definition.Root["url"u8].GetString() ?? "";
        if (ReadTree(definition, context, acceptDifferential) is not { } tree)
            return new CompiledProfile(url, null, [], context.Problems);
        var compiler = new ProfileCompiler(tree, context);
        var rules = compiler.CompileNode(tree.Root, []);
        if (tree.Base is { } baseUrl && engine.Definitions.TryFind(baseUrl, "StructureDefinition", out var parent)
            && parent.Root["derivation"u8].GetString() == "constraint")
        {
            rules.Insert(0, new BaseProfile(context.Reference(baseUrl, url)));
        }

        return new CompiledProfile(url, tree.Type, [.. rules], context.Problems);
    }

    public static ProfileTree? ReadTree(ResourceJson definition, CompileContext context, bool acceptDifferential)
    {
        var source = definition.Root;
        var url = source["url"u8].GetString() ?? "";
        var typeName = source["type"u8].GetString() ?? "";
        if (context.Engine.Types.Find(typeName[(typeName.LastIndexOf('/') + 1)..]) is not { } type)
        {
            context.Problem(ProfileIssueIds.BadElement, $"The type '{typeName}' that the profile constrains is not an R4 type.", url + "#");
            return null;
        }

        var elements = source["snapshot"u8]["element"u8];
        var isDifferential = !elements.Exists && acceptDifferential;
        if (isDifferential)
            elements = source["differential"u8]["element"u8];
        if (!elements.Exists && !isDifferential)
        {
            context.Problem(ProfileIssueIds.SnapshotMissing, $"{url} has no snapshot; publish the profile with one (SUSHI: option -s).", url + "#");
            return null;
        }

        var root = TreeReader.Read(type, elements, context.Engine.Types,
            (id, message) => context.Problem(ProfileIssueIds.BadElement, message, url + "#" + id));
        return new ProfileTree(url, type, root, isDifferential ? source["baseDefinition"u8].GetString() : null, definition);
    }

    /// <summary>
    /// The rules about one element: its own constraints, then its children. <paramref name="counterparts"/> are elements of
    /// this profile that speak about the same content, such as the element that a slice is cut from.
    /// </summary>
    public List<Assertion> CompileNode(ElementNode node, IReadOnlyList<ElementNode> counterparts)
    {
        var rules = new List<Assertion>();
        if (node.Definition is { } definition)
        {
            var constraints = ConstraintKinds.CompileAll(new ElementFacts(definition, AssertedFor(node, counterparts), Rule(node)), _context);
            rules.AddRange(node.IsToldBySlice ? constraints.Where(constraint => constraint is not (PatternValue or FixedValue)) : constraints);
        }

        if (ChildrenOf(node, counterparts) is { } children)
            rules.Add(children);
        return rules;
    }

    public string Rule(ElementNode node) => _tree.Url + "#" + node.Id;

    private Assertion? ChildrenOf(ElementNode node, IReadOnlyList<ElementNode> counterparts)
    {
        if (node.Children.Count > 0)
        {
            var rules = node.Children.Select(child => CompileChild(child, Matching(counterparts, child.Name))).OfType<ChildRule>().ToArray();
            return rules.Length == 0 ? null : new ChildRules(rules);
        }

        // The content of another element of this profile, with all that the profile says about it.
        if (node.Definition?.ContentReference is not { } reference || reference[0] != '#' || _tree.Find(reference[1..]) is not { } target)
            return null;
        if (!_shared.TryGetValue(target.Id, out var shared))
        {
            _shared.Add(target.Id, shared = new SharedContent());
            shared.Rules = ChildrenOf(target, []);
            shared.IsCompiled = true;
        }

        // Only content that leads back to itself is not compiled yet; of the rest it is known whether there is anything to check.
        return shared is { IsCompiled: true, Rules: null } ? null : shared;
    }

    private ChildRule? CompileChild(ElementNode child, IReadOnlyList<ElementNode> counterparts)
    {
        var min = child.Min > Math.Max(child.Core!.Min, counterparts.Select(other => other.Min).DefaultIfEmpty().Max()) ? child.Min : 0;
        var isWider = child.Max >= child.Core.Max || counterparts.Any(other => child.Max >= other.Max);
        var rules = CompileNode(child, counterparts);
        var slicing = SlicingCompiler.Compile(child, counterparts, this);
        return min == 0 && isWider && rules.Count == 0 && slicing is null
            ? null
            : new ChildRule(child.Core, min, isWider ? int.MaxValue : child.Max, [.. rules], slicing, Rule(child));
    }

    private static List<ElementDefinition> AssertedFor(ElementNode node, IReadOnlyList<ElementNode> counterparts)
    {
        var asserted = new List<ElementDefinition>(counterparts.Select(other => other.Definition).OfType<ElementDefinition>());
        if (node.Core is not null)
            asserted.Add(node.Core);
        for (var type = node.Content; type is not null; type = type.Base)
            asserted.Add(type.Root);
        return asserted;
    }

    private static List<ElementNode> Matching(IReadOnlyList<ElementNode> counterparts, string name) =>
        [.. counterparts.Select(other => other.Child(name)).OfType<ElementNode>()];
}
