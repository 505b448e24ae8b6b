using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Profiles.References;

/// <summary>The parts of a literal reference (spec: references.html#literal).</summary>
/// <param name="Base">Service base of an absolute reference, without the last slash; empty for a relative one.</param>
/// <param name="Type">Resource type; empty if the text does not have the form type/id.</param>
/// <param name="Id">Logical id.</param>
/// <param name="Version">Version id, or empty.</param>
internal readonly record struct ReferenceText(string Base, string Type, string Id, string Version)
{
    private const string History = "/_history/";

    public static ReferenceText Parse(string reference, TypeModel types)
    {
        var version = "";
        if (reference.IndexOf(History, StringComparison.Ordinal) is >= 0 and var history)
        {
            version = reference[(history + History.Length)..];
            reference = reference[..history];
        }

        var slash = reference.LastIndexOf('/');
        if (slash <= 0 || reference[0] == '#')
            return new ReferenceText("", "", "", "");
        var before = reference.LastIndexOf('/', slash - 1);
        var type = reference[(before + 1)..slash];
        return IsTypeName(type) && types.IsResource(type)
            ? new ReferenceText(before < 0 ? "" : reference[..before], type, reference[(slash + 1)..], version)
            : new ReferenceText("", "", "", "");
    }

    // The type model keeps every name that it was asked for, so nothing is asked that cannot be the name of a type.
    private static bool IsTypeName(string text) => text.Length is > 2 and < 40 && char.IsAsciiLetterUpper(text[0]) && text.All(char.IsAsciiLetter);
}
