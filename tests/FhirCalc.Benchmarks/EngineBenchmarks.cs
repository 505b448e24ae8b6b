using System.Text.Json;
using BenchmarkDotNet.Attributes;
using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Benchmarks;

/// <summary>Parse and validate against core and guide, in relation to what the platform needs to parse the same bytes.</summary>
public class ValidationBenchmarks
{
    private byte[] _text = null!;
    private FhirValidator _validator = null!;

    [Params("finding", "finding, compact", "report")]
    public string Resource { get; set; } = "finding";

    [GlobalSetup]
    public void Setup()
    {
        _text = Resource switch { "finding" => Samples.Finding, "report" => Samples.Report, _ => Samples.CompactFinding };
        _validator = FhirValidator.Create(CalcificationGuide.AddTo(DefinitionSet.LoadR4()), TimeProvider.System);
        if (!ParseAndValidate().IsValid)
            throw new InvalidOperationException("The example is not valid.");
    }

    [Benchmark(Baseline = true)]
    public bool JsonDocumentParse()
    {
        using var document = JsonDocument.Parse(_text);
        return document.RootElement.ValueKind == JsonValueKind.Object;
    }

    [Benchmark]
    public ResourceJson Parse() => ResourceJson.Parse(_text);

    [Benchmark]
    public Outcome ParseAndValidate() => _validator.Validate(ResourceJson.Parse(_text));
}

/// <summary>FHIRPath on one finding: a chain, an invariant of the guide, amounts in different units.</summary>
public class PathBenchmarks
{
    private const string Component = "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = ";

    private CompiledPath _chain = null!;
    private CompiledPath _invariant = null!;
    private CompiledPath _amounts = null!;
    private Element _finding;
    private PathScope _scope = null!;

    [GlobalSetup]
    public void Setup()
    {
        var types = new TypeModel(DefinitionSet.LoadR4());
        var compiler = new PathCompiler(types);
        _chain = compiler.Compile("component.where(code.coding.code = 'presence').value.coding.exists(code = 'present')");
        _invariant = compiler.Compile(Component + "'composition').exists()).value.exists() implies (method.exists() or specimen.exists())");
        _amounts = compiler.Compile("1 'cm' > component.where(code.coding.code = 'size').value.ofType(Quantity).first()");
        _finding = new Element(ResourceJson.Parse(Samples.Finding), types);
        _scope = PathScope.Of(_finding, default);
    }

    [Benchmark]
    public bool? Chain() => _chain.EvaluateBoolean(_finding, _scope);

    [Benchmark]
    public bool? Invariant() => _invariant.EvaluateBoolean(_finding, _scope);

    [Benchmark]
    public bool? Amounts() => _amounts.EvaluateBoolean(_finding, _scope);
}

/// <summary>Whether a Bundle costs by entry what it costs however long it is.</summary>
public class BundleBenchmarks
{
    private byte[] _text = null!;
    private FhirValidator _validator = null!;

    [Params(100, 10_000)]
    public int Entries { get; set; } = 100;

    [GlobalSetup]
    public void Setup()
    {
        _text = Samples.Bundle(Entries);
        _validator = FhirValidator.Create(CalcificationGuide.AddTo(DefinitionSet.LoadR4()), TimeProvider.System);
    }

    [Benchmark]
    public Outcome ParseAndValidate() => _validator.Validate(ResourceJson.Parse(_text));
}
