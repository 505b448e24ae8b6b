using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>How strictly a value set binds; bindings weaker than these demand nothing.</summary>
internal enum BindingForce
{
    /// <summary>Another code is allowed where no code of the set fits: a warning.</summary>
    Extensible,

    /// <summary>The outer bound of an extensible or preferred binding: an error.</summary>
    Maximum,

    /// <summary>A code of the set: an error.</summary>
    Required,
}

/// <summary>A binding to a value set (spec: terminologies.html#binding).</summary>
internal sealed class Binding(string valueSet, BindingForce force, string rule) : Assertion
{
    // Two spellings of what R5 made an element: HL7's tools guide for R4, and the extension for elements of R5.
    private static readonly string[] Additional =
    [
        "http://hl7.org/fhir/tools/StructureDefinition/additional-binding",
        "http://hl7.org/fhir/5.0/StructureDefinition/extension-ElementDefinition.binding.additional",
    ];

    private const string MaxValueSet = "http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet";

    private static readonly HashSet<string> Bindable = new(StringComparer.Ordinal)
    {
        "code", "string", "uri", "Coding", "CodeableConcept", "Quantity", "Age", "Count", "Distance", "Duration",
    };

    // Found at first need, since many bindings are never met.
    private CompiledValueSet? _codes;

    public static IEnumerable<Assertion> Compile(ElementFacts facts, CompileContext context) =>
        Bindings(facts.Definition)
            .Where(one => !facts.Asserted.Any(known => Bindings(known).Any(other => other.ValueSet == one.ValueSet && other.Force >= one.Force)))
            .Select(one => new Binding(one.ValueSet, one.Force, facts.Rule));

    public override void Check(in Element element, Scope scope)
    {
        if (!Bindable.Contains(element.Type.Name))
            return;
        var membership = CodedContent.MembershipOf(element, _codes ??= scope.Run.Engine.Terminology.Find(valueSet));
        if (membership == Membership.Member)
            return;
        switch (membership)
        {
            case Membership.Undecided:
                scope.Undecided(ProfileIssueIds.ValueSetUndecided, IssueSeverity.Information,
                    $"Whether {CodedContent.Describe(element)} is in the value set {valueSet} cannot be decided with the definitions at hand.", element, rule);
                break;
            case Membership.NotMember:
                ReportNotMember(element, scope);
                break;
            case null when force == BindingForce.Required && HasNoSubstitute(element):
                scope.Error(ProfileIssueIds.CodeMissing, "code-invalid", $"A code of the value set {valueSet} is required; there is no code.", element, rule);
                break;
        }
    }

    public override void Describe(Outline outline) => outline.Line($"code from {valueSet} ({force.ToString().ToLowerInvariant()})");

    private void ReportNotMember(in Element element, Scope scope)
    {
        var found = CodedContent.Describe(element);
        var isNone = found.StartsWith("None", StringComparison.Ordinal);
        var sentence = $"{found} is {(isNone ? "" : "not ")}in the value set {valueSet}";
        if (force == BindingForce.Extensible)
        {
            scope.Report(ProfileIssueIds.NotInExtensibleValueSet, IssueSeverity.Warning, "code-invalid",
                sentence + ", from which a code should be taken if one fits.", element, rule);
        }
        else
        {
            var id = force == BindingForce.Required ? ProfileIssueIds.NotInRequiredValueSet : ProfileIssueIds.NotInMaxValueSet;
            scope.Error(id, "code-invalid", sentence + ", from which a code is required.", element, rule);
        }
    }

    // An extension such as data-absent-reason can stand for a concept, but not for a code; a quantity without unit is not coded.
    private static bool HasNoSubstitute(in Element element)
    {
        if (element.Type.Name == "code")
            return true;
        if (element.IsPrimitive || element.Type.Name is not ("CodeableConcept" or "Coding"))
            return false;
        return !element.Child("extension").Exists;
    }

    private static IEnumerable<(string ValueSet, BindingForce Force)> Bindings(ElementDefinition definition)
    {
        if (definition.Binding is not { } binding)
            yield break;
        if (binding is { ValueSet: { } valueSet, Strength: "required" or "extensible" })
            yield return (valueSet, binding.Strength == "required" ? BindingForce.Required : BindingForce.Extensible);
        foreach (var extension in definition.Source["binding"u8]["extension"u8].Children)
        {
            if (extension["url"u8].TextEquals(System.Text.Encoding.UTF8.GetBytes(MaxValueSet))
                && (extension["valueCanonical"u8].GetString() ?? extension["valueUri"u8].GetString()) is { } bound)
            {
                yield return (bound, BindingForce.Maximum);
            }
            else if (Additional.Contains(extension["url"u8].GetString()) && AdditionalBinding(extension) is { } further)
            {
                yield return further;
            }
        }
    }

    // One for a context of use (a jurisdiction, say) may not be meant for the resource at hand, which does not tell; it demands nothing.
    private static (string ValueSet, BindingForce Force)? AdditionalBinding(Node extension)
    {
        string? purpose = null, valueSet = null;
        foreach (var part in extension["extension"u8].Children)
        {
            switch (part["url"u8].GetString())
            {
                case "purpose":
                    purpose = part["valueCode"u8].GetString();
                    break;
                case "valueSet":
                    valueSet = part["valueCanonical"u8].GetString();
                    break;
                case "usage":
                    return null;
            }
        }

        return (valueSet, purpose) switch
        {
            ({ } url, "required") => (url, BindingForce.Required),
            ({ } url, "maximum") => (url, BindingForce.Maximum),
            ({ } url, "extensible") => (url, BindingForce.Extensible),
            _ => null,
        };
    }
}
