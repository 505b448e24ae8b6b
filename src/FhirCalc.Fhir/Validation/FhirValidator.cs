using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Validation.Content;
using FhirCalc.Fhir.Validation.Structure;

namespace FhirCalc.Fhir.Validation;

/// <summary>
/// Validates R4 resources against their core definitions and against profiles. Definitions are compiled once, those outside the
/// core package at creation; after that any number of threads may validate.
/// </summary>
public sealed class FhirValidator : IProfileValidator
{
    private readonly Engine _engine;
    private readonly ResourcePass _resources;

    private FhirValidator(Engine engine, ValidationOptions options)
    {
        _engine = engine;
        Structures = new StructureTypes(engine, new ContentRules(options));
        _resources = new ResourcePass(engine, Structures, options);
        LoadProblems = engine.Profiles.LoadAll();
    }

    /// <summary>Everything that is wrong with the loaded profiles. A profile with an error is refused when it is asked for.</summary>
    public IReadOnlyList<Issue> LoadProblems { get; }

    internal Engine Engine => _engine;

    internal StructureTypes Structures { get; }

    /// <summary>Creates a validator for a set of definitions.</summary>
    public static FhirValidator Create(DefinitionSet definitions, TimeProvider clock, ValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        ArgumentNullException.ThrowIfNull(clock);
        options ??= ValidationOptions.Default;
        return new FhirValidator(new Engine(definitions, clock, options.AcceptDifferentials, options.IsGeneralOnly), options);
    }

    /// <summary>
    /// What a profile was compiled to, as indented text: its children, slices and rules beyond those of its core type.
    /// Null when no such profile is loaded.
    /// </summary>
    public string? DescribeProfile(string canonical)
    {
        if (_engine.Profiles.Find(canonical) is not { } profile)
            return null;
        var outline = new Outline();
        profile.Describe(outline);
        return outline.ToString();
    }

    /// <summary>Checks a resource against its core definition and its <c>meta.profile</c>.</summary>
    public Outcome Validate(ResourceJson resource) => Validate(resource, []);

    /// <inheritdoc/>
    public Outcome Validate(ResourceJson resource, IReadOnlyList<string> profiles)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(profiles);
        var run = new Run(_engine, resource);
        _resources.CheckRoot(run, profiles);
        run.Return();
        return OutcomeBuilder.Build(resource, _engine, run.Sink);
    }
}
