using System.Numerics;

namespace FhirCalc.Fhir.Json;

/// <summary>Finds values by the bytes of a name: open addressing, no allocation on look-up. Immutable.</summary>
internal sealed class Utf8Table<T>
    where T : class
{
    private readonly (byte[] Name, T Value)[] _slots;

    public Utf8Table(IReadOnlyCollection<(byte[] Name, T Value)> items)
    {
        _slots = new (byte[], T)[BitOperations.RoundUpToPowerOf2((uint)Math.Max(items.Count * 2, 2))];
        foreach (var item in items)
        {
            var at = Utf8Hash.Of(item.Name) & (_slots.Length - 1);
            while (_slots[at].Name is not null)
                at = (at + 1) & (_slots.Length - 1);
            _slots[at] = item;
        }
    }

    public IEnumerable<(byte[] Name, T Value)> Items => _slots.Where(slot => slot.Name is not null);

    public T? Find(ReadOnlySpan<byte> name)
    {
        var at = Utf8Hash.Of(name) & (_slots.Length - 1);
        while (_slots[at].Name is { } known)
        {
            if (name.SequenceEqual(known))
                return _slots[at].Value;
            at = (at + 1) & (_slots.Length - 1);
        }

        return null;
    }
}
