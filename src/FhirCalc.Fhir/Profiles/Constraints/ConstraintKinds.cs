using FhirCalc.Fhir.Profiles.Compilation;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>Every kind of constraint that an element can carry by itself. Cardinality, slicing and children are the tree, see <c>Compilation</c>.</summary>
internal static class ConstraintKinds
{
    /// <summary>Compiles what an element says of one kind; nothing when it says nothing new.</summary>
    internal delegate IEnumerable<Assertion> Compile(ElementFacts facts, CompileContext context);

    private static readonly Compile[] All =
    [
        TypeRestriction.Compile,
        FixedValue.Compile,
        PatternValue.Compile,
        ValueRange.Compile,
        MaxLength.Compile,
        Binding.Compile,
        TypeProfiles.Compile,
        TargetProfiles.Compile,
        Invariant.Compile,
    ];

    public static IEnumerable<Assertion> CompileAll(ElementFacts facts, CompileContext context) =>
        InvariantGroup.Gather(All.SelectMany(kind => kind(facts, context)));
}
