using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Calcification.Rules;

/// <summary>Answers what the rules' expressions ask of terminology and of other resources of the input.</summary>
internal sealed class RuleEnvironment(TerminologyService terminology, SubmissionIndex index) : IPathEnvironment
{
    public bool? MemberOf(Element coded, string valueSet) => coded.Type.Name switch
    {
        "CodeableConcept" or "Coding" or "Quantity" => terminology.Find(valueSet) is { } known ? MemberOf(coded, known) : null,
        _ => Answer(coded.Text is { } code ? terminology.Contains(valueSet, null, code) : Membership.NotMember),
    };

    /// <summary>The same for a value set that is at hand.</summary>
    public bool? MemberOf(Element coded, CompiledValueSet valueSet) => coded.Type.Name switch
    {
        "CodeableConcept" => Answer(AnyCoding(coded.Node["coding"u8], valueSet)),
        "Coding" or "Quantity" => Answer(valueSet.Contains(coded.Node)),
        _ => MemberOf(coded, valueSet.Url),
    };

    // Results of other profiles are no matter of the rules.
    public bool? ConformsTo(Element element, string profile) => null;

    public bool TryResolve(string reference, Element from, out Element target)
    {
        var found = index.TryResolve(reference, out var resource);
        target = found ? resource!.Element : default;
        return found;
    }

    public bool? Subsumes(Element general, Element special)
    {
        var (above, below) = (CodingOf(general), CodingOf(special));
        var system = above["system"u8].GetString();
        if (system is null || system != below["system"u8].GetString())
            return false;
        return terminology.Subsumes(system, above["code"u8].GetString() ?? "", below["code"u8].GetString() ?? "");
    }

    private static bool? Answer(Membership membership) => membership switch
    {
        Membership.Member => true,
        Membership.NotMember => false,
        _ => null,
    };

    private static Membership AnyCoding(Node codings, CompiledValueSet valueSet)
    {
        var answer = Membership.NotMember;
        foreach (var coding in codings.Children)
        {
            var one = valueSet.Contains(coding);
            if (one == Membership.Member)
                return one;
            if (one == Membership.Undecided)
                answer = one;
        }

        return answer;
    }

    private static Node CodingOf(Element coded)
    {
        if (coded.Type.Name != "CodeableConcept")
            return coded.Node;
        foreach (var coding in coded.Node["coding"u8].Children)
            return coding;
        return default;
    }
}
