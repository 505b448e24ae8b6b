namespace FhirCalc.Fhir.Json;

/// <summary>What stands at a place of a JSON text.</summary>
public enum NodeKind : byte
{
    /// <summary>Nothing: the property asked for is absent.</summary>
    Missing,

    /// <summary><c>{ … }</c></summary>
    Object,

    /// <summary><c>[ … ]</c></summary>
    Array,

    /// <summary><c>"…"</c></summary>
    String,

    /// <summary>A number; its letters are kept.</summary>
    Number,

    /// <summary><c>true</c></summary>
    True,

    /// <summary><c>false</c></summary>
    False,

    /// <summary><c>null</c></summary>
    Null,
}
