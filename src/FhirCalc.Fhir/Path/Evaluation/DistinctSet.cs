using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>Items that differ by <c>=</c>, in order of arrival. A few are compared one by one; many are hashed.</summary>
internal sealed class DistinctSet
{
    private const int FewestHashed = 9;

    private readonly List<PathValue> _items = [];
    private HashSet<PathValue>? _hashed;

    private HashSet<string>? _texts;
    private bool _hasOthers;

    public int Count => _items.Count;

    /// <summary>The items as texts; null when there are others than texts.</summary>
    public HashSet<string>? Texts()
    {
        if (_texts is not null || _hasOthers)
            return _texts;
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in _items)
        {
            // A date as text would be compared as a date.
            _hasOthers |= item is not (StringValue or ElementValue { Element.Type.IsText: true });
            if (!_hasOthers && Singleton.AsSystem(item) is StringValue text)
                texts.Add(text.Value);
        }

        return _texts = _hasOthers ? null : texts;
    }

    public bool Add(PathValue value)
    {
        if (Contains(value))
            return false;
        _items.Add(value);
        if (_hashed is not null)
            _hashed.Add(value);
        else if (_items.Count >= FewestHashed)
            _hashed = new HashSet<PathValue>(_items, Comparer.Instance);
        return true;
    }

    public void AddRange(PathValues values)
    {
        foreach (var value in values)
            Add(value);
    }

    public bool Contains(PathValue value)
    {
        if (_hashed is not null)
            return _hashed.Contains(value);
        foreach (var item in _items)
        {
            if (Equality.Equal(item, value) == true)
                return true;
        }
        return false;
    }

    public PathValues Build() => PathValues.Of([.. _items], _items.Count);

    public static DistinctSet Of(PathValues values)
    {
        var set = new DistinctSet();
        set.AddRange(values);
        return set;
    }

    private sealed class Comparer : IEqualityComparer<PathValue>
    {
        public static readonly Comparer Instance = new();

        public bool Equals(PathValue? x, PathValue? y) => x is not null && y is not null && Equality.Equal(x, y) == true;

        public int GetHashCode(PathValue value) => Singleton.AsSystem(value) switch
        {
            StringValue text => text.Value.GetHashCode(StringComparison.Ordinal),
            BooleanValue boolean => boolean.Value ? 1 : 2,
            QuantityValue { MeasuredIn.Ucum: { } unit } quantity => (unit.ToBase(quantity.Value).ToDecimal() ?? 0).GetHashCode(),
            QuantityValue quantity => quantity.Value.GetHashCode(),
            IntegerValue integer => ((decimal)integer.Value).GetHashCode(),
            DecimalValue number => number.Value.GetHashCode(),
            TemporalValue temporal => temporal.Moment.UtcTicks.GetHashCode(),
            ElementValue element => Content(element.Element),
            var other => other.TypeName.GetHashCode(StringComparison.Ordinal),
        };

        private int Content(Element element)
        {
            var hash = 17;
            foreach (var child in element.Children())
                hash += HashCode.Combine(child.Name, GetHashCode(new ElementValue(child)));
            return hash;
        }
    }
}
