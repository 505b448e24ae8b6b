using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.References;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>
/// What a reference may lead to (<c>type.targetProfile</c>). The type is judged by the target where it is in the document,
/// else by the letters of the reference; a profile only by the target itself.
/// </summary>
internal sealed class TargetProfiles(TargetProfiles.Target[] allowed, string[]? baseTypes, string rule) : Assertion
{
    private const string CorePrefix = "http://hl7.org/fhir/StructureDefinition/";

    /// <summary>One allowed target: a type, and a profile on it unless the type alone is demanded.</summary>
    internal sealed record Target(string TypeName, ProfileReference? Profile)
    {
        public byte[] TypeNameUtf8 { get; } = System.Text.Encoding.UTF8.GetBytes(TypeName);
    }

    public static IEnumerable<Assertion> Compile(ElementFacts facts, CompileContext context)
    {
        var type = facts.Definition.Types.FirstOrDefault(type => type.Code == "Reference" && type.TargetProfiles.Count > 0);
        if (type is null)
            return [];
        var known = facts.Asserted.SelectMany(other => other.Types).Where(other => other.Code == "Reference" && other.TargetProfiles.Count > 0).ToList();
        if (known.Exists(other => other.TargetProfiles.All(type.TargetProfiles.Contains)))
            return [];
        var allowed = type.TargetProfiles.Select(profile => Read(profile, context, facts.Rule)).OfType<Target>().ToArray();
        if (allowed.Length < type.TargetProfiles.Count || allowed.Any(target => target is { TypeName: "Resource", Profile: null }))
            return [];
        var baseTypes = known.Count == 0 ? null : known[0].TargetProfiles.Select(profile => profile[(profile.LastIndexOf('/') + 1)..]).ToArray();
        return [new TargetProfiles(allowed, baseTypes, facts.Rule)];
    }

    public override void Check(in Element element, Scope scope)
    {
        if (element.Type.Name != "Reference")
            return;
        Element typeElement = default, referenceElement = default;
        foreach (var child in element.Children())
        {
            if (child.Name == "reference")
                referenceElement = child;
            else if (child.Name == "type")
                typeElement = child;
        }

        if (scope.Outer is null && IsPlainlyAllowed(referenceElement.Node))
            return;
        if (referenceElement.Text is { } reference)
            CheckLiteral(element, reference, scope);
        else if (typeElement.Text is { } type && scope.Run.Engine.Types.IsResource(type))
            CheckType(element, type, scope);
    }

    public override void Describe(Outline outline) =>
        outline.Line("refers to " + string.Join(" or ", allowed.Select(target => target.Profile?.Url ?? target.TypeName)));

    /// <summary>Fast path without a copy of the text: <c>Type/id</c> with an allowed type, where no Bundle could know better.</summary>
    private bool IsPlainlyAllowed(Node reference)
    {
        if (!reference.IsPlainText)
            return false;
        var text = reference.StringBody;
        if (text.IndexOf((byte)'/') is not (> 0 and var slash) || text[(slash + 1)..].Contains((byte)'/'))
            return false;
        foreach (var target in allowed)
        {
            if (text[..slash].SequenceEqual(target.TypeNameUtf8))
                return ProfilesFor(target.TypeName) is null;
        }

        return false;
    }

    private static Target? Read(string profile, CompileContext context, string rule)
    {
        if (profile.StartsWith(CorePrefix, StringComparison.Ordinal)
            && context.Engine.Types.Find(profile[CorePrefix.Length..]) is { Kind: TypeKind.Resource } type)
        {
            return new Target(type.Name, null);
        }

        var reference = context.Reference(profile, rule);
        return context.Engine.Profiles.TypeNameOf(profile) is { } name ? new Target(name, reference) : null;
    }

    private void CheckLiteral(in Element element, string reference, Scope scope)
    {
        if (ReferenceResolver.TryResolve(reference, scope, out var target, out var targetScope))
        {
            if (CheckType(element, target.Type.Name, scope))
                CheckProfiles(element, target, scope, targetScope);
            return;
        }

        var parts = ReferenceText.Parse(reference, scope.Run.Engine.Types);
        if (parts.Type.Length > 0 && CheckType(element, parts.Type, scope) && ProfilesFor(parts.Type) is { Count: > 0 } profiles)
        {
            scope.Undecided(ProfileIssueIds.TargetNotAtHand, IssueSeverity.Information,
                $"The target is not in this document, so whether it conforms to {Names(profiles)} was not checked.", element, rule);
        }
    }

    private bool CheckType(in Element element, string typeName, Scope scope)
    {
        if (IsAllowed(scope.Run.Engine.Types, typeName))
            return true;
        // What the base type refuses is reported by the base type.
        if (baseTypes is null || baseTypes.Contains(typeName, StringComparer.Ordinal) || baseTypes.Contains("Resource"))
        {
            scope.Error(ProfileIssueIds.ReferenceType, "structure",
                $"The reference leads to {typeName}; allowed: {string.Join(", ", allowed.Select(target => target.TypeName).Distinct())}.", element, rule);
        }

        return false;
    }

    private bool IsAllowed(TypeModel types, string typeName)
    {
        foreach (var target in allowed)
        {
            if (target.TypeName == typeName)
                return true;
        }

        // Rare: a target type that others specialise, DomainResource for instance.
        return Array.Exists(allowed, target => types.Find(target.TypeName) is { IsAbstract: true }
            && types.Find(typeName) is { } type && type.IsSubtypeOf(target.TypeName));
    }

    /// <summary>Profiles that the target must meet one of; null or empty when its type alone is enough.</summary>
    private List<ProfileReference>? ProfilesFor(string typeName)
    {
        List<ProfileReference>? profiles = null;
        foreach (var target in allowed)
        {
            if (target.Profile is null && (target.TypeName == typeName || target.TypeName is "Resource" or "DomainResource"))
                return null;
            if (target.Profile is { } profile && (target.TypeName == typeName || target.TypeName is "Resource" or "DomainResource"))
                (profiles ??= []).Add(profile);
        }

        return profiles;
    }

    private void CheckProfiles(in Element element, Element target, Scope scope, Scope targetScope)
    {
        if (ProfilesFor(target.Type.Name) is not { } profiles)
            return;
        var best = Verdict.No;
        foreach (var profile in profiles)
        {
            var verdict = profile.Target is { IsUsable: true } compiled
                ? scope.Run.Once(compiled, target.Node, () => targetScope.Try(compiled, target))
                : Verdict.Undecided;
            best = verdict > best ? verdict : best;
        }

        if (best == Verdict.No)
        {
            scope.Error(ProfileIssueIds.TargetProfile, "structure",
                $"The target ({target.Type.Name}) does not conform to {Names(profiles)}; validate it against that profile to see why.", element, rule);
        }
        else if (best == Verdict.Undecided)
        {
            scope.Undecided(ProfileIssueIds.TargetNotAtHand, IssueSeverity.Information,
                $"Whether the target conforms to {Names(profiles)} stays open.", element, rule);
        }
    }

    private static string Names(List<ProfileReference> profiles) => string.Join(" or ", profiles.Select(profile => profile.Url));
}
