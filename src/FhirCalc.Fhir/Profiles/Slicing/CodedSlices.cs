using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles.Slicing;

/// <summary>
/// Finds the slice at once where all slices are told by one coding in the same child, as the components of an Observation are by
/// their code. Anything unusual in the content is left to the conditions; a test compares both.
/// </summary>
internal sealed class CodedSlices
{
    private readonly string _childName;
    private readonly byte[] _child;
    private readonly (byte[] System, byte[] Code)[] _codings;

    private CodedSlices(string child, (byte[] System, byte[] Code)[] codings)
    {
        _childName = child;
        _child = Encoding.UTF8.GetBytes(child);
        _codings = codings;
    }

    /// <summary>Null where the slices are told otherwise.</summary>
    public static CodedSlices? Of(IReadOnlyList<Slice> slices)
    {
        string? child = null;
        var codings = new List<(byte[], byte[])>();
        foreach (var slice in slices)
        {
            if (slice.Condition is not PathCondition { Path.Steps: [{ Kind: StepKind.Child } step], Inner: ValueCondition { IsPattern: true, Expected: var pattern } }
                || (child is not null && step.Name != child) || CodingOf(pattern) is not { } coding)
            {
                return null;
            }

            child = step.Name;
            codings.Add(coding);
        }

        return child is null ? null : new CodedSlices(child, [.. codings]);
    }

    /// <summary>The number of the first slice that the element belongs to, or -1. False when the conditions must decide.</summary>
    public bool TryFind(in Element element, out int slice)
    {
        slice = -1;
        if (!element.Node.HasPlainNames || element.Type.Element(_childName) is not { IsChoice: false })
            return false;
        Node coded = default;
        foreach (var property in element.Node.Children)
        {
            if (!property.NameUtf8.SequenceEqual(_child))
                continue;
            if (coded.Exists || !property.IsObject)
                return false;
            coded = property;
        }

        if (coded.Exists && !coded.HasPlainNames)
            return false;
        var best = int.MaxValue;
        var codings = coded["coding"u8];
        if (!codings.IsArray)
            return true;
        foreach (var coding in codings.Children)
        {
            if (!TryCoding(coding, ref best))
                return false;
        }

        slice = best == int.MaxValue ? -1 : best;
        return true;
    }

    private bool TryCoding(Node coding, ref int best)
    {
        if (!PlainCoding.TryRead(coding, out var plain))
            return false;
        if (!plain.HasSystem || !plain.HasCode)
            return true;
        for (var at = 0; at < _codings.Length && at < best; at++)
        {
            if (plain.Code.SequenceEqual(_codings[at].Code) && plain.System.SequenceEqual(_codings[at].System))
                best = at;
        }

        return true;
    }

    private static (byte[] System, byte[] Code)? CodingOf(Node pattern)
    {
        if (!pattern.IsObject || pattern.Count != 1 || pattern["coding"u8] is not { IsArray: true, Count: 1 } codings)
            return null;
        foreach (var coding in codings.Children)
        {
            if (coding.IsObject && coding.Count == 2 && coding["system"u8].GetString() is { } system && coding["code"u8].GetString() is { } code)
                return (Encoding.UTF8.GetBytes(system), Encoding.UTF8.GetBytes(code));
        }

        return null;
    }
}
