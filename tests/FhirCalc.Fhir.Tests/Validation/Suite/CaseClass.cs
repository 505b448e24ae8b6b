namespace FhirCalc.Fhir.Tests.Validation.Suite;

/// <summary>Kinds of cases that need what the engine does not claim. They are run too; what differs is in the ledger under its class.</summary>
internal static class CaseClass
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["terminology-server"] = "The errors come from a terminology server: display names and codes of SNOMED CT, LOINC, CVX, which are not part of the definitions.",
        ["package"] = "Needs a package that is not at hand.",
        ["tools-guide"] = "Needs HL7's tools guide: logical models of CDS Hooks, or the templates of its matchetype format.",
        ["questionnaire-response"] = "Judges a QuestionnaireResponse by its Questionnaire (or a MeasureReport by its Measure); here a response is judged by its own definition.",
        ["json5"] = "Comments and other liberties of JSON5, switched on by an option; FHIR JSON has none.",
        ["signature"] = "Verifies a digital signature.",
        ["smart-health-card"] = "Reads a SMART Health Card.",
        ["cross-version"] = "Needs definitions of another FHIR version.",
        ["publication"] = "Rules for what HL7 itself publishes, switched on by an option.",
        ["disabled"] = "Switched off in the suite itself.",
    };

    public static string? Of(JudgedCase judged)
    {
        var test = judged.Test;
        var isScored = test.Tier == "questionnaire" || test.Module is "questionnaire" or "measure";
        return test.Flags.Contains("disabled-upstream") ? "disabled"
            : test.Flags.Contains("needs-tools-ig") ? "tools-guide"
            : test.Flags.Contains("needs-package-not-here") || test.MissingPackages.Count > 0 || judged.LacksProfile || test.Option("package-map") is not null ? "package"
            : isScored && IsResponse(test) ? "questionnaire-response"
            : test.Option("allow-comments") is not null ? "json5"
            : test.Module == "dsig" ? "signature"
            : test.Module == "shc" ? "smart-health-card"
            : test.Module == "xver" ? "cross-version"
            : test.Option("for-publication") is not null ? "publication"
            : test.Flags.Contains("tx-errors") || judged.TheirErrors.Any(error => error.Contains("snomed.info/sct", StringComparison.Ordinal)) ? "terminology-server"
            : null;
    }

    private static bool IsResponse(ValidatorCase test)
    {
        var text = System.Text.Encoding.UTF8.GetString(test.Content ?? []);
        return text.Contains("\"QuestionnaireResponse\"", StringComparison.Ordinal) || text.Contains("\"MeasureReport\"", StringComparison.Ordinal);
    }
}
