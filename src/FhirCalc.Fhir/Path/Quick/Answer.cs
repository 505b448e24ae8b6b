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
    private readonly bool _collects;
    private readonly bool _keeps;
    private PathValuesBuilder _values;
    private ElementValue? _origin;

    private Tally(bool collects, bool keeps, int enough)
        : this(enough) => (_collects, _keeps) = (collects, keeps);

    public int Count { get; private set; }

    /// <summary>The first element that arrived, where it is not collected as a value.</summary>
    public Element First { get; private set; }

    /// <summary>What arrived, where there is more than one and the tally keeps it.</summary>
    public List<Element>? Kept { get; private set; }

    /// <summary>What arrived, as values, where the tally collects them.</summary>
    public readonly PathValues Values => _values.Build();

    /// <summary>Whether the walk met something that it leaves to the general evaluation.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>A tally that makes everything that arrives a value.</summary>
    public static Tally Collecting() => new(collects: true, keeps: false, int.MaxValue);

    /// <summary>A tally that keeps what arrives.</summary>
    public static Tally Keeping(int enough) => new(collects: false, keeps: true, enough);

    /// <summary>Says what value the walk now starts from: where that is what arrives, it need not be made anew.</summary>
    public void StartFrom(ElementValue origin) => _origin = origin;

    /// <summary>Takes an element; false when it was the last one of interest.</summary>
    public bool Take(in Element element)
    {
        if (_collects)
            _values.Add(_origin is { } origin && origin.Element == element ? origin : new ElementValue(element));
        else if (Count == 0)
            First = element;
        else if (_keeps)
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
