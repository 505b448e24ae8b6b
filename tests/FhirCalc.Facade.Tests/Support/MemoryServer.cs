using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Web;

namespace FhirCalc.Facade.Tests.Support;

/// <summary>In what an external server differs from what one would like it to be.</summary>
internal sealed record Quirks
{
    /// <summary>A PUT of an unknown id is refused with this status, although the CapabilityStatement advertises it.</summary>
    public int? RefusesNewIds { get; init; }

    /// <summary>A transaction, whatever it holds, is refused with this status.</summary>
    public int? RefusesTransactions { get; init; }

    /// <summary>A transaction with a failing entry answers 200, and the good entries stay.</summary>
    public bool KeepsGoodEntries { get; init; }

    /// <summary>Entry statuses are words.</summary>
    public bool StatusInWords { get; init; }

    /// <summary>What a stale If-Match is answered with.</summary>
    public int StaleVersion { get; init; } = 412;

    /// <summary>If-None-Exist and ifNoneExist have no effect.</summary>
    public bool IgnoresConditions { get; init; }

    /// <summary>Answers do not tell where something was put.</summary>
    public bool TellsNoLocation { get; init; }

    /// <summary>Search parameters have no effect: every search finds all of its type.</summary>
    public bool IgnoresSearch { get; init; }

    /// <summary>Deleted resources are answered like ones that never were.</summary>
    public bool ForgetsDeleted { get; init; }

    /// <summary>The CapabilityStatement as text; null for one that promises everything, empty for none.</summary>
    public string? Statement { get; init; }

    /// <summary>Errors are pages for people.</summary>
    public bool HtmlErrors { get; init; }

    /// <summary>The base redirects to itself with a slash at its end.</summary>
    public bool RedirectsBase { get; init; }
}

/// <summary>A FHIR server in memory, with the oddities that a test wants; faults can be put before and after what it does.</summary>
internal sealed class MemoryServer(Quirks? quirks = null)
{
    private readonly Quirks _quirks = quirks ?? new Quirks();
    private readonly Lock _one = new();
    private readonly Dictionary<string, List<JsonObject?>> _resources = new(StringComparer.Ordinal);
    private int _nextId;

    /// <summary>Asked before a request is carried out; an answer takes the place of the server's, an exception breaks the connection.</summary>
    public Func<SentRequest, HttpResponseMessage?> Before { get; set; } = _ => null;

    /// <summary>Asked after it was carried out.</summary>
    public Func<SentRequest, HttpResponseMessage?> After { get; set; } = _ => null;

    public override string ToString() => _quirks.ToString();

    public FakeServer Handler() => new(Answer);

    /// <summary>The current version of everything of a type.</summary>
    public List<JsonObject> All(string type)
    {
        lock (_one)
            return [.. Live(type)];
    }

    /// <summary>Puts a resource there as if somebody else had.</summary>
    public void Put(string json)
    {
        var resource = JsonNode.Parse(json)!.AsObject();
        lock (_one)
            Store((string)resource["resourceType"]!, (string)resource["id"]!, resource);
    }

    public void Delete(string reference)
    {
        lock (_one)
            _resources[reference].Add(null);
    }

    private HttpResponseMessage Answer(SentRequest request)
    {
        if (Before(request) is { } instead)
            return instead;
        HttpResponseMessage answer;
        lock (_one)
            answer = Handle(request);
        return After(request) ?? answer;
    }

