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

    /// <summary>What is wrong with the pattern, or null. Cheap: nothing is prepared for matching.</summary>
    public static string? Fault(string pattern)
    {
        try
        {
            _ = new Regex(pattern, Options, Limit);
            return null;
        }
        catch (ArgumentException invalid)
        {
            return invalid.Message;
        }
    }

    public static Regex Create(string pattern)
    {
        try
        {
            return new Regex(pattern, Options | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            // Look-around and back references need backtracking; so do repetitions that would make too large an automaton.
            return new Regex(pattern, Options, Limit);
        }
    }

    public static bool IsMatch(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException timeout)
        {
            throw TooSlow(regex, timeout);
        }
    }

    public static string Replace(Regex regex, string text, string by)
    {
        try
        {
            return regex.Replace(text, by);
        }
        catch (RegexMatchTimeoutException timeout)
        {
            throw TooSlow(regex, timeout);
        }
    }

    private static PathEvaluationException TooSlow(Regex regex, Exception timeout) =>
        new($"The pattern '{regex}' takes too long on this text", timeout);
}
