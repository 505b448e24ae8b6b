using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>Rules that the specification states in words alone, and those that options add, bound to the types they are about.</summary>
internal sealed class ContentRules(ValidationOptions options)
{
    private static readonly string[] Addresses = ["uri", "url", "canonical"];

    /// <summary>Rules on a type.</summary>
    public IEnumerable<Assertion> For(TypeDefinition type) => type.Name switch
    {
        "Attachment" => [new AttachmentSize()],
        "Bundle" => [new BundleLinks(), new FullUrls(), new DocumentReferences()],
        "CodeSystem" => [new SupplementContent()],
        "Coding" when options.UnknownCode is { } severity => [new KnownCode(severity)],
        "ConceptMap" => [new MappedCodes()],
        "Narrative" when options.BrokenNarrativeLink is { } severity => [new NarrativeLinks(severity)],
        "Reference" => [new ReferenceAtHand(options.UnresolvedReference)],
        "SearchParameter" => [new DerivedSearchParameter()],
        "StructureDefinition" => [new DefinitionShape()],
        _ => [],
    };

    /// <summary>Rules on one element of a type.</summary>
    public IEnumerable<Assertion> For(ElementDefinition element)
    {
        if (AbsoluteAddress.IsDemandedBy(element))
            yield return new AbsoluteAddress();
        if (options.ExampleAddress is { } example && element.Types.Any(type => Addresses.Contains(type.Code)))
            yield return new ExampleAddress(example);
        if (options.HtmlInMarkdown is { } html && element.Types.Any(type => type.Code == "markdown"))
            yield return new HtmlInMarkdown(html);
    }
}
