using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Intake;

/// <summary>What may stand in a FHIR address.</summary>
internal static partial class AddressParts
{
    /// <summary>Whether it is a FHIR id; two dots would lead elsewhere.</summary>
    public static bool IsId(string text) => Id().IsMatch(text);

    /// <summary>Whether path and query, below the base, read something: a search, a resource, a version or a history.</summary>
    public static bool IsRead(string relative, ResourceTypes types) => relative.Split('?')[0].Split('/') switch
    {
        [var type] => types.Contains(type),
        [var type, "_history"] => types.Contains(type),
        [var type, var id] => types.Contains(type) && IsId(id),
        [var type, var id, "_history"] => types.Contains(type) && IsId(id),
        [var type, var id, "_history", var version] => types.Contains(type) && IsId(id) && IsId(version),
        _ => false,
    };

    [GeneratedRegex("""^(?!\.{1,2}\z)[A-Za-z0-9\-.]{1,64}\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
