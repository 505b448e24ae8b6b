using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path.Quick;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.References;

namespace FhirCalc.Fhir.Profiles.Running;

/// <summary>One call of the validator: its services, its clock reading, what it found and what it already did. For one thread.</summary>
internal sealed class Run
{
    private readonly Shared _shared;

    public Run(Engine engine, ResourceJson document)
        : this(new Shared(engine, document, engine.Clock.GetUtcNow()), IssueSink.ForReport())
    {
    }

    private Run(Shared shared, IssueSink sink)
    {
        _shared = shared;
        Sink = sink;
    }

    public Engine Engine => _shared.Engine;

    public ResourceJson Document => _shared.Document;

    public DateTimeOffset Now => _shared.Now;

    public IssueSink Sink { get; }

    /// <summary>What expressions remember; terminology answers alike wherever it is asked from.</summary>
    public PathMemo Memo => _shared.Memo;

    /// <summary>Gives back what other runs can use. Not called after a failure.</summary>
    public void Return() => _shared.Return();

    /// <summary>Index of a Bundle in the document, built at first need.</summary>
    public BundleIndex BundleIndexOf(Node bundle)
    {
        if (!_shared.Bundles.TryGetValue(bundle.Index, out var index))
            _shared.Bundles.Add(bundle.Index, index = new BundleIndex(bundle));
        return index;
    }

    /// <summary>What a resource contains by id, gathered at first need; of two with one id the first.</summary>
    public Dictionary<string, Element> ContainedIn(in Element resource)
    {
        if (_shared.Contained.TryGetValue(resource.Node.Index, out var byId))
            return byId;
        byId = new Dictionary<string, Element>(StringComparer.Ordinal);
        foreach (var contained in resource.Children("contained"))
        {
            if (contained.Node["id"u8].GetString() is { } id)
                byId.TryAdd(id, contained);
        }

        return _shared.Contained[resource.Node.Index] = byId;
    }

    /// <summary>The places in a resource that links of its narratives may lead to, read once however many narratives it contains.</summary>
    public HashSet<string> AnchorsOf(Node resource, Func<Node, HashSet<string>> read)
    {
        if (!_shared.Anchors.TryGetValue(resource.Index, out var anchors))
            _shared.Anchors.Add(resource.Index, anchors = read(resource));
        return anchors;
    }

    /// <summary>Same run, findings only counted.</summary>
    public Run ForTrial() => new(_shared, IssueSink.ForTrial());

    /// <summary>
    /// Conformance of a resource to a profile, worked out once however many references lead there. While it is being worked
    /// out, asking again (resources may refer to each other in circles) answers yes: the outer question decides.
    /// </summary>
    public Verdict Once(CompiledProfile profile, Node resource, Func<Verdict> work)
    {
        var key = (resource.Index, profile.Url);
        if (_shared.Conformance.TryGetValue(key, out var known))
            return known;
        _shared.Conformance[key] = Verdict.Yes;
        return _shared.Conformance[key] = work();
    }

    private sealed class Shared(Engine engine, ResourceJson document, DateTimeOffset now)
    {
        private Dictionary<int, BundleIndex>? _bundles;
        private Dictionary<int, HashSet<string>>? _anchors;
        private Dictionary<int, Dictionary<string, Element>>? _contained;
        private Dictionary<(int, string), Verdict>? _conformance;

        private PathMemo? _memo;

        public PathMemo Memo => _memo ??= engine.Memos.Rent();

        public void Return()
        {
            if (_memo is { } memo)
                engine.Memos.Return(memo);
            _memo = null;
        }

        public Engine Engine => engine;

        public ResourceJson Document => document;

        public DateTimeOffset Now => now;

        public Dictionary<int, HashSet<string>> Anchors => _anchors ??= [];

        public Dictionary<int, BundleIndex> Bundles => _bundles ??= [];

        public Dictionary<int, Dictionary<string, Element>> Contained => _contained ??= [];

        public Dictionary<(int Node, string Profile), Verdict> Conformance => _conformance ??= [];
    }
}
