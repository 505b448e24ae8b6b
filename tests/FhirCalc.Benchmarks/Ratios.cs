using System.Globalization;
using System.Text;
using System.Text.Json;
using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Benchmarks;

/// <summary>
/// What parsing and validating costs in units of <c>JsonDocument.Parse</c> of the same bytes. Both alternate in one process in
/// short rounds, by the processor time of their thread; the quotient of each round is one observation and the median is told.
/// </summary>
internal static class Ratios
{
    private const int Rounds = 41;

    /// <summary>Prints a table for the guide's examples, or for the files given.</summary>
    public static void Print(IReadOnlyList<string> files, TextWriter output)
    {
        var validator = FhirValidator.Create(CalcificationGuide.AddTo(DefinitionSet.LoadR4()), TimeProvider.System);
        var texts = files.Count > 0
            ? files.SelectMany(file => Both(Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file))).ToList()
            : [.. Both("finding", Samples.Finding), .. Both("report", Samples.Report), .. Both("submission", Samples.Submission)];
        // Until the runtime has compiled what is hot a second time, which it does on a thread of its own when others let it.
        foreach (var (_, text) in texts)
        {
            for (var until = ThreadClock.Nanoseconds() + (3e9 / texts.Count); ThreadClock.Nanoseconds() < until;)
                validator.Validate(ResourceJson.Parse(text));
        }

        output.WriteLine("resource                                       bytes  JsonDocument   parse  ratio  validate  ratio  allocated");
        foreach (var (name, text) in texts)
            output.WriteLine(Measure(name, text, validator));
    }

    private static string Measure(string name, byte[] text, FhirValidator validator)
    {
        void Platform() => JsonDocument.Parse(text).Dispose();
        void Parse() => ResourceJson.Parse(text);
        void Validate() => validator.Validate(ResourceJson.Parse(text));

        foreach (var action in (Action[])[Platform, Parse, Validate])
        {
            for (var until = ThreadClock.Nanoseconds() + 3e8; ThreadClock.Nanoseconds() < until;)
                action();
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Validate();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var repeat = Math.Max(4, 400_000 / text.Length);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Platform: Time(Platform, repeat), Parse: Time(Parse, repeat), Validate: Time(Validate, repeat))).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"{name,-45} {text.Length,6} {Median(rounds, r => r.Platform) / 1e3,10:0.00} us {Median(rounds, r => r.Parse) / 1e3,7:0.00} {Median(rounds, r => r.Parse / r.Platform),6:0.00} "
            + $"{Median(rounds, r => r.Validate) / 1e3,9:0.00} {Median(rounds, r => r.Validate / r.Platform),6:0.00} {allocated,10}");
    }

    private static double Time(Action action, int repeat)
    {
        var start = ThreadClock.Nanoseconds();
        for (var at = 0; at < repeat; at++)
            action();
        return (ThreadClock.Nanoseconds() - start) / repeat;
    }

    private static double Median<T>(List<T> rounds, Func<T, double> value) => rounds.Select(value).Order().ElementAt(rounds.Count / 2);

    private static IEnumerable<(string Name, byte[] Text)> Both(string name, byte[] text) => [(name, text), (name + ", compact", Samples.Compact(text))];
}
