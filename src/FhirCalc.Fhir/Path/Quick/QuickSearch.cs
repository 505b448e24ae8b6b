using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary><c>startsWith('text')</c>, <c>endsWith('text')</c> and <c>contains('text')</c></summary>
internal sealed class QuickSearch(QuickWalk source, string function, byte[] text) : QuickItemTest(source)
{
    protected override Answer OfItem(in Element item, PathScope scope)
    {
        if (!IsText(item) || !item.Node.IsPlainText)
            return Answer.Open;
        var found = item.Node.StringBody;
        return Of(function switch
        {
            "startsWith" => found.StartsWith(text),
            "endsWith" => found.EndsWith(text),
            _ => found.IndexOf(text) >= 0,
        });
    }
}

/// <summary><c>path in %resource.path</c></summary>
internal sealed class QuickInClosed(QuickWalk source, ClosedCollection collection) : QuickItemTest(source)
{
    protected override Answer WhenNone => Answer.Open;

    protected override Answer OfItem(in Element item, PathScope scope)
    {
        // A collection that cannot be computed is an error, which the general evaluation words.
        try
        {
            return IsText(item) && collection.Items(scope).Texts() is { } texts ? Of(texts.Contains(item.Node.GetString()!)) : Answer.Open;
        }
        catch (PathEvaluationException)
        {
            return Answer.Open;
        }
    }
}

/// <summary><c>=</c> between two conditions, such as <c>a.exists() = b.exists()</c></summary>
internal sealed class QuickSame(QuickTest left, QuickTest right) : QuickTest
{
    public override bool MayFail => left.MayFail || right.MayFail;

    public override Answer Of(in Element focus, PathScope scope)
    {
        var (one, other) = (left.Of(focus, scope), right.Of(focus, scope));
        return one == Answer.Open || other == Answer.Open ? Answer.Open : one == Answer.Empty || other == Answer.Empty ? Answer.Empty : Of(one == other);
    }
}
