namespace FhirCalc.Fhir.Path;

/// <summary>
/// One item of a collection. The hierarchy is closed: an <see cref="ElementValue"/> is a place in the resource,
/// everything else is a System value or a type.
/// </summary>
public abstract class PathValue
{
    private protected PathValue()
    {
    }

    /// <summary>The name of the item's type within its namespace, as <c>type().name</c> gives it.</summary>
    public abstract string TypeName { get; }

    /// <summary><c>System</c> or <c>FHIR</c>.</summary>
    public virtual string TypeNamespace => "System";

    /// <summary>The value as <c>toString()</c> writes it; an element without a primitive value gives an empty text.</summary>
    public abstract override string ToString();
}
