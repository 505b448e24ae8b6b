using System.Text.Json;
using BenchmarkDotNet.Attributes;
using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Benchmarks;

/// <summary>What one submission of eight resources costs in the engine.</summary>
public class SubmissionBenchmarks
{
    private readonly byte[] _submission = Samples.Submission;
    private FhirValidator _validator = null!;
    private CalcificationAssessor _assessor = null!;
    private ResourceJson _parsed = null!;

    [GlobalSetup]
    public void Setup()
    {
        var definitions = CalcificationGuide.AddTo(DefinitionSet.LoadR4());
        _validator = FhirValidator.Create(definitions, TimeProvider.System);
        _assessor = CalcificationAssessor.Create(definitions, TimeProvider.System);
        _parsed = ResourceJson.Parse(_submission);
    }

    [Benchmark(Baseline = true)]
    public bool JsonDocumentParse()
    {
        using var document = JsonDocument.Parse(_submission);
        return document.RootElement.ValueKind == JsonValueKind.Object;
    }

    [Benchmark]
    public Outcome ParseAndValidate() => _validator.Validate(ResourceJson.Parse(_submission));

    [Benchmark]
    public Assessment Assess() => _assessor.Assess(new AssessmentInput { Submission = _parsed, Identity = "benchmark" });
}
