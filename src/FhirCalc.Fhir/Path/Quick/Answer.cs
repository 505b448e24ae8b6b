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
    private readonly bool _isCollecting;
    private PathValuesBuilder _values;

    private Tally(bool isCollecting)
        : this(int.MaxValue) => _isCollecting = isCollecting;

    /// <summary>Keeps everything that arrives.</summary>
    public static Tally Collecting() => new(isCollecting: true);

    public int Count { get; private set; }

    /// <summary>The first element that arrived.</summary>
    public Element First { get; private set; }

    /// <summary>Whether the walk met something that it leaves to the general evaluation.</summary>
    public bool IsOpen { get; private set; }

    public readonly PathValues Values => _values.Build();

    /// <summary>Takes an element; false when it was the last one of interest.</summary>
    public bool Take(in Element element)
    {
        if (_isCollecting)
            _values.Add(new ElementValue(element));
        else if (Count == 0)
            First = element;
        return ++Count < _enough;
    }

    /// <summary>Leaves the question to the general evaluation; false, so that the walk ends.</summary>
    public bool GiveUp()
    {
        IsOpen = true;
        return false;
    }
}
