namespace FhirCalc.Fhir.Path;

/// <summary>Collects items; allocates from the second one on.</summary>
internal struct PathValuesBuilder
{
    // An expression can double its input step by step; no resource has as many elements as this.
    private const int MostItems = 1 << 20;

    private PathValue? _first;
    private PathValue[]? _all;

    public int Count { get; private set; }

    public void Add(PathValue value)
    {
        if (Count == 0)
        {
            _first = value;
        }
        else
        {
            if (_all is null)
            {
                _all = new PathValue[4];
                _all[0] = _first!;
            }
            else if (Count == _all.Length)
            {
                if (Count >= MostItems)
                    throw new PathEvaluationException($"A collection of more than {MostItems} items is not evaluated");
                Array.Resize(ref _all, Count * 2);
            }
            _all[Count] = value;
        }
        Count++;
    }

    public void AddRange(PathValues values)
    {
        foreach (var value in values)
            Add(value);
    }

    public readonly PathValues Build() => Count switch
    {
        0 => PathValues.Empty,
        1 => PathValues.Of(_first!),
        _ => PathValues.Of(_all!, Count),
    };
}
