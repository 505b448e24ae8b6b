using System.Buffers.Binary;
using System.Numerics;

namespace FhirCalc.Fhir.Validation.Structure;

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
            var at = Hash(item.Name) & (_slots.Length - 1);
            while (_slots[at].Name is not null)
                at = (at + 1) & (_slots.Length - 1);
            _slots[at] = item;
        }
    }

    public T? Find(ReadOnlySpan<byte> name)
    {
        var at = Hash(name) & (_slots.Length - 1);
        while (_slots[at].Name is { } known)
        {
            if (name.SequenceEqual(known))
                return _slots[at].Value;
            at = (at + 1) & (_slots.Length - 1);
        }

        return null;
    }

    // First and last bytes tell the names of one type apart well enough; the comparison above decides.
    private static int Hash(ReadOnlySpan<byte> name)
    {
        ulong head, tail;
        if (name.Length >= 8)
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(name);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]);
        }
        else
        {
            head = 0;
            foreach (var character in name)
                head = (head << 8) | character;
            tail = head;
        }

        var mixed = (head * 0x9E3779B97F4A7C15) ^ (tail * 0xC2B2AE3D27D4EB4F) ^ ((ulong)name.Length << 40);
        return (int)(mixed >> 33);
    }
}
