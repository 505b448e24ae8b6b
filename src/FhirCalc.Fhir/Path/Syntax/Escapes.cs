using System.Globalization;
using System.Text;

namespace FhirCalc.Fhir.Path.Syntax;

/// <summary>The escape sequences of strings and delimited identifiers.</summary>
internal static class Escapes
{
    public static string Resolve(string source, int start, int end)
    {
        if (source.IndexOf('\\', start, end - start) < 0)
            return source[start..end];

        var text = new StringBuilder(end - start);
        for (int i = start; i < end; i++)
        {
            if (source[i] != '\\')
            {
                text.Append(source[i]);
                continue;
            }
            i++;
            text.Append(source[i] == 'u' ? Unicode(source, ref i, end) : Single(source[i], i));
        }
        return text.ToString();
    }

    private static char Unicode(string source, ref int i, int end)
    {
        // The four digits are i+1 .. i+4 and must lie before the closing quote.
        if (i + 4 >= end || !ushort.TryParse(source.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            throw new PathException("Four hexadecimal digits must follow \\u", i - 1);
        i += 4;
        return (char)code;
    }

    private static char Single(char c, int position) => c switch
    {
        '\\' or '/' or '\'' or '"' or '`' => c,
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => throw new PathException($"'\\{c}' is not an escape sequence", position - 1),
    };
}
