using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>
/// What expressions over one resource found out and others will ask again. Belongs to one thread; of what it holds nothing is
/// needed, so that it may forget.
/// </summary>
internal sealed class PathMemo
{
    private const int Indexes = 4;
    private const int Answers = 32;
    private const int Collections = 8;

    private int _thread = Environment.CurrentManagedThreadId;
    private readonly IPathEnvironment? _environment;
    private readonly CodedIndex?[] _indexes = new CodedIndex?[Indexes];
    private Answered[] _answers = [];
    private Computed[] _computed = [];
    private ResourceJson? _document;
    private int _next;
    private int _nextComputed;

    /// <summary>A memory for one environment; without one for all that answer alike.</summary>
    public PathMemo(IPathEnvironment? environment) => _environment = environment;

    public bool Serves(IPathEnvironment environment) =>
        _thread == Environment.CurrentManagedThreadId && (_environment is null || ReferenceEquals(_environment, environment));

    /// <summary>Makes it the calling thread's.</summary>
    public void Take() => _thread = Environment.CurrentManagedThreadId;

    /// <summary>Forgets everything, so that no content is held.</summary>
    public void Clear()
    {
        _document = null;
        Array.Clear(_computed);
        Array.Clear(_answers);
        foreach (var index in _indexes)
            index?.Clear();
    }

    /// <summary>The index of an element's codings.</summary>
    public CodedIndex IndexOf(CodedChildren children, in Element element, int newest)
    {
        var node = element.Node;
        foreach (var known in _indexes)
        {
            if (known is not null && known.Is(children, node, newest))
                return known;
        }

        ref var place = ref _indexes[_next++ % Indexes];
        if (place is null or { Readers: > 0 })
            place = new CodedIndex();
        place.Fill(children, element);
        return place;
    }

    /// <summary>Whether a code is in a value set, asked of the environment once.</summary>
    public bool? MemberOf(in Element coded, string valueSet, IPathEnvironment environment)
    {
        var node = coded.Node;
        if (!node.Exists || !ReferenceEquals(_document ??= node.Document, node.Document))
            return environment.MemberOf(coded, valueSet);
        if (_answers.Length == 0)
            _answers = new Answered[Answers];
        ref var known = ref _answers[((node.Index * 31) + valueSet.Length) % Answers];
        if (known.Row == node.Index && ReferenceEquals(known.ValueSet, valueSet))
            return known.IsMember;
        var answer = environment.MemberOf(coded, valueSet);
        if (answer is { } isMember)
            known = new Answered(valueSet, node.Index, isMember);
        return answer;
    }

    /// <summary>A collection that was computed under this resource, or null.</summary>
    public DistinctSet? Closed(ClosedCollection collection, Node resource)
    {
        foreach (var known in _computed)
        {
            if (ReferenceEquals(known.Collection, collection) && known.Resource == resource)
                return known.Items;
        }

        return null;
    }

    public void Remember(ClosedCollection collection, Node resource, DistinctSet items)
    {
        if (_computed.Length == 0)
            _computed = new Computed[Collections];
        _computed[_nextComputed++ % Collections] = new Computed(collection, resource, items);
    }

    private readonly record struct Computed(ClosedCollection Collection, Node Resource, DistinctSet Items);

    private readonly record struct Answered(string ValueSet, int Row, bool IsMember);
}
