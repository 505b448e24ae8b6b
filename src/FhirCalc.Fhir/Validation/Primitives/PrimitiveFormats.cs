using System.Collections.Frozen;

namespace FhirCalc.Fhir.Validation.Primitives;

/// <summary>The formats of all R4 primitive types (spec: datatypes.html#primitive).</summary>
internal static class PrimitiveFormats
{
    private static readonly FrozenDictionary<string, PrimitiveFormat> ByName = new PrimitiveFormat[]
    {
        new("base64Binary", JsonShape.String, BinaryFormat.IsBase64, "base64 in groups of four characters, padded with '=' at the end only"),
        new("boolean", JsonShape.Boolean, static _ => true, "true or false without quotes"),
        new("canonical", JsonShape.String, UriFormats.IsUri, "a URI without white space, optionally with |version"),
        new("code", JsonShape.String, TextFormats.IsCode, "characters without leading, trailing or double white space"),
        new("date", JsonShape.String, DateFormats.IsDate, "YYYY, YYYY-MM or YYYY-MM-DD, a day of the calendar"),
        new("dateTime", JsonShape.String, DateFormats.IsDateTime, "YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a time zone"),
        new("decimal", JsonShape.Number, NumberFormats.IsDecimal, "a JSON number"),
        new("id", JsonShape.String, TextFormats.IsId, "1 to 64 of the characters A-Z, a-z, 0-9, '-' and '.'"),
        new("instant", JsonShape.String, DateFormats.IsInstant, "YYYY-MM-DDThh:mm:ss with a time zone"),
        new("integer", JsonShape.Number, NumberFormats.IsInteger, "a whole number from -2147483648 to 2147483647"),
        new("markdown", JsonShape.String, TextFormats.IsString, "at least one character, and no control characters but tab, CR and LF"),
        new("oid", JsonShape.String, UriFormats.IsOid, "urn:oid: and an object identifier such as urn:oid:1.2.3"),
        new("positiveInt", JsonShape.Number, NumberFormats.IsPositiveInt, "a whole number from 1 to 2147483647"),
        new("string", JsonShape.String, TextFormats.IsString, "at least one character, and no control characters but tab, CR and LF"),
        new("time", JsonShape.String, DateFormats.IsTime, "hh:mm:ss without a time zone"),
        new("unsignedInt", JsonShape.Number, NumberFormats.IsUnsignedInt, "a whole number from 0 to 2147483647"),
        new("uri", JsonShape.String, UriFormats.IsUri, "a URI without white space"),
        new("url", JsonShape.String, UriFormats.IsUri, "a URL without white space"),
        new("uuid", JsonShape.String, UriFormats.IsUuid, "urn:uuid: and a UUID in lower case"),
        new("xhtml", JsonShape.String, TextFormats.IsString, "a div element of XHTML"),
    }.ToFrozenDictionary(format => format.TypeName, StringComparer.Ordinal);

    /// <summary>The format of a primitive type; null for a name that is none.</summary>
    public static PrimitiveFormat? Find(string typeName) => ByName.GetValueOrDefault(typeName);

    /// <summary>Names of all primitive types.</summary>
    public static IEnumerable<string> TypeNames => ByName.Keys;
}