    private HttpResponseMessage Handle(SentRequest request)
    {
        var path = request.Path.Split('?')[0].Trim('/');
        if (path == "metadata")
            return _quirks.Statement is { } statement ? statement.Length == 0 ? Error(404) : FakeServer.Json(statement) : FakeServer.Json(FakeServer.Capabilities(true, AllTypes));
        if (path.Length == 0)
        {
            if (_quirks.RedirectsBase && !request.Path.StartsWith('/'))
                return Redirect(FakeServer.Base + "/");
            return Transaction(JsonNode.Parse(request.Body)!.AsObject());
        }

        var one = Single(request.Method, request.Path.Trim('/'), request.Body.Length == 0 ? null : JsonNode.Parse(request.Body)!.AsObject(),
            request.Headers.GetValueOrDefault("If-None-Exist"), request.Headers.GetValueOrDefault("If-Match"));
        if (one.Status >= 400)
            return Error(one.Status);
        var answer = one.Resource is null ? new HttpResponseMessage((HttpStatusCode)one.Status) : FakeServer.Json((HttpStatusCode)one.Status, one.Resource.ToJsonString());
        if (one.Location is not null && !_quirks.TellsNoLocation && request.Method != "GET")
            answer.Headers.Location = new Uri($"{FakeServer.Base}/{one.Location}");
        if (_quirks.TellsNoLocation && request.Method != "GET")
            answer.Content = new ByteArrayContent([]);
        return answer;
    }

