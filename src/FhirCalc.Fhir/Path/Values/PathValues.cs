using System.Collections;

namespace FhirCalc.Fhir.Path;

/// <summary>A collection of items. None and one, the usual cases, need no array.</summary>
public readonly struct PathValues : IReadOnlyList<PathValue>
{
    /// <summary>The empty collection.</summary>
    public static readonly PathValues Empty;

    private readonly PathValue? _first;
    private readonly PathValue[]? _all;

    private PathValues(PathValue? first, PathValue[]? all, int count)
    {
        _first = first;
        _all = all;
        Count = count;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Whether there is no item.</summary>
    public bool IsEmpty => Count == 0;

    internal PathValue First => _first!;

    /// <inheritdoc/>
    public PathValue this[int index] =>
        (uint)index >= (uint)Count ? throw new ArgumentOutOfRangeException(nameof(index)) : _all is null ? _first! : _all[index];

    /// <summary>A collection of one item.</summary>
    public static PathValues Of(PathValue value) => new(value, null, 1);

    /// <summary>Takes over the array: the caller does not change it any more.</summary>
    public static PathValues Of(PathValue[] values, int count)
    {
        ArgumentNullException.ThrowIfNull(values);
        return count switch
        {
            0 => Empty,
            1 => Of(values[0]),
            _ => new PathValues(values[0], values, count),
        };
    }

    /// <summary>Copies the items of a list.</summary>
    public static PathValues From(IReadOnlyList<PathValue> values)
    {
        if (values is PathValues already)
            return already;
        PathValue[] copy = [.. values];
        return Of(copy, copy.Length);
    }

    internal static PathValues OfNullable(PathValue? value) => value is null ? Empty : Of(value);

    internal static PathValues Of(bool? value) => value is { } known ? Of(BooleanValue.Of(known)) : Empty;

    internal static PathValues Of(int value) => Of(new IntegerValue(value));

    internal static PathValues Of(string? value) => value is null ? Empty : Of(new StringValue(value));

    internal PathValues Slice(int start, int length)
    {
        if (start == 0 && length >= Count)
            return this;
        var builder = new PathValuesBuilder();
        for (var i = start; i < start + length && i < Count; i++)
            builder.Add(this[i]);
        return builder.Build();
    }

    /// <summary>Walks over the items.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<PathValue> IEnumerable<PathValue>.GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<PathValue>)this).GetEnumerator();

    /// <summary>Enumerator without allocation.</summary>
    public struct Enumerator
    {
        private readonly PathValues _values;
        private int _index;

        internal Enumerator(PathValues values)
        {
            _values = values;
            _index = -1;
        }

        /// <summary>The item reached.</summary>
        public readonly PathValue Current => _values[_index];

        /// <summary>Goes to the next item.</summary>
        public bool MoveNext() => ++_index < _values.Count;
    }
}
