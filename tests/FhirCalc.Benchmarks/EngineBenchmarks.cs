using System.Text.Json;
using BenchmarkDotNet.Attributes;
using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Benchmarks;

/// <summary>Parse, validate and FHIRPath on one finding, in relation to what the platform needs to parse the same bytes.</summary>
public class EngineBenchmarks
{
    private readonly byte[] _finding = Samples.Finding;
    private FhirValidator _validator = null!;
    private CompiledPath _path = null!;
    private TypeModel _types = null!;
    private ResourceJson _parsed = null!;

    [GlobalSetup]
    public void Setup()
    {
        var definitions = CalcificationGuide.AddTo(DefinitionSet.LoadR4());
        _validator = FhirValidator.Create(definitions, TimeProvider.System);
        _types = new TypeModel(definitions);
        _path = new PathCompiler(_types).Compile("component.where(code.coding.code = 'presence').value.coding.exists(code = 'present')");
        _parsed = ResourceJson.Parse(_finding);
        if (!_validator.Validate(_parsed).IsValid)
            throw new InvalidOperationException("The example is not valid.");
    }

    [Benchmark(Baseline = true)]
    public bool JsonDocumentParse()
    {
        using var document = JsonDocument.Parse(_finding);
        return document.RootElement.ValueKind == JsonValueKind.Object;
    }

    [Benchmark]
    public ResourceJson Parse() => ResourceJson.Parse(_finding);

    [Benchmark]
    public Outcome ParseAndValidate() => _validator.Validate(ResourceJson.Parse(_finding));

    [Benchmark]
    public bool? EvaluatePath()
    {
        var element = new Element(_parsed, _types);
        return _path.EvaluateBoolean(element, PathScope.Of(element, default));
    }
}