    private HttpResponseMessage Transaction(JsonObject bundle)
    {
        if (_quirks.RefusesTransactions is { } refusal)
            return Error(refusal);
        var before = _resources.ToDictionary(pair => pair.Key, pair => pair.Value.ToList());
        var text = bundle.ToJsonString();
        var entries = bundle["entry"]!.AsArray();
        var ids = new string?[entries.Count];

        // Who becomes whom, so that references can be rewritten.
        for (var at = 0; at < entries.Count; at++)
        {
            var request = entries[at]!["request"]!;
            if ((string)request["method"]! != "POST")
                continue;
            var type = (string)request["url"]!;
            ids[at] = Condition((string?)request["ifNoneExist"], type) is [var found, ..] ? (string)found["id"]! : NewId();
            text = text.Replace($"\"reference\":\"{(string)entries[at]!["fullUrl"]!}\"", $"\"reference\":\"{type}/{ids[at]}\"", StringComparison.Ordinal);
        }

        entries = JsonNode.Parse(text)!["entry"]!.AsArray();
        var answers = new JsonArray();
        for (var at = 0; at < entries.Count; at++)
        {
            var request = entries[at]!["request"]!;
            var one = Single((string)request["method"]!, (string)request["url"]!, entries[at]!["resource"]?.AsObject(),
                (string?)request["ifNoneExist"], (string?)request["ifMatch"], ids[at]);
            if (one.Status >= 400 && !_quirks.KeepsGoodEntries)
            {
                _resources.Clear();
                foreach (var pair in before)
                    _resources.Add(pair.Key, pair.Value);
                return Error(one.Status);
            }

            var response = new JsonObject { ["status"] = _quirks.StatusInWords ? ((HttpStatusCode)one.Status).ToString() : one.Status.ToString(CultureInfo.InvariantCulture) };
            if (one.Location is not null && !_quirks.TellsNoLocation)
                response["location"] = one.Location;
            answers.Add(new JsonObject { ["response"] = response });
        }

        return FakeServer.Json(new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction-response", ["entry"] = answers }.ToJsonString());
    }

    private (int Status, JsonObject? Resource, string? Location) Single(
        string method, string url, JsonObject? resource, string? condition, string? ifMatch, string? id = null)
    {
        var question = url.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? url : url[..question];
        var type = path.Split('/')[0];
        switch (method)
        {
            case "GET" when path == type:
                return (200, SearchSet(Find(type, question < 0 ? "" : url[(question + 1)..])), null);
            case "GET":
                return _resources.TryGetValue(path, out var versions)
                    ? versions[^1] is { } current ? (200, current.DeepClone().AsObject(), path) : (_quirks.ForgetsDeleted ? 404 : 410, null, null)
                    : (404, null, null);
            case "DELETE":
                if (_resources.TryGetValue(path, out var gone))
                    gone.Add(null);
                return (204, null, null);
            case "POST":
                var matches = Condition(condition, type);
                if (matches.Count > 1)
                    return (412, null, null);
                return matches is [var match] ? (200, match, Location(match)) : Store(type, id ?? NewId(), resource!);
            default:
                var exists = _resources.TryGetValue(path, out var known) && known[^1] is not null;
                if (!exists && _quirks.RefusesNewIds is { } refused)
                    return (refused, null, null);
                if (ifMatch is not null && (!exists || ifMatch != $"W/\"{known!.Count}\""))
                    return (_quirks.StaleVersion, null, null);
                return Store(type, path.Split('/')[1], resource!);
        }
    }

    private (int Status, JsonObject Resource, string Location) Store(string type, string id, JsonObject resource)
    {
        var stored = resource.DeepClone().AsObject();
        var isNew = !_resources.TryGetValue($"{type}/{id}", out var versions) || versions[^1] is null;
        if (versions is null)
            _resources.Add($"{type}/{id}", versions = []);
        stored["id"] = id;
        var meta = stored["meta"]?.DeepClone().AsObject() ?? [];
        meta["versionId"] = (versions.Count + 1).ToString(CultureInfo.InvariantCulture);
        meta["lastUpdated"] = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        stored["meta"] = meta;
        versions.Add(stored);
        return (isNew ? 201 : 200, stored.DeepClone().AsObject(), Location(stored));
    }

    private List<JsonObject> Condition(string? condition, string type) =>
        condition is null || _quirks.IgnoresConditions ? [] : Find(type, condition, always: true);

    private List<JsonObject> Find(string type, string query, bool always = false)
    {
        var wanted = HttpUtility.ParseQueryString(query);
        return [.. Live(type).Where(resource => (_quirks.IgnoresSearch && !always) || wanted.AllKeys.All(name => Fits(resource, name!, wanted[name]!)))];
    }

    private static bool Fits(JsonObject resource, string name, string value) => name switch
    {
        "identifier" => resource["identifier"]?.AsArray().Any(one => $"{(string?)one!["system"]}|{(string?)one["value"]}" == value) == true,
        "_tag" => resource["meta"]?["tag"]?.AsArray().Any(one => $"{(string?)one!["system"]}|{(string?)one["code"]}" == value) == true,
        "_id" => (string?)resource["id"] == value,
        "_lastUpdated" => string.CompareOrdinal((string?)resource["meta"]!["lastUpdated"], value[2..]) >= 0,
        "result" => resource["result"]?.AsArray().Any(one => (string?)one!["reference"] == value) == true,
        "entity" => resource["entity"]?.AsArray().Any(one => ((string?)one!["what"]?["reference"])?.Split("/_history/")[0] == value) == true,
        "patient" or "subject" => ((string?)resource["subject"]?["reference"])?.EndsWith(value, StringComparison.Ordinal) == true,
        _ => true,
    };

    private IEnumerable<JsonObject> Live(string type) =>
        _resources.Where(pair => pair.Key.StartsWith(type + "/", StringComparison.Ordinal) && pair.Value[^1] is not null).Select(pair => pair.Value[^1]!);

    // Without total: it is optional, and nobody may count on it.
    private static JsonObject SearchSet(List<JsonObject> found) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = "searchset",
        ["entry"] = new JsonArray([.. found.Select(one => new JsonObject { ["resource"] = one.DeepClone() })]),
    };

    private HttpResponseMessage Error(int status) => _quirks.HtmlErrors
        ? new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("<html><h1>Sorry</h1></html>", System.Text.Encoding.UTF8, "text/html") }
        : FakeServer.Json((HttpStatusCode)status, """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"processing"}]}""");

    private static HttpResponseMessage Redirect(string target)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.PermanentRedirect);
        answer.Headers.Location = new Uri(target);
        return answer;
    }

    private static string Location(JsonObject resource) =>
        $"{(string)resource["resourceType"]!}/{(string)resource["id"]!}/_history/{(string)resource["meta"]!["versionId"]!}";

    private string NewId() => "s" + (++_nextId).ToString(CultureInfo.InvariantCulture);

    private static readonly string[] AllTypes =
        ["Patient", "Observation", "DiagnosticReport", "Condition", "Specimen", "ImagingStudy", "RiskAssessment", "Provenance", "Device"];
}
