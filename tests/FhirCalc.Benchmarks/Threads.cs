using System.Globalization;
using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Benchmarks;

/// <summary>
/// Whether two threads over one validator hinder each other. On a machine that others use too, twice the work in the same time
/// cannot be seen by the clock on the wall; so what a resource costs in processor time is compared with one and with two threads at
/// work. Threads that share nothing but what is only read cost the same; those that wait for each other, or fight for a cache line,
/// cost more, and the quotient is how much of the second processor arrives.
/// </summary>
internal static class Threads
{
    private const int Rounds = 15;

    public static void Print(TextWriter output)
    {
        var validator = FhirValidator.Create(CalcificationGuide.AddTo(DefinitionSet.LoadR4()), TimeProvider.System);
        var texts = new[] { Samples.Finding, Samples.Report, Samples.Submission };
        Work(validator, texts, 3e9);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (One: Cost(validator, texts, 1), Two: Cost(validator, texts, 2))).ToList();
        var one = rounds.Select(round => round.One.Cpu).Order().ElementAt(Rounds / 2);
        var two = rounds.Select(round => round.Two.Cpu).Order().ElementAt(Rounds / 2);
        var scaling = rounds.Select(round => 2 * round.One.Cpu / round.Two.Cpu).Order().ElementAt(Rounds / 2);
        var wall = rounds.Max(round => round.Two.PerSecond) / rounds.Max(round => round.One.PerSecond);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"three resources: {one / 1e3:0.0} us of processor with one thread, {two / 1e3:0.0} us with two; two threads do {scaling:0.00} times the work of one "
            + $"(best rounds by the clock on the wall: {wall:0.00})"));
    }

    private static (double Cpu, double PerSecond) Cost(FhirValidator validator, byte[][] texts, int threads)
    {
        using var start = new Barrier(threads);
        var results = new (double Cpu, int Count)[threads];
        var began = TimeProvider.System.GetTimestamp();
        var all = Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            results[number] = Work(validator, texts, 1e8);
        })).ToList();
        all.ForEach(thread => thread.Start());
        all.ForEach(thread => thread.Join());
        var count = results.Sum(result => result.Count);
        return (results.Sum(result => result.Cpu) / count, count / TimeProvider.System.GetElapsedTime(began).TotalSeconds);
    }

    private static (double Cpu, int Count) Work(FhirValidator validator, byte[][] texts, double nanoseconds)
    {
        var began = ThreadClock.Nanoseconds();
        var count = 0;
        for (; ThreadClock.Nanoseconds() - began < nanoseconds; count++)
        {
            foreach (var text in texts)
                validator.Validate(ResourceJson.Parse(text));
        }

        return (ThreadClock.Nanoseconds() - began, count);
    }
}
