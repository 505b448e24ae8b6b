using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>What a quick test says about an element.</summary>
internal enum Answer : byte
{
    /// <summary>Not a case for a quick answer: the general evaluation decides.</summary>
    Open,

    /// <summary>The expression gives nothing.</summary>
    Empty,

    False,

    True,
}

/// <summary>What has arrived at the end of a quick walk.</summary>
internal struct Tally(int enough)
{
    private readonly int _enough = enough;
    private readonly QuickItems? _items;
    private readonly bool _keep;

    /// <summary>A tally that keeps everything.</summary>
    public Tally(QuickItems items)
        : this(int.MaxValue) => _items = items;

    /// <summary>A tally that keeps what arrives.</summary>
    public Tally(int enough, bool keep)
        : this(enough) => _keep = keep;

    public int Count { get; private set; }

    /// <summary>What arrived, where there is more than one and the tally keeps it.</summary>
    public List<Element>? Kept { get; private set; }

    /// <summary>The first element that arrived.</summary>
    public Element First { get; private set; }

    /// <summary>Whether the walk met something that it leaves to the general evaluation.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Takes an element; false when it was the last one of interest.</summary>
    public bool Take(in Element element)
    {
        if (_items is not null)
            _items.Add(element);
        else if (Count == 0)
            First = element;
        else if (_keep)
            (Kept ??= [First]).Add(element);
        return ++Count < _enough;
    }

    /// <summary>Leaves the question to the general evaluation; false, so that the walk ends.</summary>
    public bool GiveUp()
    {
        IsOpen = true;
        return false;
    }
}

/// <summary>The elements that a quick walk leads to, as values.</summary>
internal sealed class QuickItems
{
    private PathValuesBuilder _values;

    public PathValues Values => _values.Build();

    public void Add(in Element element) => _values.Add(new ElementValue(element));
}
