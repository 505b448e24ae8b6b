using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>
/// <c>name.where(concept.coding.where(system = 'a' and code = 'b').exists())</c>: how expressions pick a component. The codings of
/// all children are read once; each such step then only compares numbers. Where the content is not plain the steps themselves are taken.
/// </summary>
internal sealed class QuickCodedChild(CodedChildren children, CodingChoice choice, QuickStep steps, QuickStep? next) : QuickStep(next)
{
    public override bool MayFail => steps.MayFail;

    public override bool Visit(in Element element, PathScope scope, ref Tally tally)
    {
        if (!element.Node.IsObject || scope.Memo.IndexOf(children, element, choice.Newest) is not { IsOpen: false } index)
            return steps.Visit(element, scope, ref tally);
        return !choice.MayBeIn(index) || VisitItems(index, element.Node.Document, scope, ref tally);
    }

    private bool VisitItems(CodedIndex index, ResourceJson document, PathScope scope, ref Tally tally)
    {
        var goesOn = true;
        var last = 0;
        index.Readers++;
        foreach (var entry in index.Entries)
        {
            // A child with two of the codings is still one child.
            if (entry.Item == last || !choice.Has(entry.Symbol))
                continue;
            last = entry.Item;
            goesOn = HandOn(new Element(new Node(document, last), default, index.ItemType!, index.ItemDefinition), scope, ref tally);
            if (!goesOn)
                break;
        }

        index.Readers--;
        return goesOn;
    }
}
