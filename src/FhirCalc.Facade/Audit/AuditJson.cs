using System.Text.Json;

namespace FhirCalc.Facade.Audit;

/// <summary>The pieces that audit events are made of.</summary>
internal static class AuditJson
{
    public static void WriteEntity(this Utf8JsonWriter json, AuditCode type, AuditCode? role, Action content)
    {
        json.WriteStartObject();
        json.WriteCoding("type", type);
        if (role is { } known)
            json.WriteCoding("role", known);
        content();
        json.WriteEndObject();
    }

    public static void WriteReference(this Utf8JsonWriter json, string reference)
    {
        json.WriteStartObject("what");
        json.WriteString("reference", reference);
        json.WriteEndObject();
    }

    /// <summary>A patient whose id only the external server knows is named by its identifier.</summary>
    public static void WritePatient(this Utf8JsonWriter json, AuditedPatient patient)
    {
        if (patient.Reference is { } reference)
            json.WriteReference(reference);
        else
            json.WriteIdentifier("what", patient.Value!, patient.System);
    }

    public static void WriteIdentifier(this Utf8JsonWriter json, string name, string value, string? system = null)
    {
        json.WriteStartObject(name);
        json.WriteStartObject("identifier");
        if (system is not null)
            json.WriteString("system", system);
        json.WriteString("value", value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteCoding(this Utf8JsonWriter json, string name, AuditCode code)
    {
        json.WriteStartObject(name);
        json.WriteCode(code);
        json.WriteEndObject();
    }

    public static void WriteCode(this Utf8JsonWriter json, AuditCode code)
    {
        json.WriteString("system", code.System);
        json.WriteString("code", code.Code);
        if (code.Display is not null)
            json.WriteString("display", code.Display);
    }
}
