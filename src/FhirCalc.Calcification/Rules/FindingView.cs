using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>A finding of a report with what is known of it whichever plan asks, and what each plan made of it. Used by one thread.</summary>
internal sealed class FindingView(InputResource resource, int plans, CodePool pool)
{
    private FindingComponents? _components;

    public InputResource Resource => resource;

    public FindingComponents Components => _components ??= new FindingComponents(resource.Element, pool);

    /// <summary>Observations of the lesion, once they were asked for.</summary>
    public IReadOnlyList<PathValue>? Lesion { get; set; }

    /// <summary>The plans whose findings this is one of, once they were asked for.</summary>
    public List<RulePlan>? Plans { get; set; }

    /// <summary>What the expressions of a plan see, by the plan's index.</summary>
    public FindingScope?[] Scopes { get; } = new FindingScope?[plans];
}
