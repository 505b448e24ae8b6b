namespace FhirCalc.Facade.Endpoints;

/// <summary>An answer was ready, and its audit record cannot be kept: it is not given.</summary>
internal sealed class NotRecordedException(bool isFull, Exception cause) : Exception("The audit record of an answer cannot be kept.", cause)
{
    /// <summary>For want of space; otherwise for any other reason.</summary>
    public bool IsFull { get; } = isFull;
}
