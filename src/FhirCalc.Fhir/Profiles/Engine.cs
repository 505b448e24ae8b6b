using System.Reflection;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Fhir.Profiles;

/// <summary>What every check may use: definitions, types, terminology, compiled profiles and the clock. Immutable for its users.</summary>
internal sealed class Engine
{
    public Engine(DefinitionSet definitions, TimeProvider clock, bool acceptDifferentials = false, bool isGeneralOnly = false)
    {
        IsGeneralOnly = isGeneralOnly;
        Definitions = definitions;
        Clock = clock;
        Types = new TypeModel(definitions);
        Paths = new PathCompiler(Types, isGeneralOnly);
        Terminology = new TerminologyService(definitions);
        Profiles = new ProfileSet(this, acceptDifferentials);
        var version = typeof(Engine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        ValidatedWith = ["FhirCalc " + version.Split('+')[0], .. definitions.Packages.Select(package => package.ToString())];
        NothingFound = new Outcome([], ValidatedWith);
    }

    /// <summary>This engine and the packages in force: what a verdict rests on.</summary>
    public IReadOnlyList<string> ValidatedWith { get; }

    /// <summary>The outcome without issues; one for all.</summary>
    public Outcome NothingFound { get; }

    /// <summary>Leaves out the fast paths, so that a test can compare them with the general way.</summary>
    public bool IsGeneralOnly { get; }

    public DefinitionSet Definitions { get; }

    public TimeProvider Clock { get; }

    public TypeModel Types { get; }

    public PathCompiler Paths { get; }

    public TerminologyService Terminology { get; }

    public ProfileSet Profiles { get; }

    /// <summary>What runs use one after the other.</summary>
    public MemoPool Memos { get; } = new();
}
