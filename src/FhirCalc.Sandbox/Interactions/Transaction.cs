using FhirCalc.Sandbox.Storage;

namespace FhirCalc.Sandbox.Interactions;

/// <summary>
/// A transaction Bundle within one database transaction: whatever refuses one entry undoes all of it. Order of work as
/// in R4 http 3.1.0.11.2: DELETE, POST, PUT, GET. Criteria (<c>ifNoneExist</c>, conditional references) are matched
/// against what was stored before the transaction.
/// </summary>
internal sealed class Transaction(ResourceStore store, SandboxOptions options)
{
    private readonly ResourceInteractions _resources = new(store, options);
    private readonly Dictionary<string, string> _identities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _created = new(StringComparer.Ordinal);

    public SandboxReply Run(SandboxRequest outer)
    {
        var entries = new List<BundleEntry>();
        foreach (var node in outer.Body!.Root["entry"].Children)
            entries.Add(InEntry(entries.Count, () => BundleEntry.Read(node, entries.Count, outer)));

        // 1. Deletions, so that what is created after them may take their place.
        var replies = new SandboxReply?[entries.Count];
        Answer(Interaction.Delete, entry => _resources.Delete(entry.Request));

        // 2. What conditional updates mean.
        for (var index = 0; index < entries.Count; index++)
        {
            if (entries[index] is { Request.Interaction: Interaction.ConditionalUpdate } entry)
                entries[index] = entry with { Request = InEntry(index, () => _resources.Resolve(entry.Request)) };
        }

        RefuseSameResourceTwice(entries);

        // 3. Who becomes whom; then every link can be rewritten.
        var creations = entries.Where(entry => entry.Request.Interaction == Interaction.Create)
            .ToDictionary(entry => entry.Index, entry => InEntry(entry.Index, () => PlanCreation(entry)));
        foreach (var entry in entries.Where(entry => entry.Request.Interaction == Interaction.Update && entry.FullUrl is not null))
            _identities[entry.FullUrl!] = $"{entry.Request.Address.Type}/{entry.Request.Address.Id}";
        var rewriter = new ReferenceRewriter(_identities, reference => MatchOf(reference, outer));

        // 4. Writes, then reads.
        Answer(Interaction.Create, entry => Create(rewriter, entry, creations[entry.Index]));
        Answer(Interaction.Update, entry => _resources.Update(entry.With(rewriter.Rewrite(WithBody(entry))).Request));
        var lists = new ListInteractions(store, options);
        Answer(Interaction.Read, entry => _resources.Read(entry.Request));
        Answer(Interaction.VRead, entry => _resources.VRead(entry.Request));
        Answer(Interaction.SearchType, entry => lists.Search(entry.Request));
        Answer(Interaction.HistoryInstance, entry => lists.History(entry.Request));

        // 5. Answers in the order of the request.
        using var bundle = new BundleWriter("transaction-response", outer.BaseUrl);
        foreach (var entry in entries)
            bundle.Response(replies[entry.Index]!, BundleReplies.ShowsResource(entry.Request));
        return new SandboxReply(200) { Body = bundle.ToUtf8() };

        void Answer(Interaction interaction, Func<BundleEntry, SandboxReply> answer)
        {
            foreach (var entry in entries.Where(entry => entry.Request.Interaction == interaction))
                replies[entry.Index] = InEntry(entry.Index, () => answer(entry));
        }
    }

    /// <summary>A new id, or the resource that the criteria of the entry already match.</summary>
    private (string Id, StoredVersion? Existing) PlanCreation(BundleEntry entry)
    {
        var request = WithBody(entry).Request;
        ResourceInteractions.BodyOf(request);
        var type = request.Address.Type;
        var criteria = request.IfNoneExist;
        var existing = criteria is null ? null : _resources.MatchOf(type, criteria, request.BaseUrl);
        var id = existing?.Id ?? ResourceInteractions.NewId();
        // Two entries with the same criteria mean the same resource; both get the one that the first creates.
        if (existing is null && criteria is not null && !_created.TryAdd(type + "?" + criteria, id))
            id = _created[type + "?" + criteria];
        if (entry.FullUrl is { } fullUrl)
            _identities[fullUrl] = $"{type}/{id}";
        return (id, existing);
    }

    private SandboxReply Create(ReferenceRewriter rewriter, BundleEntry entry, (string Id, StoredVersion? Existing) plan)
    {
        var type = entry.Request.Address.Type;
        if ((plan.Existing ?? store.Find(type, plan.Id)) is { } existing)
            return new SandboxReply(200) { Version = existing, TellsLocation = true };
        return new SandboxReply(201) { Version = store.Put(type, plan.Id, current: null, rewriter.Rewrite(entry), "POST"), TellsLocation = true };
    }

    private string MatchOf(string conditionalReference, SandboxRequest outer)
    {
        var mark = conditionalReference.IndexOf('?', StringComparison.Ordinal);
        return _resources.MatchOf(conditionalReference[..mark], conditionalReference[mark..], outer.BaseUrl)?.Reference
            ?? throw Refusal.Precondition("A conditional reference matches no resource.");
    }

    private static BundleEntry WithBody(BundleEntry entry)
    {
        ResourceInteractions.BodyOf(entry.Request);
        return entry;
    }

    private static void RefuseSameResourceTwice(List<BundleEntry> entries)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => entry.Request.Interaction is Interaction.Update or Interaction.Delete))
        {
            if (!seen.Add($"{entry.Request.Address.Type}/{entry.Request.Address.Id}"))
                throw Refusal.BadBundle("Two entries of a transaction change the same resource.", entry.Location + ".request.url");
        }

        foreach (var group in entries.Where(entry => entry.FullUrl is not null && entry.Resource.Exists).GroupBy(entry => entry.FullUrl).Where(group => group.Count() > 1))
            throw Refusal.BadBundle("Two entries of a transaction have the same fullUrl.", group.Last().Location + ".fullUrl");
    }

    /// <summary>Says which entry was refused, and never answers a transaction with a status that speaks of its address.</summary>
    private static T InEntry<T>(int index, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Refusal refusal)
        {
            var status = refusal.Status is 404 or 405 or 410 ? 400 : refusal.Status;
            throw new Refusal(status, refusal.Issue with
            {
                Message = $"Entry {index + 1} was refused, so nothing of the transaction was stored: {refusal.Issue.Message}",
                Location = refusal.Issue.Location is { } place && place.StartsWith("Bundle.", StringComparison.Ordinal) ? place : $"Bundle.entry[{index}]",
            });
        }
    }
}
