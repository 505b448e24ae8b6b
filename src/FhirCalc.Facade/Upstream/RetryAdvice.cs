using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Upstream;

/// <summary>
/// How long the external server wants us to wait: <c>Retry-After</c>, else the reset of an exhausted rate limit, in the
/// forms that are in use: <c>RateLimit</c> (IETF draft, both spellings), <c>RateLimit-Reset</c>, <c>X-RateLimit-Reset</c>.
/// </summary>
internal static partial class RetryAdvice
{
    // A larger number is a point in time (seconds since 1970), not a wait.
    private const long LongestSeconds = 366L * 24 * 3600;

    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.RetryAfter is { } header)
            return NotNegative(header.Delta ?? (header.Date is { } date ? date - now : null));
        // On other answers the rate limit is only information.
        return (int)response.StatusCode is 429 or 503 ? NotNegative(RateLimit(response.Headers, now)) : null;
    }

    private static TimeSpan? RateLimit(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.TryGetValues("RateLimit", out var limits))
        {
            // Of several quotas the one that frees last: we do not know which one stopped us.
            var resets = limits.SelectMany(text => Reset().Matches(text)).Select(match => Seconds(match.Groups["seconds"].Value, now)).ToList();
            if (resets.Count > 0)
                return resets.Max();
        }

        foreach (var name in new[] { "RateLimit-Reset", "X-RateLimit-Reset", "X-Rate-Limit-Reset" })
        {
            if (headers.TryGetValues(name, out var values) && Seconds(values.First(), now) is { } wait)
                return wait;
        }

        return null;
    }

    private static TimeSpan? Seconds(string text, DateTimeOffset now)
    {
        if (!double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return null;
        if (seconds <= LongestSeconds)
            return TimeSpan.FromSeconds(seconds);
        return seconds < 1e11 ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) - now : null;
    }

    private static TimeSpan? NotNegative(TimeSpan? wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;

    // limit=100, remaining=0, reset=30   and   "default";r=0;t=30
    [GeneratedRegex("""(?:^|[;,\s])(?:reset|t)\s*=\s*(?<seconds>[0-9]{1,12})""", RegexOptions.CultureInvariant)]
    private static partial Regex Reset();
}
