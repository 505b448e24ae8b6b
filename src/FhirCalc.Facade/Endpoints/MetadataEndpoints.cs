using System.Globalization;
using System.Text.Json;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The CapabilityStatement, made of what is really mapped.</summary>
internal static class MetadataEndpoints
{
    public static void MapMetadata(this IEndpointRouteBuilder fhir) =>
        fhir.MapRead("/metadata", (HttpRequest request, EndpointDataSource endpoints, ResourceTypes types, StartedAt started) =>
            new FhirReply(StatusCodes.Status200OK, Write(request, endpoints, types, started))).WithMetadata(new OpenToAll());

    private static byte[] Write(HttpRequest request, EndpointDataSource endpoints, ResourceTypes types, StartedAt started)
    {
        var mapped = endpoints.Endpoints.SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<FhirInteraction>()).Distinct().ToList();
        return FhirJson.Write(json =>
        {
            json.WriteString("resourceType", "CapabilityStatement");
            json.WriteString("status", "active");
            json.WriteString("date", started.Time.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture));
            json.WriteString("kind", "instance");
            json.WriteStartObject("software");
            json.WriteString("name", "FhirCalc");
            json.WriteString("version", typeof(MetadataEndpoints).Assembly.GetName().Version!.ToString(3));
            json.WriteEndObject();
            json.WriteStartObject("implementation");
            json.WriteString("description", "FHIR facade for calcification findings: submissions are validated, assessed and delivered to an external FHIR server; reads and searches are relayed to it.");
            json.WriteString("url", PublicAddress.FhirBase(request));
            json.WriteEndObject();
            json.WriteString("fhirVersion", "4.0.1");
            json.WriteStartArray("format");
            json.WriteStringValue("json");
            json.WriteEndArray();
            json.WriteObjects("rest", ["server"], mode =>
            {
                json.WriteString("mode", mode);
                json.WriteObjects("resource", types.All, type =>
                {
                    json.WriteString("type", type);
                    WriteInteractions(json, mapped.Where(one => one.Type == type || one.Type == FhirInteraction.EveryType));
                });
                WriteInteractions(json, mapped.Where(one => one.Type is null));
            });
        });
    }

    private static void WriteInteractions(Utf8JsonWriter json, IEnumerable<FhirInteraction> mapped)
    {
        var kinds = mapped.ToLookup(one => one.IsOperation);
        if (kinds[false].Any())
            json.WriteObjects("interaction", kinds[false].Select(interaction => interaction.Code).Distinct(), code => json.WriteString("code", code));
        if (kinds[true].Any())
        {
            json.WriteObjects("operation", kinds[true], operation =>
            {
                json.WriteString("name", operation.Code);
                json.WriteString("definition", operation.Definition);
            });
        }
    }

    /// <summary>When this process began: the date of the statement.</summary>
    internal sealed record StartedAt(DateTimeOffset Time);
}
