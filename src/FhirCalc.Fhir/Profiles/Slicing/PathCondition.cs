using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles.References;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Slicing;

/// <summary>A condition on what a discriminator path leads to: one of the elements there is enough.</summary>
internal sealed class PathCondition(DiscriminatorPath path, Condition inner) : Condition
{
    public DiscriminatorPath Path => path;

    public Condition Inner => inner;

    public override string Text => path.IsThis ? inner.Text : path.Text + " " + inner.Text;

    public override Verdict Holds(in Element element, Scope scope) => path.Any(element, scope, inner);
}

/// <summary>Something is, or is not, where a discriminator path leads to.</summary>
internal sealed class ExistsCondition(DiscriminatorPath path, bool mustExist) : Condition
{
    public override string Text => path.Text + (mustExist ? " exists" : " does not exist");

    public override Verdict Holds(in Element element, Scope scope) => path.Any(element, scope, Anything.Instance) switch
    {
        Verdict.Undecided => Verdict.Undecided,
        var found => (found == Verdict.Yes) == mustExist ? Verdict.Yes : Verdict.No,
    };

    private sealed class Anything : Condition
    {
        public static readonly Anything Instance = new();

        public override string Text => "";

        public override Verdict Holds(in Element element, Scope scope) => Verdict.Yes;
    }
}

/// <summary>A parsed discriminator path with its walk over content (spec: profiling.html#discriminator).</summary>
internal sealed class DiscriminatorPath(string text, DiscriminatorStep[] steps)
{
    public string Text => text;

    public bool IsThis => steps.Length == 0;

    public IReadOnlyList<DiscriminatorStep> Steps => steps;

    public Verdict Any(in Element element, Scope scope, Condition condition) => Walk(element, 0, scope, condition);

    private Verdict Walk(in Element element, int at, Scope scope, Condition condition)
    {
        if (at == steps.Length)
            return condition.Holds(element, scope);
        var step = steps[at];
        switch (step.Kind)
        {
            case StepKind.Resolve:
                return Resolve(element, at, scope, condition);
            case StepKind.OfType:
                return element.Type.Name == step.Name || element.Type.IsSubtypeOf(step.Name) ? Walk(element, at + 1, scope, condition) : Verdict.No;
        }

        var best = Verdict.No;
        foreach (var child in element.Children(step.Kind == StepKind.Extension ? "extension" : step.Name))
        {
            if (step.Kind == StepKind.Extension && child.Node["url"u8].GetString() != step.Name)
                continue;
            var verdict = Walk(child, at + 1, scope, condition);
            if (verdict == Verdict.Yes)
                return Verdict.Yes;
            best = verdict > best ? verdict : best;
        }

        return best;
    }

    private Verdict Resolve(in Element element, int at, Scope scope, Condition condition)
    {
        var reference = element.Type.Name == "Reference" ? element.Child("reference").Text : element.Text;
        if (reference is null)
            return Verdict.No;
        return ReferenceResolver.TryResolve(reference, scope, out var target, out var targetScope)
            ? Walk(target, at + 1, targetScope, condition)
            : Verdict.Undecided;
    }
}
