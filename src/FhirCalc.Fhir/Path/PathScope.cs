using System.Collections.Frozen;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Quick;

namespace FhirCalc.Fhir.Path;

/// <summary>What comes from above and travels down through one evaluation. Immutable.</summary>
public sealed record PathScope
{
    private PathMemo? _memo;

    /// <summary><c>%resource</c>: the resource that holds the focus; inside <c>contained</c> the contained one.</summary>
    public required Element Resource { get; init; }

    /// <summary><c>%rootResource</c>: the container of <c>%resource</c>, or the same.</summary>
    public Element RootResource { get; init; }

    /// <summary>Values of <c>%name</c>. A name here hides the standard variable of that name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PathValue>> Variables { get; init; } = FrozenDictionary<string, IReadOnlyList<PathValue>>.Empty;

    /// <summary>The instant of <c>now()</c>, <c>today()</c> and <c>timeOfDay()</c>, in the offset that they report.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Answers what needs terminology, profiles or other resources.</summary>
    public IPathEnvironment Environment { get; init; } = UnknownPathEnvironment.Instance;

    /// <summary>What expressions under this scope remember for each other.</summary>
    internal PathMemo Memo
    {
        // A scope may serve several threads and be copied with another environment; each then remembers for itself.
        get => _memo is { } memo && memo.Serves(Environment) ? memo : _memo = new PathMemo(Environment);
        init => _memo = value;
    }

    /// <summary>This scope for another resource, which is its own root, with other variables: what was found out of the terminology under one serves the others.</summary>
    public PathScope At(Element resource, IReadOnlyDictionary<string, IReadOnlyList<PathValue>> variables) =>
        this with { Resource = resource, RootResource = resource, Variables = variables, Memo = Memo };

    /// <summary>A scope in which the resource is its own root.</summary>
    public static PathScope Of(Element resource, DateTimeOffset now, IPathEnvironment? environment = null) => new()
    {
        Resource = resource,
        RootResource = resource,
        Now = now,
        Environment = environment ?? UnknownPathEnvironment.Instance,
    };
}
