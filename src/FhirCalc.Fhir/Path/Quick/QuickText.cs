using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>
/// <c>name = 'text'</c> and <c>name in ('a' | 'b')</c> on a child of the focus: what slices and invariants ask of every coding.
/// Says the same as the form for any path, which takes over where the child is not one JSON string.
/// </summary>
internal sealed class QuickText(string name, byte[][] texts, QuickTest anyPath) : QuickTest
{
    private readonly ChildNames _names = new(name);

    public string Name => name;

    public byte[][] Texts => texts;

    public override bool MayFail => anyPath.MayFail;

    public override Answer Of(in Element focus, PathScope scope)
    {
        var owner = focus.Node;
        if (!owner.IsObject || _names.In(focus.Type) is not { Type.IsText: true } child)
            return anyPath.Of(focus, scope);
        var value = 0;
        var rows = owner.Document.Rows;
        var end = rows[owner.Index].Next;
        for (var at = owner.Index + 1; at < end; at = rows[at].Next)
        {
            switch (child.Match(new Node(owner.Document, at).NameUtf8, out _))
            {
                case NameMatch.Sibling:
                case NameMatch.Value when value > 0 || rows[at].Kind != NodeKind.String:
                    return anyPath.Of(focus, scope);
                case NameMatch.Value:
                    value = at;
                    break;
            }
        }

        return value == 0 ? Answer.Empty : Of(IsAny(new Node(owner.Document, value)));
    }

    private bool IsAny(Node value)
    {
        foreach (var text in texts)
        {
            if (value.TextEquals(text))
                return true;
        }

        return false;
    }
}
