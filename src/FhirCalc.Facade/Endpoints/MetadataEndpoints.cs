using System.Globalization;
using System.Text.Json;
using FhirCalc.Facade.Conformance;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The CapabilityStatement, made of what is really mapped.</summary>
internal static class MetadataEndpoints
{
    public static void MapMetadata(this IEndpointRouteBuilder fhir) =>
        fhir.MapRead("/metadata", (HttpRequest request, EndpointDataSource endpoints, ResourceTypes types, Guide guide, StartedAt started, SecurityOptions security) =>
            Answer(request, Write(request, endpoints, types, guide, started, security), started)).WithMetadata(new OpenToAll());

    private static FhirReply Answer(HttpRequest request, byte[] statement, StartedAt started) =>
        ReadConditions.Of(request).Apply(new FhirReply(StatusCodes.Status200OK, statement)
        {
            ETag = ContentTag.Of(statement),
            LastModified = started.Time.ToString("R", CultureInfo.InvariantCulture),
        });

    private static byte[] Write(HttpRequest request, EndpointDataSource endpoints, ResourceTypes types, Guide guide, StartedAt started, SecurityOptions security)
    {
        var mapped = endpoints.Endpoints.SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<FhirInteraction>()).Distinct().ToList();
        return FhirJson.Write(json =>
        {
            var rest = new CapabilityWriter(json, mapped, guide);
            json.WriteString("resourceType", "CapabilityStatement");
            json.WriteString("status", "active");
            json.WriteString("date", started.Time.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture));
            json.WriteString("kind", "instance");
            CapabilityWriter.WriteGuide(json, guide);
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
            json.WriteStringValue(AnswerFormat.FhirJson);
            json.WriteStringValue(AnswerFormat.FhirXml);
            json.WriteEndArray();
            json.WriteObjects("rest", ["server"], mode =>
            {
                json.WriteString("mode", mode);
                WriteSecurity(json, security);
                json.WriteObjects("resource", types.All, rest.WriteType);
                rest.WriteSystem();
            });
        });
    }

    private static void WriteSecurity(Utf8JsonWriter json, SecurityOptions security)
    {
        if (!security.IsOn)
            return;
        var service = security.Issuer is null ? "Certificates" : "SMART-on-FHIR";
        json.WriteStartObject("security");
        json.WriteObjects("service", [service], code => json.WriteObjects("coding", [code], coding =>
        {
            json.WriteString("system", "http://terminology.hl7.org/CodeSystem/restful-security-service");
            json.WriteString("code", coding);
        }));
        json.WriteString("description", security.Issuer is null
            ? "Clients show a certificate."
            : "SMART Backend Services: .well-known/smart-configuration tells where to get an access token.");
        json.WriteEndObject();
    }

    /// <summary>When this process began: the date of the statement.</summary>
    internal sealed record StartedAt(DateTimeOffset Time);
}
