namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>Finds the name that a misspelled one was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The first name within two letters (one for short names), or null. Case counts for nothing.</summary>
    public static string? Nearest(string name, IEnumerable<string> names)
    {
        var wrong = name.ToLowerInvariant();
        var most = wrong.Length <= 3 ? 1 : 2;
        return names.Where(other => Math.Abs(other.Length - wrong.Length) <= most)
            .Select(other => (Name: other, Distance: Distance(wrong, other.ToLowerInvariant())))
            .Where(other => other.Distance <= most)
            .OrderBy(other => other.Distance).FirstOrDefault().Name;
    }

    // Letters to insert, remove or replace (Levenshtein); the names are short.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }

        return row[b.Length];
    }
}
