using FhirCalc.Fhir.Json;
using FhirCalc.Sandbox.Search;
using FhirCalc.Sandbox.Storage;

namespace FhirCalc.Sandbox.Interactions;

/// <summary>The interactions with one resource, within the session of the caller.</summary>
internal sealed class ResourceInteractions(ResourceStore store, SandboxOptions options)
{
    public SandboxReply Read(SandboxRequest request)
    {
        var found = Existing(request.Address);
        return request.IfNoneMatch is { } tag && Names(tag, found)
            ? new SandboxReply(304) { Version = found with { Json = null } }
            : new SandboxReply(200) { Version = found };
    }

    public SandboxReply VRead(SandboxRequest request)
    {
        var address = request.Address;
        var found = store.Find(address.Type, address.Id, address.Version) ?? throw NotFound(address);
        return found.IsDeleted ? throw Gone(address) : new SandboxReply(200) { Version = found };
    }

    public SandboxReply Create(SandboxRequest request)
    {
        var body = BodyOf(request);
        if (request.IfNoneExist is { } criteria && MatchOf(request.Address.Type, criteria, request.BaseUrl) is { } match)
            return new SandboxReply(200) { Version = match, TellsLocation = true };
        return Created(store.Put(request.Address.Type, NewId(), current: null, body, "POST"));
    }

    public SandboxReply Update(SandboxRequest request)
    {
        var address = request.Address;
        var body = BodyOf(request);
        if (body.Root["id"].GetString() != address.Id)
            throw Refusal.Of(400, SandboxIssueIds.BodyMismatch, "invalid", "An update needs the id of its address in the resource too.", address.Type + ".id");
        var current = store.Find(address.Type, address.Id);
        CheckPreconditions(request, current is { IsDeleted: false } ? current : null);
        var stored = store.Put(address.Type, address.Id, current, body, "PUT");
        return stored.Created ? Created(stored) : new SandboxReply(200) { Version = stored };
    }

    /// <summary>The update that a conditional one means: of the one resource that the criteria match, else of a new one (R4 http, 3.1.0.4.3).</summary>
    public SandboxRequest Resolve(SandboxRequest request)
    {
        var type = request.Address.Type;
        var body = BodyOf(request);
        var match = MatchOf(type, request.Address.Query, request.BaseUrl);
        var own = body.Root["id"].GetString();
        if (match is not null && own is not null && own != match.Id)
            throw Refusal.Of(400, SandboxIssueIds.BodyMismatch, "invalid", "The criteria match a resource with another id than the one in the body.", type + ".id");
        var id = match?.Id ?? own ?? NewId();
        return new SandboxRequest("PUT", Address.Parse($"{type}/{id}"), request.BaseUrl)
        {
            Body = own is null ? WithId(body, id) : body,
            IfMatch = request.IfMatch,
            Return = request.Return,
            Strict = request.Strict,
        };
    }

    public SandboxReply Delete(SandboxRequest request)
    {
        var current = store.Find(request.Address.Type, request.Address.Id);
        CheckPreconditions(request, current);
        // Deleting what is not there is no error (R4 http, 3.1.0.7).
        return current is null or { IsDeleted: true }
            ? new SandboxReply(204)
            : new SandboxReply(204) { Version = store.Delete(current) };
    }

    /// <summary>The one resource that the criteria match, or null; several are refused.</summary>
    public StoredVersion? MatchOf(string type, string criteria, string baseUrl)
    {
        // A parameter that is left out would match too much, so it is refused here whatever the client prefers.
        var query = SearchQuery.Parse(type, criteria.TrimStart('?'), baseUrl, options, strict: true);
        if (query.Conditions.IsEmpty)
            throw Refusal.BadSearch("Criteria for an existing resource need at least one search parameter with a value.");
        var page = SearchPage.Read(store.Session, query, after: null);
        return page.Total switch
        {
            0 => null,
            1 => page.Matches[0],
            _ => throw Refusal.Precondition($"{page.Total} resources of type {type} match the criteria; at most one may."),
        };
    }

    public static string NewId() => Guid.NewGuid().ToString("D");

    /// <summary>The resource in the body, which must be of the type of the address.</summary>
    public static ResourceJson BodyOf(SandboxRequest request)
    {
        var type = request.Address.Type;
        if (request.Body is not { Root.IsObject: true } body)
            throw Refusal.Of(400, SandboxIssueIds.BodyMismatch, "required", $"A resource of type {type} is needed as the body.");
        if (body.ResourceType != type)
            throw Refusal.Of(400, SandboxIssueIds.BodyMismatch, "invalid", $"The address says {type}, but the body is not a resource of that type.", "resourceType");
        return body;
    }

    private static ResourceJson WithId(ResourceJson body, string id)
    {
        var writer = new SpliceWriter(body);
        writer.InsertProperty(body.Root, "id", $"\"{id}\"");
        return ResourceJson.Parse(writer.ToUtf8());
    }

    private static SandboxReply Created(StoredVersion stored) => new(201) { Version = stored, TellsLocation = true };

    private static void CheckPreconditions(SandboxRequest request, StoredVersion? current)
    {
        if (request.IfMatch is { } wanted && (current is null || !Names(wanted, current)))
            throw Refusal.Precondition(current is null ? "If-Match names a version, but nothing is stored there." : $"If-Match does not name the current version, which is {current.ETag}.");
        if (request.IfNoneMatch is { } unwanted && current is not null && Names(unwanted, current))
            throw Refusal.Precondition($"If-None-Match forbids the current version, which is {current.ETag}.");
    }

    /// <summary>Whether an entity tag, weak or strong, or the star, names this version.</summary>
    private static bool Names(string tags, StoredVersion version) =>
        tags.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || tag == version.ETag || "W/" + tag == version.ETag);

    private StoredVersion Existing(Address address)
    {
        var found = store.Find(address.Type, address.Id) ?? throw NotFound(address);
        return found.IsDeleted ? throw Gone(address) : found;
    }

    private static Refusal NotFound(Address address) =>
        Refusal.Of(404, SandboxIssueIds.NotFound, "not-found", $"No such {address.Type} is stored here.");

    private static Refusal Gone(Address address) =>
        Refusal.Of(410, SandboxIssueIds.Gone, "deleted", $"This {address.Type} was deleted.");
}
