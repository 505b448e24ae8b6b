using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>
/// <c>name.coding.where(system = 'a' and code = 'b').exists()</c>, also with <c>code in (…)</c>: how expressions ask for a code.
/// Says the same as the form for any path, which takes over where the content is not plain.
/// </summary>
internal sealed class QuickCoding(string name, byte[] system, byte[][] codes, QuickTest anyPath, QuickNames names) : QuickTest
{
    private readonly ChildNames _names = new(name);
    private readonly CodedChildren _own = names.Coded(null, name);
    private readonly CodingChoice? _choice = CodingChoice.Of(system, codes, names.Symbols);

    public override bool MayFail => anyPath.MayFail;

    /// <summary>The children of a name for which this test holds; <paramref name="steps"/> say the same step by step.</summary>
    public QuickStep Picking(string child, QuickStep steps, QuickStep? next) =>
        _choice is null ? steps : new QuickCodedChild(names.Coded(child, name), _choice, steps, next);

    public override Answer Of(in Element focus, PathScope scope)
    {
        // Of the resource many expressions ask the same; of a part of it, mostly this one alone.
        if (_choice is not null && focus.Node.IsObject && focus.Node == scope.Resource.Node
            && scope.Memo.IndexOf(_own, focus, _choice.Newest) is { IsOpen: false } index)
        {
            return Of(_choice.MayBeIn(index) && HasAny(index));
        }

        var child = _names.In(focus.Type);
        if (child.Type is not { Name: "CodeableConcept" })
            return anyPath.Of(focus, scope);
        var answer = Answer.False;
        foreach (var property in focus.Node.Children)
        {
            if (child.Match(property.NameUtf8, out _) != NameMatch.Value)
                continue;
            var one = property.IsObject ? OfConcept(property) : Answer.Open;
            if (one == Answer.Open)
                return anyPath.Of(focus, scope);
            answer = one > answer ? one : answer;
        }

        return answer;
    }

    // All codings are looked at, since one further on may be a case for the general evaluation.
    private Answer OfConcept(Node concept)
    {
        var answer = Answer.False;
        foreach (var property in concept.Children)
        {
            if (!property.NameUtf8.SequenceEqual("coding"u8))
                continue;
            if (!property.IsArray)
                return Answer.Open;
            foreach (var coding in property.Children)
            {
                if (!PlainCoding.TryRead(coding, out var plain))
                    return Answer.Open;
                if (plain.HasCode && plain.HasSystem && IsAny(plain.Code) && plain.System.SequenceEqual(system))
                    answer = Answer.True;
            }
        }

        return answer;
    }

    private bool HasAny(CodedIndex index)
    {
        foreach (var entry in index.Entries)
        {
            if (_choice!.Has(entry.Symbol))
                return true;
        }

        return false;
    }

    private bool IsAny(ReadOnlySpan<byte> code)
    {
        foreach (var one in codes)
        {
            if (code.SequenceEqual(one))
                return true;
        }

        return false;
    }
}
