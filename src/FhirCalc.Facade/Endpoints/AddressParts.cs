using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Endpoints;

/// <summary>What may stand in a FHIR address.</summary>
internal static partial class AddressParts
{
    /// <summary>Whether it is a FHIR id; two dots would lead elsewhere.</summary>
    public static bool IsId(string text) => Id().IsMatch(text);

    [GeneratedRegex("""^(?!\.{1,2}\z)[A-Za-z0-9\-.]{1,64}\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
