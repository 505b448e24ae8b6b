namespace FhirCalc.Fhir.Path.Quick;

/// <summary>Some codings by their numbers.</summary>
internal sealed class CodingChoice
{
    private readonly int[] _symbols;
    private readonly ulong _bits;

    private CodingChoice(int[] symbols)
    {
        _symbols = symbols;
        foreach (var symbol in symbols)
        {
            _bits |= 1UL << (symbol & 63);
            Newest = Math.Max(Newest, symbol);
        }
    }

    /// <summary>The greatest number.</summary>
    public int Newest { get; }

    /// <summary>Null when there are more codings than numbers.</summary>
    public static CodingChoice? Of(byte[] system, byte[][] codes, CodingSymbols symbols)
    {
        var numbers = Array.ConvertAll(codes, code => symbols.Intern(system, code));
        return Array.Exists(numbers, number => number < 0) ? null : new CodingChoice(numbers);
    }

    /// <summary>Whether any may be among the entries of an index.</summary>
    public bool MayBeIn(CodedIndex index) => (index.Present & _bits) != 0;

    public bool Has(int symbol) => (_bits & (1UL << (symbol & 63))) != 0 && _symbols.AsSpan().Contains(symbol);
}
