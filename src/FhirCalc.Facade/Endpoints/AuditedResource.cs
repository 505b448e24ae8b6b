using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The resource that an address names, for the audit event: only what looks like one.</summary>
internal static partial class AuditedResource
{
    public static string? Of(HttpContext context)
    {
        var values = context.Request.RouteValues;
        if (values["type"] is not string type || values["id"] is not string id)
            return null;
        var reference = values["version"] is string version ? $"{type}/{id}/_history/{version}" : $"{type}/{id}";
        return Reference().IsMatch(reference) ? reference : null;
    }

    [GeneratedRegex("""^[A-Z][A-Za-z]{1,63}/[A-Za-z0-9\-.]{1,64}(/_history/[A-Za-z0-9\-.]{1,64})?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
