using System.Globalization;

namespace FhirCalc.Facade.Endpoints;

/// <summary>An instant of FHIR as HTTP headers write it.</summary>
internal static class HttpDate
{
    public static string? Of(string? instant) =>
        DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToString("R", CultureInfo.InvariantCulture)
            : null;
}
