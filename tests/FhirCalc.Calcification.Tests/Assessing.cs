using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Calcification.Tests;

/// <summary>The assessor with the embedded rules and a clock that stands still.</summary>
internal static class Assessing
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<DefinitionSet> Definitions = new(() => CalcificationGuide.AddTo(DefinitionSet.LoadR4()));
    private static readonly Lazy<CalcificationAssessor> Shared = new(() => CalcificationAssessor.Create(Definitions.Value, new StoppedClock(Now)));

    public static DefinitionSet WithGuide => Definitions.Value;

    public static CalcificationAssessor Assessor => Shared.Value;

    public sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
