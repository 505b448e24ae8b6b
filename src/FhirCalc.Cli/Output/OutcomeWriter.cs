using FhirCalc.Cli.Input;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Cli.Output;

/// <summary>Prints the outcome of each resource as it comes, in one of the formats of <c>--format</c>.</summary>
internal abstract class OutcomeWriter(Stream output) : IDisposable
{
    /// <summary>Where everything goes.</summary>
    protected Stream Output { get; } = output;

    /// <summary>The writer of a format.</summary>
    public static OutcomeWriter Create(string format, Stream output) => format switch
    {
        "json" => new JsonArray(output),
        "ndjson" => new Lines(output),
        _ => new Text(output),
    };

    /// <summary>Prints one outcome.</summary>
    public abstract void Write(InputResource input, Outcome outcome);

    /// <summary>Ends the output.</summary>
    public virtual void Dispose() => Output.Flush();

    /// <summary>Prints characters.</summary>
    protected void Print(string text) => Output.Write(System.Text.Encoding.UTF8.GetBytes(text));

    private sealed class Lines(Stream output) : OutcomeWriter(output)
    {
        public override void Write(InputResource input, Outcome outcome)
        {
            Output.Write(outcome.ToOperationOutcome());
            Output.WriteByte((byte)'\n');
        }
    }

    private sealed class JsonArray(Stream output) : OutcomeWriter(output)
    {
        private bool _any;

        public override void Write(InputResource input, Outcome outcome)
        {
            Print(_any ? ",\n" : "[\n");
            _any = true;
            Output.Write(outcome.ToOperationOutcome(indented: true));
        }

        public override void Dispose()
        {
            Print(_any ? "\n]\n" : "[]\n");
            base.Dispose();
        }
    }

    private sealed class Text(Stream output) : OutcomeWriter(output)
    {
        public override void Write(InputResource input, Outcome outcome)
        {
            var errors = outcome.Issues.Count(issue => issue.IsError);
            var warnings = outcome.Issues.Count(issue => issue.Severity == IssueSeverity.Warning);
            var type = input.Resource?.ResourceType is { Length: > 0 } name ? " (" + name + ")" : "";
            var verdict = outcome.IsValid ? "valid" : "INVALID";
            Print($"{input.Source}{type}: {verdict}{Counted(errors, "error")}{Counted(warnings, "warning")}\n");
            foreach (var issue in outcome.Issues)
                Print(Line(issue));
        }

        private static string Counted(int count, string what) => count == 0 ? "" : $", {count} {what}{(count == 1 ? "" : "s")}";

        private static string Line(Issue issue)
        {
            var place = issue.Line is null ? "" : FormattableString.Invariant($" at {issue.Line}:{issue.Column}");
            var where = issue.Location is null ? "" : $"\n      {issue.Location}{place}";
            if (issue.OtherLocations.Count > 0)
                where += "\n      " + string.Join("\n      ", issue.OtherLocations);
            var rule = issue.Rule is null ? "" : $"\n      rule {issue.Rule}";
            return $"  {issue.Severity.ToString().ToLowerInvariant(),-11} {issue.Id} {issue.Message}{(where.Length > 0 ? where : place)}{rule}\n";
        }
    }
}
