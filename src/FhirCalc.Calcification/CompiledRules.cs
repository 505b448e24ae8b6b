using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Results;
using FhirCalc.Calcification.Rules;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Calcification;

/// <summary>The rules of one version, compiled, with the terminology and the statements of that version.</summary>
internal sealed record CompiledRules(RuleBase Rules, TerminologyService Terminology, EvidenceCatalog Evidence, ForeignDisplays Displays)
{
    /// <exception cref="RuleLoadException">Rules cannot be used.</exception>
    public static CompiledRules Of(DefinitionSet definitions, bool quick = true)
    {
        var terminology = new TerminologyService(definitions);
        return new CompiledRules(RuleBaseReader.Read(definitions, terminology, quick), terminology, new EvidenceCatalog(definitions), new ForeignDisplays(definitions, terminology));
    }
}
