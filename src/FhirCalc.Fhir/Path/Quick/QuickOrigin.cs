using System.Diagnostics.CodeAnalysis;
using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>Where a quick walk starts.</summary>
internal abstract class QuickOrigin
{
    public static readonly QuickOrigin Focus = new FocusOrigin();

    public static readonly QuickOrigin Resource = new ResourceOrigin();

    /// <summary>See <see cref="QuickTest.MayFail"/>.</summary>
    public virtual bool MayFail => false;

    public static QuickOrigin Variable(string name) => new VariableOrigin(name);

    public abstract void Run(QuickStep? first, in Element focus, PathScope scope, ref Tally tally);

    private static bool Start(QuickStep? first, in Element start, PathScope scope, ref Tally tally) =>
        !start.Exists || (first is null ? tally.Take(start) : first.Visit(start, scope, ref tally));

    private sealed class FocusOrigin : QuickOrigin
    {
        public override void Run(QuickStep? first, in Element focus, PathScope scope, ref Tally tally) => Start(first, focus, scope, ref tally);
    }

    private sealed class ResourceOrigin : QuickOrigin
    {
        public override void Run(QuickStep? first, in Element focus, PathScope scope, ref Tally tally) => Start(first, scope.Resource, scope, ref tally);
    }

    // What a variable holds may be computed when it is asked for, and that may fail.
    private sealed class VariableOrigin(string name) : QuickOrigin
    {
        public override bool MayFail => true;

        public override void Run(QuickStep? first, in Element focus, PathScope scope, ref Tally tally)
        {
            if (!TryRead(scope, out var values))
            {
                tally.GiveUp();
                return;
            }

            for (var at = 0; at < values.Count; at++)
            {
                if (values[at] is not ElementValue value)
                {
                    tally.GiveUp();
                    return;
                }

                tally.StartFrom(value);
                if (!Start(first, value.Element, scope, ref tally))
                    return;
            }
        }

        // A failure is for the general evaluation, which knows where one side of an operator settles what the other leaves open.
        private bool TryRead(PathScope scope, [NotNullWhen(true)] out IReadOnlyList<PathValue>? values)
        {
            try
            {
                if (!scope.Variables.TryGetValue(name, out values))
                    values = [];
                return true;
            }
            catch (PathEvaluationException)
            {
                values = null;
                return false;
            }
        }
    }
}
