using static FhirCalc.Calcification.Results.JsonParts;

namespace FhirCalc.Calcification.Results;

/// <summary>The engine as a Device: one resource for a version of the software and its rules.</summary>
internal static class DeviceJson
{
    public static string Name => "FhirCalc " + CalcificationGuide.Version;

    public static ResultResource Write() => Resource("Device", DeterministicId.Of("Device", "FhirCalc", CalcificationGuide.Version), null, Narrative.Of(Name + ". " + IntendedUse.Text), json =>
    {
        json.WriteStartArray("identifier");
        json.WriteStartObject();
        json.WriteString("system", CalcificationGuide.CanonicalBase + "/device");
        json.WriteString("value", "fhircalc-" + CalcificationGuide.Version);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("status", "active");
        json.WriteString("manufacturer", "FhirCalc contributors");
        json.WriteStartArray("deviceName");
        json.WriteStartObject();
        json.WriteString("name", "FhirCalc");
        json.WriteString("type", "manufacturer-name");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("version");
        json.WriteStartObject();
        json.WriteString("value", CalcificationGuide.Version);
        json.WriteEndObject();
        json.WriteEndArray();
    });
}
