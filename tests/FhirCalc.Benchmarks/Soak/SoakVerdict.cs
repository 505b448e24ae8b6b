using System.Globalization;

namespace FhirCalc.Benchmarks.Soak;

/// <summary>Compares the last quarter of a soak with the second one: what grows with time shows, and what warms up does not.</summary>
internal static class SoakVerdict
{
    private const long Megabyte = 1024 * 1024;

    public static IEnumerable<string> Of(List<SoakSample> samples, SoakSample after, double perSecond, TimeSpan keep)
    {
        var quarter = samples.Count / 4;
        var early = samples[quarter..(2 * quarter)];
        var late = samples[(3 * quarter)..];

        foreach (var (what, of, allowed) in ((string, Func<SoakSample, long>, Func<long, long>)[])[
            ("managed memory", sample => sample.Managed, before => (before / 20) + (2 * Megabyte)),
            ("resident memory", sample => sample.Resident, before => (before / 10) + (8 * Megabyte)),
            ("open handles", sample => sample.Handles, before => (before / 10) + 16),
            ("threads", sample => sample.Threads, _ => 8)])
        {
            var (before, now) = (Median(early, of), Median(late, of));
            if (now - before > allowed(before))
                yield return string.Create(CultureInfo.InvariantCulture, $"{what} grew from {before} to {now} between the second quarter and the last, more than {allowed(before)}");
        }

        // SQLite begins its log anew after 1000 pages; a commit of many submissions, or a reader, may let it run on for a while.
        if (late.Max(sample => sample.Wal) > 32 * Megabyte)
            yield return $"the write-ahead log has {late.Max(sample => sample.Wal)} bytes";

        // What was delivered in this time, a sweep that is late, and half of it again.
        var kept = (long)(perSecond * (keep.TotalSeconds + 5) * 1.5) + 20;
        if (late.Max(sample => sample.Contents) is var most && most > kept)
            yield return $"the content of {most} submissions is kept, more than {kept}";
        if (after.Contents > 0)
            yield return $"the content of {after.Contents} submissions is kept after its time";
    }

    private static long Median(List<SoakSample> samples, Func<SoakSample, long> of) => samples.Select(of).Order().ElementAt(samples.Count / 2);
}
