using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Xml;

/// <summary>A property of a JSON object, joined with its <c>_name</c> sibling, and what the type says about it.</summary>
/// <param name="Name">Name as JSON and XML spell it, <c>valueQuantity</c>.</param>
/// <param name="Element">Its definition.</param>
/// <param name="Type">Its type.</param>
/// <param name="Value">The value; missing when there is only the sibling.</param>
/// <param name="Extra">The sibling; mostly missing.</param>
internal readonly record struct JsonProperty(string Name, ElementDefinition Element, TypeDefinition Type, Node Value, Node Extra)
{
    /// <summary>Element ids and the url of an extension are attributes in XML; the id of a resource is an element.</summary>
    public bool IsAttributeOf(TypeDefinition owner) => Name == "id" ? owner.Kind != TypeKind.Resource : Name == "url" && owner.Name == "Extension";
}
