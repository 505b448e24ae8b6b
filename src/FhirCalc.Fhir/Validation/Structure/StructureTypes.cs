using System.Collections.Concurrent;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Validation.Content;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>The core types, compiled for the structural pass at first need.</summary>
internal sealed class StructureTypes(Engine engine, ContentRules content)
{
    private readonly ConcurrentDictionary<TypeDefinition, StructureType> _types = new();
    private readonly ConcurrentQueue<Issue> _problems = new();

    /// <summary>What is wrong with the core definitions compiled so far.</summary>
    public IReadOnlyCollection<Issue> Problems => _problems;

    public StructureType Of(TypeDefinition definition) => _types.TryGetValue(definition, out var known) ? known : _types.GetOrAdd(definition, Compile);

    private StructureType Compile(TypeDefinition definition)
    {
        var context = new CompileContext(engine);
        var type = new StructureType(definition, this, content, context);
        foreach (var problem in context.Problems)
            _problems.Enqueue(problem);
        return type;
    }
}
