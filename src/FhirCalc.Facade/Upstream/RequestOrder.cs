namespace FhirCalc.Facade.Upstream;

/// <summary>The order of single requests: what is referred to comes first.</summary>
internal static class RequestOrder
{
    /// <summary>Indexes so that each comes after what it refers to; null if a circle cannot be broken by an id known before.</summary>
    public static List<int>? Of(IReadOnlyList<EntryRequest> requests)
    {
        var index = requests.Select((request, at) => (request.Entry.Urn, at)).ToDictionary(pair => pair.Urn, pair => pair.at, StringComparer.Ordinal);
        var needs = requests.Select(request => request.References().Where(index.ContainsKey).Select(urn => index[urn]).ToHashSet()).ToList();
        var order = new List<int>();
        var open = Enumerable.Range(0, requests.Count).ToList();
        while (open.Count > 0)
        {
            var next = open.FindIndex(at => needs[at].All(need => need == at || order.Contains(need)));
            if (next < 0)
                next = open.FindIndex(at => needs[at].All(need => need == at || order.Contains(need) || requests[need].KnownReference is not null));
            if (next < 0)
                return null;
            order.Add(open[next]);
            open.RemoveAt(next);
        }

        return order;
    }
}
