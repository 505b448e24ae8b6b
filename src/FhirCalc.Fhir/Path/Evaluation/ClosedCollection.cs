namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>A collection that is the same wherever it is asked for under one scope; computed once, and hashed for <c>in</c>.</summary>
internal sealed class ClosedCollection(Evaluator evaluator)
{
    /// <summary>The items; from the memory of the scope after the first time.</summary>
    public DistinctSet Items(PathScope scope)
    {
        if (scope.Memo.Closed(this, scope.Resource.Node) is { } known)
            return known;
        var frame = Frame.Rent(scope, scope.Resource.Exists ? PathValues.Of(new ElementValue(scope.Resource)) : PathValues.Empty);
        var items = DistinctSet.Of(evaluator(frame));
        frame.Return();
        scope.Memo.Remember(this, scope.Resource.Node, items);
        return items;
    }
}
