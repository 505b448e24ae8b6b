namespace FhirCalc.Fhir.Definitions;

/// <summary>What kind of type a definition describes.</summary>
public enum TypeKind
{
    /// <summary>A primitive: one JSON value, with its id and extensions in the <c>_name</c> sibling.</summary>
    Primitive,

    /// <summary>A data type with children, such as <c>Quantity</c>.</summary>
    Complex,

    /// <summary>A group of children defined inside another type, such as <c>Observation.component</c>.</summary>
    Backbone,

    /// <summary>A resource, <c>Resource</c> and <c>DomainResource</c> included.</summary>
    Resource,
}
