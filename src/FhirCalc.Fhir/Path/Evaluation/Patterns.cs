using System.Text.RegularExpressions;

namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>
/// Regular expressions that cannot hang: without backtracking where the pattern allows it, else with a limit of time.
/// A point matches line breaks too (N1: single-line mode).
/// </summary>
internal static class Patterns
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Singleline;

    public static Regex? Create(string pattern, out string? fault)
    {
        fault = null;
        try
        {
            return new Regex(pattern, Options | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            // Look-around and back references need backtracking.
            return new Regex(pattern, Options, Limit);
        }
        catch (ArgumentException invalid)
        {
            fault = invalid.Message;
            return null;
        }
    }

    public static T Run<T>(Func<T> match, Regex regex)
    {
        try
        {
            return match();
        }
        catch (RegexMatchTimeoutException timeout)
        {
            throw new PathEvaluationException($"The pattern '{regex}' takes too long on this text", timeout);
        }
    }
}
