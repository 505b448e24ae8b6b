using System.Globalization;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary><c>maxLength</c> in characters.</summary>
internal sealed class MaxLength(int limit, string rule) : Assertion
{
    public static IEnumerable<Assertion> Compile(ElementFacts facts, CompileContext context) =>
        facts.NewValue("maxLength") is { Exists: true } value
            && int.TryParse(value.RawText, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? [new MaxLength(limit, facts.Rule)]
            : [];

    public override void Describe(Outline outline) => outline.Line(string.Create(CultureInfo.InvariantCulture, $"at most {limit} characters"));

    public override void Check(in Element element, Scope scope)
    {
        // A byte count within the limit needs no decoding; a character never takes less than a byte.
        if (element.Node.Length - 2 <= limit || element.Text is not { } text || text.Length <= limit)
            return;
        scope.Error(ProfileIssueIds.TooLong, "too-long",
            string.Create(CultureInfo.InvariantCulture, $"The text has {text.Length} characters; at most {limit} are allowed."), element, rule);
    }
}
