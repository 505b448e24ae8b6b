using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Security;

internal static partial class FhirId
{
    public static bool IsValid(string? id) => id is not null && Form().IsMatch(id);

    [GeneratedRegex("""^(?!\.{1,2}\z)[A-Za-z0-9\-.]{1,64}\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
