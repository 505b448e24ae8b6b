using System.Text;
using Dapper;
using FhirCalc.Fhir.Json;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Tests.Support;

/// <summary>The audit events in the store of a facade, read from beside it.</summary>
internal static class AuditLog
{
    public static List<ResourceJson> Events(TempFolder folder)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File("facade.db")};Pooling=False");
        return [.. connection.Query<byte[]>("SELECT event FROM audit ORDER BY sequence").Select(json => ResourceJson.Parse(json))];
    }

    public static string Text(this ResourceJson auditEvent) => Encoding.UTF8.GetString(auditEvent.Utf8.Span);

    public static string? Text(this ResourceJson auditEvent, string name) => auditEvent.Root[name].GetString();

    /// <summary>Codes of the subtypes, in their order.</summary>
    public static string Subtypes(this ResourceJson auditEvent)
    {
        var codes = new List<string>();
        foreach (var subtype in auditEvent.Root["subtype"].Children)
            codes.Add(subtype["code"].GetString()!);
        return string.Join('+', codes);
    }
}
