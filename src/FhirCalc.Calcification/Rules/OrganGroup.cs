using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Rules;

/// <summary>The findings of one organ and side, judged by one plan. The site tells organs apart that have no plan of their own.</summary>
internal sealed record OrganGroup(RulePlan Plan, Coding? Side, string Site)
{
    public List<InputResource> Findings { get; } = [];
}
