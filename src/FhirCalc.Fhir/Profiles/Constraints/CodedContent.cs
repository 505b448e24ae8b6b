using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>Reads codes out of everything that can be bound: code, string, uri, Coding, CodeableConcept, Quantity.</summary>
internal static class CodedContent
{
    /// <summary>
    /// Whether one of the codes is a member: one member is enough, whatever stands beside it; else one undecided leaves the
    /// whole undecided, as does a value set that is not loaded. Null when there is no code at all.
    /// </summary>
    public static Membership? MembershipOf(in Element element, CompiledValueSet? valueSet) =>
        valueSet is not null && PlainCodes.TryMembership(element, valueSet, out var membership) ? membership : MembershipOfAny(element, valueSet);

    /// <summary>The general way of <see cref="MembershipOf"/>.</summary>
    public static Membership? MembershipOfAny(in Element element, CompiledValueSet? valueSet)
    {
        if (element.Type.Name != "CodeableConcept")
            return MembershipOfOne(element, valueSet);
        Membership? found = null;
        foreach (var coding in element.Children("coding"))
        {
            switch (MembershipOfOne(coding, valueSet))
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
        var tokens = Tokens(element);
        return tokens.Count switch { 0 => "The text", 1 => tokens[0], _ => $"None of {string.Join(", ", tokens)}" };
    }

    /// <summary>"; found 'system|code'" for a code or an address, which identify nobody; nothing for any other value.</summary>
    public static string Found(in Element element)
    {
        switch (element.Type.Name)
        {
            case "code" or "Coding":
                return "; found " + Describe(element);
            case "CodeableConcept":
                var tokens = Tokens(element);
                return "; found " + (tokens.Count == 0 ? "no code" : string.Join(", ", tokens));
            case "uri" or "canonical" when element.Text is { Length: <= 200 } address:
                return $"; found '{address}'";
            default:
                return "";
        }
    }

    private static Membership? MembershipOfOne(in Element element, CompiledValueSet? valueSet)
    {
        if (element.IsPrimitive)
            return element.Text is { } text ? Contains(valueSet, null, text) : null;
        string? system = null, code = null;
        foreach (var child in element.Children())
        {
            if (child.Name == "system")
                system = child.Text;
            else if (child.Name == "code")
                code = child.Text;
        }

        // A code without system is in no value set: an empty system says so without a guess.
        return code is null ? null : Contains(valueSet, system ?? "", code);
    }

    private static Membership Contains(CompiledValueSet? valueSet, string? system, string code) => valueSet?.Contains(system, code) ?? Membership.Undecided;

    private static List<string> Tokens(in Element concept)
    {
        var tokens = new List<string>();
        foreach (var coding in concept.Children("coding"))
            tokens.Add(Token(coding));
        return tokens;
    }

    private static string Token(in Element coding) => $"'{coding.Child("system").Text ?? "no system"}|{coding.Child("code").Text ?? "no code"}'";
}
