using FhirCalc.Fhir.Profiles.Compilation;

namespace FhirCalc.Fhir.Profiles.Slicing;

/// <summary>Turns the discriminators of a slicing and what one slice says at their paths into the condition of that slice.</summary>
internal static class DiscriminatorCompiler
{
    public static Condition? Compile(ElementNode slice, IReadOnlyList<Discriminator> discriminators, ProfileCompiler compiler)
    {
        var conditions = new List<Condition>();
        foreach (var discriminator in discriminators)
        {
            var condition = CompileOne(slice, discriminator, compiler, out var whyNot);
            if (condition is null)
            {
                compiler.Context.Problem(ProfileIssueIds.BadSlicing,
                    $"Slice '{slice.SliceName}' cannot be told by the discriminator {discriminator.Type} at '{discriminator.Path}': {whyNot}.", compiler.Rule(slice));
                return null;
            }

            conditions.Add(condition);
        }

        return conditions.Count == 1 ? conditions[0] : new AllConditions([.. conditions]);
    }

    private static Condition? CompileOne(ElementNode slice, Discriminator discriminator, ProfileCompiler compiler, out string whyNot)
    {
        whyNot = "the path is not one that discriminators may use";
        if (DiscriminatorStep.Parse(discriminator.Path) is not { } path)
            return null;
        var facts = new DefinitionWalk(slice, path, compiler.Context);
        switch (discriminator.Type)
        {
            case "value":
            case "pattern":
                whyNot = "the slice states no fixed value, pattern or required binding there";
                return facts.Value() is { } value ? new PathCondition(path, value) : null;
            case "exists":
                whyNot = "the slice neither demands nor forbids the element";
                return facts.Exists() is { } mustExist ? new ExistsCondition(path, mustExist) : null;
            case "type":
                whyNot = "the slice names no type there";
                return facts.Types() is { Length: > 0 } types ? new PathCondition(path, new TypeCondition(types)) : null;
            case "profile":
                whyNot = "the slice names no profile there";
                return facts.Profiles() is { Length: > 0 } profiles
                    ? new PathCondition(path, new ProfileCondition([.. profiles.Select(url => compiler.Context.Reference(url, compiler.Rule(slice)))]))
                    : null;
            default:
                whyNot = "R4 has the discriminator types value, exists, pattern, type and profile";
                return null;
        }
    }
}
