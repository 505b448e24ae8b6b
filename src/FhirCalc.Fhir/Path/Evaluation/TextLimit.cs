namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>The longest text that an expression may build: doubling it a few dozen times would exhaust the memory.</summary>
internal static class TextLimit
{
    private const int Longest = 16 * 1024 * 1024;

    public static string Concat(string a, string b)
    {
        Require((long)a.Length + b.Length);
        return a + b;
    }

    public static void Require(long length)
    {
        if (length > Longest)
            throw new PathEvaluationException($"A text of more than {Longest} characters is not built");
    }
}
