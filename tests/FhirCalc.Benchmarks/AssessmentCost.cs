using System.Globalization;
using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Benchmarks;

/// <summary>What the rules cost on one submission of eight resources.</summary>
internal static class AssessmentCost
{
    private const int Repeat = 200;

    public static void Print(TextWriter output)
    {
        var assessor = CalcificationAssessor.Create(CalcificationGuide.AddTo(DefinitionSet.LoadR4()), TimeProvider.System);
        var submission = ResourceJson.Parse(Samples.Submission);
        var rounds = Enumerable.Range(0, 25).Select(_ => Time(() => assessor.Assess(new AssessmentInput { Submission = submission, Identity = "benchmark" }))).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"assess the submission {rounds.Skip(15).Select(round => round.Nanoseconds).Order().ElementAt(5) / 1e3:0.0} us, {rounds[^1].Bytes} bytes allocated"));
    }

    private static (double Nanoseconds, long Bytes) Time(Action action)
    {
        var (began, bytes) = (ThreadClock.Nanoseconds(), GC.GetAllocatedBytesForCurrentThread());
        for (var at = 0; at < Repeat; at++)
            action();
        return ((ThreadClock.Nanoseconds() - began) / Repeat, (GC.GetAllocatedBytesForCurrentThread() - bytes) / Repeat);
    }
}
