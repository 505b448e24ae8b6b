using System.Collections.Concurrent;
using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Compilation;

namespace FhirCalc.Fhir.Profiles;

/// <summary>The profiles and extensions of the definitions in force, each compiled once at first need.</summary>
internal sealed class ProfileSet(Engine engine, bool acceptDifferentials)
{
    private readonly ConcurrentDictionary<string, Lazy<CompiledProfile>> _profiles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ProfileTree?> _trees = new(StringComparer.Ordinal);
    private readonly Lazy<ImpliedProfiles> _implied = new(() => new ImpliedProfiles(engine));
    private readonly ConcurrentDictionary<TypeDefinition, TypeCandidates?> _candidates = new();
    private readonly Lazy<Utf8Table<string>> _canonicals = new(() => new Utf8Table<string>([.. engine.Definitions.Entries
        .Where(entry => entry is { ResourceType: "StructureDefinition", Derivation: "constraint" }).Select(entry => (Encoding.UTF8.GetBytes(entry.Url), entry.Url))]));
    private readonly Lazy<Dictionary<string, List<string>>> _global = new(() => ReadGlobal(engine.Definitions));

    /// <summary>Profiles that every resource of a type must meet (spec: ImplementationGuide.global).</summary>
    public IReadOnlyList<string> GlobalFor(string typeName) => _global.Value.TryGetValue(typeName, out var profiles) ? profiles : [];

    /// <summary>Profiles of a type that say themselves to which resources they apply; null when there are none.</summary>
    public TypeCandidates? CandidatesFor(TypeDefinition type) => _candidates.GetOrAdd(type, static (type, implied) => implied.Value.Of(type.Name), _implied);

    /// <summary>A canonical as content spells it; where it is one of a loaded profile, without a copy.</summary>
    public string? CanonicalOf(Node claim) => claim.IsPlainText && _canonicals.Value.Find(claim.StringBody) is { } known ? known : claim.GetString();

    /// <summary>Whether a StructureDefinition of this canonical is loaded.</summary>
    public bool Exists(string canonical) => engine.Definitions.TryFind(canonical, "StructureDefinition", out _);

    /// <summary>The compiled profile, or null when no such StructureDefinition is loaded.</summary>
    public CompiledProfile? Find(string canonical)
    {
        if (_profiles.TryGetValue(canonical, out var known))
            return known.Value;
        // Only what exists is remembered: content must not be able to fill the cache with names.
        return engine.Definitions.TryFind(canonical, "StructureDefinition", out var definition)
            ? _profiles.GetOrAdd(canonical, _ => new Lazy<CompiledProfile>(() => ProfileCompiler.Compile(definition, engine, acceptDifferentials))).Value
            : null;
    }

    /// <summary>The tree of a definition for looking up what it says about an element; null when it is not loaded or has no snapshot.</summary>
    public ProfileTree? TreeOf(string canonical)
    {
        if (_trees.TryGetValue(canonical, out var known))
            return known;
        return engine.Definitions.TryFind(canonical, "StructureDefinition", out var definition)
            ? _trees.GetOrAdd(canonical, ProfileCompiler.ReadTree(definition, new CompileContext(engine), acceptDifferentials))
            : null;
    }

    /// <summary>The core type that a definition describes or constrains.</summary>
    public string? TypeNameOf(string canonical) =>
        engine.Definitions.TryFind(canonical, "StructureDefinition", out var definition) ? definition.Root["type"u8].GetString() : null;

    /// <summary>Whether this defines an extension that is recognised by its url wherever it stands.</summary>
    public bool IsExtensionByItsOwnUrl(string canonical) =>
        TreeOf(canonical) is { Type.Name: "Extension" } tree
        && tree.Root.Child("url")?.Definition is { } url && ElementFacts.Choice(url, "fixed").GetString() == tree.Url;

    /// <summary>Compiles everything that did not come with the core package, and returns what is wrong with it.</summary>
    public IReadOnlyList<Issue> LoadAll()
    {
        var problems = new List<Issue>(_implied.Value.Problems);
        foreach (var entry in engine.Definitions.Entries)
        {
            if (entry is { ResourceType: "StructureDefinition", Derivation: "constraint" } && entry.Package != PackageIdentity.R4Core)
                problems.AddRange(Find(entry.Url)?.Problems ?? []);
        }

        return problems;
    }

    private static Dictionary<string, List<string>> ReadGlobal(DefinitionSet definitions)
    {
        var global = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var entry in definitions.Entries.Where(entry => entry.ResourceType == "ImplementationGuide"))
        {
            if (!definitions.TryFind(entry.Url, "ImplementationGuide", out var guide))
                continue;
            foreach (var item in guide.Root["global"u8].Children)
            {
                if (item["type"u8].GetString() is not { } type || item["profile"u8].GetString() is not { } profile)
                    continue;
                if (!global.TryGetValue(type, out var profiles))
                    global.Add(type, profiles = []);
                profiles.Add(profile);
            }
        }

        return global;
    }
}
