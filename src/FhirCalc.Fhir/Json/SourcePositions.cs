namespace FhirCalc.Fhir.Json;

/// <summary>
/// Where the values of a converted text stood in the text that it was converted from, so that issues point at what the
/// author wrote. Filled in ascending order of offsets, then only read.
/// </summary>
internal sealed class SourcePositions
{
    private readonly List<int> _offsets = [];
    private readonly List<(int Line, int Column)> _positions = [];

    /// <summary>What stands in the converted text from this offset on came from there.</summary>
    public void Add(int offset, int line, int column)
    {
        _offsets.Add(offset);
        _positions.Add((line, column));
    }

    /// <summary>Line and column of the source for an offset of the converted text.</summary>
    public (int Line, int Column) Of(int offset)
    {
        var at = _offsets.BinarySearch(offset);
        // Several values can begin at one offset, an array and its first item: the last one is the innermost.
        while (at >= 0 && at + 1 < _offsets.Count && _offsets[at + 1] == offset)
            at++;
        if (at < 0)
            at = ~at - 1;
        return at < 0 ? (1, 1) : _positions[at];
    }
}
