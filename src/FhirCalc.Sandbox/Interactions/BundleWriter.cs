using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FhirCalc.Sandbox.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace FhirCalc.Sandbox.Interactions;

/// <summary>Writes a Bundle around resources whose bytes stay as they are.</summary>
internal sealed class BundleWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;
    private readonly string _baseUrl;
    private readonly List<(string Relation, string Address)> _links = [];
    private bool _entriesBegun;

    public BundleWriter(string type, string baseUrl)
    {
        _baseUrl = baseUrl;
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteString("resourceType", "Bundle");
        _json.WriteString("type", type);
    }

    public void Total(long total) => _json.WriteNumber("total", total);

    public void Link(string relation, string relative) => _links.Add((relation, $"{_baseUrl}/{relative}"));

    public void Match(StoredVersion match)
    {
        BeginEntry(match);
        WriteResource(match.Json!);
        WriteSearchMode("match");
        _json.WriteEndObject();
    }

    public void Outcome(byte[] outcome)
    {
        BeginEntry(null);
        WriteResource(outcome);
        WriteSearchMode("outcome");
        _json.WriteEndObject();
    }

    public void HistoryEntry(StoredVersion version)
    {
        BeginEntry(version);
        if (version.Json is { } json)
            WriteResource(json);
        _json.WriteStartObject("request");
        _json.WriteString("method", version.Method);
        _json.WriteString("url", version.Method == "POST" ? version.Type : version.Reference);
        _json.WriteEndObject();
        _json.WriteStartObject("response");
        _json.WriteString("status", version.IsDeleted ? "204 No Content" : version.Created ? "201 Created" : "200 OK");
        WriteVersion(version);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>The answer to one entry of a transaction or batch.</summary>
    public void Response(SandboxReply reply, bool withResource, byte[]? outcome = null)
    {
        BeginEntry(reply.Version is { IsDeleted: false } ? reply.Version : null);
        if (withResource && (reply.Body ?? reply.Version?.Json) is { } resource)
            WriteResource(resource);
        _json.WriteStartObject("response");
        _json.WriteString("status", reply.Status.ToString(CultureInfo.InvariantCulture) + " " + ReasonPhrases.GetReasonPhrase(reply.Status));
        if (reply.Version is { } version)
        {
            if (reply.TellsLocation)
                _json.WriteString("location", version.Location);
            WriteVersion(version);
        }

        if (outcome is not null)
        {
            _json.WritePropertyName("outcome");
            _json.WriteRawValue(outcome, skipInputValidation: true);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    public byte[] ToUtf8()
    {
        if (_entriesBegun)
            _json.WriteEndArray();
        else
            WriteLinks();
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => _json.Dispose();

    private void BeginEntry(StoredVersion? version)
    {
        if (!_entriesBegun)
        {
            WriteLinks();
            _json.WriteStartArray("entry");
            _entriesBegun = true;
        }

        _json.WriteStartObject();
        if (version is not null)
            _json.WriteString("fullUrl", $"{_baseUrl}/{version.Reference}");
    }

    private void WriteLinks()
    {
        if (_links.Count == 0)
            return;
        _json.WriteStartArray("link");
        foreach (var (relation, address) in _links)
        {
            _json.WriteStartObject();
            _json.WriteString("relation", relation);
            _json.WriteString("url", address);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteVersion(StoredVersion version)
    {
        _json.WriteString("etag", version.ETag);
        _json.WriteString("lastModified", version.LastUpdated);
    }

    private void WriteSearchMode(string mode)
    {
        _json.WriteStartObject("search");
        _json.WriteString("mode", mode);
        _json.WriteEndObject();
    }

    private void WriteResource(byte[] json)
    {
        _json.WritePropertyName("resource");
        _json.WriteRawValue(json, skipInputValidation: true);
    }
}
