using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>Reads codes out of everything that can be bound: code, string, uri, Coding, CodeableConcept, Quantity.</summary>
internal static class CodedContent
{
    /// <summary>
    /// Whether one of the codes is a member: one member is enough, whatever stands beside it; else one undecided leaves the
    /// whole undecided. Null when there is no code at all.
    /// </summary>
    public static Membership? MembershipOf(in Element element, string valueSet, TerminologyService terminology)
    {
        if (element.Type.Name != "CodeableConcept")
            return MembershipOfOne(element, valueSet, terminology);
        Membership? found = null;
        foreach (var coding in element.Children("coding"))
        {
            switch (MembershipOfOne(coding, valueSet, terminology))
            {
                case Membership.Member:
                    return Membership.Member;
                case Membership.Undecided:
                    found = Membership.Undecided;
                    break;
                case Membership.NotMember:
                    found ??= Membership.NotMember;
                    break;
            }
        }

        return found;
    }

    /// <summary>The codes as <c>system|code</c>, for messages. Free text is left out.</summary>
    public static string Describe(in Element element)
    {
        if (element.IsPrimitive)
            return element.Type.Name is "code" or "uri" ? $"'{element.Text}'" : "The text";
        if (element.Type.Name != "CodeableConcept")
            return Token(element);
        var tokens = new List<string>();
        foreach (var coding in element.Children("coding"))
            tokens.Add(Token(coding));
        return tokens.Count switch { 0 => "The text", 1 => tokens[0], _ => $"None of {string.Join(", ", tokens)}" };
    }

    private static Membership? MembershipOfOne(in Element element, string valueSet, TerminologyService terminology)
    {
        if (element.IsPrimitive)
            return element.Text is { } text ? terminology.Contains(valueSet, null, text) : null;
        string? system = null, code = null;
        foreach (var child in element.Children())
        {
            if (child.Name == "system")
                system = child.Text;
            else if (child.Name == "code")
                code = child.Text;
        }

        // A code without system is in no value set: an empty system says so without a guess.
        return code is null ? null : terminology.Contains(valueSet, system ?? "", code);
    }

    private static string Token(in Element coding) => $"'{coding.Child("system").Text ?? "no system"}|{coding.Child("code").Text ?? "no code"}'";
}
