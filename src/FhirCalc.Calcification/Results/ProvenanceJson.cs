using FhirCalc.Calcification.Rules;
using static FhirCalc.Calcification.Results.JsonParts;

namespace FhirCalc.Calcification.Results;

/// <summary>Which engine and which rules made the results of one report, and from which versions of which inputs.</summary>
internal static class ProvenanceJson
{
    public static ResultResource Write(string id, ResultHeader header, IReadOnlyList<ResultResource> targets, IEnumerable<string> policies, IEnumerable<string> sources) =>
        Resource("Provenance", id, "calcification-provenance", Narrative.Of($"{header.DeviceName} derived these assessments by published rules."), json =>
        {
            json.WriteStartArray("target");
            foreach (var target in targets)
                WriteReference(json, null, target.Reference);
            json.WriteEndArray();
            json.WriteString("recorded", header.Time);
            json.WriteStartArray("policy");
            foreach (var policy in policies)
                json.WriteStringValue(policy);
            json.WriteEndArray();
            json.WriteStartArray("agent");
            json.WriteStartObject();
            WriteConcept(json, "type", new Coding("http://terminology.hl7.org/CodeSystem/provenance-participant-type", "assembler", "Assembler"));
            WriteReference(json, "who", header.Device.Reference, "Device", header.DeviceName);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("entity");
            foreach (var source in sources)
            {
                json.WriteStartObject();
                json.WriteString("role", "source");
                WriteReference(json, "what", source);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
}
