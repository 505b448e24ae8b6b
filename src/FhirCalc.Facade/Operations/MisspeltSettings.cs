namespace FhirCalc.Facade.Operations;

/// <summary>
/// Finds settings that were meant for this service and would be passed over in silence: a section with a slip of the pen, or an
/// environment variable with one underscore in the place of two. With <c>Upsteam:BaseUrl</c> patients would end in the sandbox.
/// </summary>
internal static class MisspeltSettings
{
    /// <param name="known">The sections with their keys.</param>
    public static IEnumerable<string> Errors(IConfiguration configuration, IReadOnlyDictionary<string, IReadOnlySet<string>> known)
    {
        foreach (var child in configuration.GetChildren().Where(child => !known.ContainsKey(child.Key)))
        {
            if (child.GetChildren().Any() && known.Keys.FirstOrDefault(section => AreNear(section, child.Key)) is { } meant)
                yield return $"{child.Key} is no section of settings; {meant} is.";
            else if (child.Key.Split('_', 2) is [var section, var key] && known.TryGetValue(section, out var keys) && keys.Contains(key))
                yield return $"{child.Key} sets nothing: an environment variable has two underscores between section and key, {section}__{key}.";
        }
    }

    private static bool AreNear(string left, string right) =>
        Math.Abs(left.Length - right.Length) <= 2 && Distance(left.ToUpperInvariant(), right.ToUpperInvariant()) <= (left.Length < 6 ? 1 : 2);

    /// <summary>Letters to insert, remove, replace or swap with their neighbour.</summary>
    private static int Distance(string left, string right)
    {
        var steps = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    steps[i, j] = i + j;
                    continue;
                }

                var same = left[i - 1] == right[j - 1] ? 0 : 1;
                steps[i, j] = Math.Min(Math.Min(steps[i - 1, j] + 1, steps[i, j - 1] + 1), steps[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
            }
        }

        return steps[left.Length, right.Length];
    }
}
