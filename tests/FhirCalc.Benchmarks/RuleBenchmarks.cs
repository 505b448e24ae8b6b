using BenchmarkDotNet.Attributes;
using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Benchmarks;

/// <summary>
/// All rules over a report with five findings and twenty other resources: what they conclude, the same with the result resources
/// written, and what compiling the rule base costs once the code is warm.
/// </summary>
public class RuleBenchmarks
{
    private readonly ResourceJson _report = ResourceJson.Parse(RuleSamples.FiveFindingsWithTwentyOthers());
    private DefinitionSet _definitions = null!;
    private CalcificationAssessor _assessor = null!;

    [GlobalSetup]
    public void Setup()
    {
        _definitions = CalcificationGuide.AddTo(DefinitionSet.LoadR4());
        _assessor = CalcificationAssessor.Create(_definitions, TimeProvider.System);
        if (Conclude().Reports is not [{ Organs.Count: 2 }])
            throw new InvalidOperationException("The sample is not assessed on both sides.");
    }

    [Benchmark(Baseline = true)]
    public Assessment Conclude() => _assessor.Assess(new AssessmentInput { Submission = _report, Identity = "benchmark" });

    [Benchmark]
    public int ConcludeAndWrite() => Conclude().Resources.Count;

    [Benchmark]
    public CalcificationAssessor CompileRules() => CalcificationAssessor.Create(_definitions, TimeProvider.System);
}
