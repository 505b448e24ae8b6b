using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary><c>a | b</c> where at most one item comes together: several would have to be compared with each other.</summary>
internal sealed class QuickUnion(QuickWalk[] parts, QuickStep? next) : QuickStep(next)
{
    public override bool MayFail => parts.Any(part => part.MayFail) || base.MayFail;

    public override bool Visit(in Element element, PathScope scope, ref Tally tally)
    {
        Element only = default;
        foreach (var part in parts)
        {
            var found = part.Tally(2);
            part.Run(element, scope, ref found);
            if (found.IsOpen || found.Count > 1 || (found.Count == 1 && only.Exists))
                return tally.GiveUp();
            if (found.Count == 1)
                only = found.First;
        }

        return !only.Exists || HandOn(only, scope, ref tally);
    }
}
