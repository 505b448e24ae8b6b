using System.Globalization;
using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Benchmarks;

/// <summary>What the rules cost, by the processor time of the thread: compiled at start, and over a report.</summary>
internal static class AssessmentCost
{
    private const int Repeat = 200;

    public static void Print(TextWriter output)
    {
        var definitions = CalcificationGuide.AddTo(DefinitionSet.LoadR4());
        // Only the first time in a process tells what a start costs.
        var first = Milliseconds(() => CalcificationAssessor.Create(definitions, TimeProvider.System));
        var again = Enumerable.Range(0, 15).Min(_ => Milliseconds(() => CalcificationAssessor.Create(definitions, TimeProvider.System)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"compile the rule base: {first:0} ms at first, {again:0} ms again"));

        var assessor = CalcificationAssessor.Create(definitions, TimeProvider.System);
        Print(output, "a submission of 8 resources", assessor, Samples.Submission);
        Print(output, "a report with 5 findings and 20 other resources", assessor, RuleSamples.FiveFindingsWithTwentyOthers());
    }

    private static void Print(TextWriter output, string name, CalcificationAssessor assessor, byte[] text)
    {
        var submission = ResourceJson.Parse(text);
        Assessment Assess() => assessor.Assess(new AssessmentInput { Submission = submission, Identity = "benchmark" });
        output.WriteLine($"{name}: {Cost(() => Assess())}, with its result resources written {Cost(() => _ = Assess().Resources.Count)}");
    }

    private static string Cost(Action action)
    {
        var rounds = Enumerable.Range(0, 45).Select(_ => Time(action)).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{rounds.Skip(15).Select(round => round.Nanoseconds).Order().ElementAt(15) / 1e3:0} us and {rounds[^1].Bytes / 1e3:0.0} kB");
    }

    private static double Milliseconds(Action action)
    {
        var began = ThreadClock.Nanoseconds();
        action();
        return (ThreadClock.Nanoseconds() - began) / 1e6;
    }

    private static (double Nanoseconds, long Bytes) Time(Action action)
    {
        var (began, bytes) = (ThreadClock.Nanoseconds(), GC.GetAllocatedBytesForCurrentThread());
        for (var at = 0; at < Repeat; at++)
            action();
        return ((ThreadClock.Nanoseconds() - began) / Repeat, (GC.GetAllocatedBytesForCurrentThread() - bytes) / Repeat);
    }
}
