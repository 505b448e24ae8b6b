using System.Numerics;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>
/// Small numbers for the codings that the expressions of one compiler ask for, so that content is compared with all of them by
/// one look-up. Numbers are only ever added, when an expression is compiled; any number of threads may look them up.
/// </summary>
internal sealed class CodingSymbols
{
    // Far more than any guide asks for. Beyond, expressions keep their plain form.
    private const int Most = 4096;

    private readonly Lock _gate = new();
    private volatile Table _table = new([]);

    /// <summary>How many there are: each is smaller than this.</summary>
    public int Count => _table.Count;

    /// <summary>The number of a coding; -1 when there are too many.</summary>
    public int Intern(byte[] system, byte[] code)
    {
        lock (_gate)
        {
            var known = _table.Find(system, code);
            if (known >= 0 || _table.Count >= Most)
                return known;
            _table = _table.With(system, code);
            return _table.Count - 1;
        }
    }

    /// <summary>The number of a coding of content; -1 when no expression asks for it.</summary>
    public int Find(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code) => _table.Find(system, code);

    private sealed class Table
    {
        private readonly (byte[] System, byte[] Code)[] _codings;
        private readonly short[] _slots;

        public Table((byte[] System, byte[] Code)[] codings)
        {
            _codings = codings;
            _slots = new short[BitOperations.RoundUpToPowerOf2((uint)Math.Max(codings.Length * 2, 2))];
            _slots.AsSpan().Fill(-1);
            for (var number = 0; number < codings.Length; number++)
            {
                var at = Utf8Hash.Of(codings[number].Code) & (_slots.Length - 1);
                while (_slots[at] >= 0)
                    at = (at + 1) & (_slots.Length - 1);
                _slots[at] = (short)number;
            }
        }

        public int Count => _codings.Length;

        public Table With(byte[] system, byte[] code) => new([.. _codings, (system, code)]);

        public int Find(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code)
        {
            var slots = _slots;
            for (var at = Utf8Hash.Of(code) & (slots.Length - 1); slots[at] >= 0; at = (at + 1) & (slots.Length - 1))
            {
                ref readonly var coding = ref _codings[slots[at]];
                if (code.SequenceEqual(coding.Code) && system.SequenceEqual(coding.System))
                    return slots[at];
            }

            return -1;
        }
    }
}
