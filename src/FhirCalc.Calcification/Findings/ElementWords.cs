using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Calcification.Findings;

/// <summary>Says in words what an element states: "distribution: grouped (clustered)".</summary>
internal sealed class ElementWords(TerminologyService terminology, ForeignDisplays displays)
{
    public string Of(Element element, InputResource resource)
    {
        var value = element.Type.Name switch
        {
            "CodeableConcept" => Concept(element.Node),
            "Quantity" => Quantity(element.Node),
            _ => "",
        };
        if (value.Length == 0)
            return "";
        var question = Question(element, resource);
        return question.Length == 0 ? value : question + ": " + value;
    }

    // What a component asks, or else the code of the resource.
    private string Question(Element element, InputResource resource)
    {
        var place = element.Node;
        foreach (var component in resource.Element.Node["component"u8].Children)
        {
            if (place.Offset >= component.Offset && place.Offset < component.Offset + component.Length)
                return Concept(component["code"u8]);
        }

        return element.Name switch
        {
            "interpretation" or "value" => Concept(resource.Element.Node["code"u8]),
            "high" => "Upper reference limit",
            "low" => "Lower reference limit",
            "bodySite" => "Site",
            "method" => "Method",
            _ => "",
        };
    }

    // Our own words where we know one of the codes, whatever stands beside it; else a display or text of the sender, else the code.
    public string Concept(Node concept)
    {
        string? sender = null, first = null;
        foreach (var coding in concept["coding"u8].Children)
        {
            if (coding["system"u8].GetString() is not { } system || coding["code"u8].GetString() is not { } code)
                continue;
            if ((terminology.Display(system, code) ?? displays.Of(system, code)) is { } words)
                return words;
            sender ??= coding["display"u8].GetString();
            first ??= code;
        }

        return sender ?? concept["text"u8].GetString() ?? first ?? "";
    }

    private static string Quantity(Node quantity) =>
        $"{quantity["comparator"u8].GetString()}{quantity["value"u8].RawText} {quantity["unit"u8].GetString() ?? quantity["code"u8].GetString()}".Trim();
}
