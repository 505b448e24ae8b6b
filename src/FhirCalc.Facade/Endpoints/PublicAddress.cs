namespace FhirCalc.Facade.Endpoints;

/// <summary>Where clients reach us, as they themselves say it.</summary>
internal static class PublicAddress
{
    public const string FhirPath = "/fhir";

    public static string FhirBase(HttpRequest request) => $"{request.Scheme}://{request.Host}{FhirPath}";
}
