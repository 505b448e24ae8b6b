namespace FhirCalc.Fhir.Path;

/// <summary>
/// An expression that does not compile: bad syntax, unknown function, wrong number of arguments, unknown variable or type.
/// </summary>
public sealed class PathException : Exception
{
    /// <summary>Creates the exception for a place in the expression.</summary>
    /// <param name="message">What is wrong, without the position.</param>
    /// <param name="position">Zero-based offset in the expression text.</param>
    /// <param name="inner">The cause, where another parser found the fault.</param>
    public PathException(string message, int position, Exception? inner = null)
        : base($"{message} (at {position + 1})", inner) => Position = position;

    /// <summary>Zero-based offset in the expression text.</summary>
    public int Position { get; }

    /// <summary>The path begins with a type that the focus never is.</summary>
    internal bool IsAboutAnotherFocus { get; init; }
}
