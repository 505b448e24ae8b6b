using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Facade.Tests.Model;

/// <summary>Profiles and rules, compiled once for all runs.</summary>
internal static class ModelEngine
{
    public static DefinitionSet Definitions { get; } = CalcificationGuide.AddTo(DefinitionSet.LoadR4());

    public static IProfileValidator Validator { get; } = FhirValidator.Create(Definitions, TimeProvider.System);

    public static CalcificationAssessor Assessor { get; } = CalcificationAssessor.Create(Definitions, TimeProvider.System);
}
