using System.Globalization;
using System.Text;
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

    /// <summary>One outcome as it will be printed. Any thread may ask.</summary>
    public abstract byte[] Render(InputResource input, Outcome outcome);

    /// <summary>Prints what was rendered.</summary>
    public virtual void Write(byte[] rendered) => Output.Write(rendered);

    /// <summary>Ends the output.</summary>
    public virtual void Dispose() => Output.Flush();

    /// <summary>Prints characters.</summary>
    protected void Print(string text) => Output.Write(Encoding.UTF8.GetBytes(text));

    private sealed class Lines(Stream output) : OutcomeWriter(output)
    {
        public override byte[] Render(InputResource input, Outcome outcome) => outcome.ToOperationOutcome();

        public override void Write(byte[] rendered)
        {
            Output.Write(rendered);
            Output.WriteByte((byte)'\n');
        }
    }

    private sealed class JsonArray(Stream output) : OutcomeWriter(output)
    {
        private bool _any;

        public override byte[] Render(InputResource input, Outcome outcome) => outcome.ToOperationOutcome(indented: true);

        public override void Write(byte[] rendered)
        {
            Print(_any ? ",\n" : "[\n");
            _any = true;
            Output.Write(rendered);
        }

        public override void Dispose()
        {
            Print(_any ? "\n]\n" : "[]\n");
            base.Dispose();
        }
    }

    private sealed class Text(Stream output) : OutcomeWriter(output)
    {
        public override byte[] Render(InputResource input, Outcome outcome)
        {
            var text = new StringBuilder();
            var errors = outcome.Issues.Count(issue => issue.IsError);
            var warnings = outcome.Issues.Count(issue => issue.Severity == IssueSeverity.Warning);
            var type = input.Resource?.ResourceType is { Length: > 0 } name ? " (" + name + ")" : "";
            var verdict = outcome.IsValid ? "valid" : "INVALID";
            text.Append(CultureInfo.InvariantCulture, $"{input.Source}{type}: {verdict}{Counted(errors, "error")}{Counted(warnings, "warning")}\n");
            // For people: what is wrong first. Programs get the order of the resource.
            foreach (var issue in outcome.Issues.OrderByDescending(issue => issue.Severity))
                text.Append(Line(issue));
            return Encoding.UTF8.GetBytes(text.ToString());
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
