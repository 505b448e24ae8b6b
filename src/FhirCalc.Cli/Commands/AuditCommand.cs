using System.CommandLine;
using System.Text.RegularExpressions;
using FhirCalc.Cli.Input;
using FhirCalc.Facade.Audit;

namespace FhirCalc.Cli.Commands;

/// <summary><c>fhircalc audit verify</c>: is the audit log what the service wrote?</summary>
internal static partial class AuditCommand
{
    /// <summary>The command with its subcommand.</summary>
    public static Command Create()
    {
        var file = FileArgument.One("FILE", "The NDJSON file, or the SQLite store of the service (which may be running)");
        var expect = new Option<string?>("--expect")
        {
            Description = "An event that the log of the service noted, as SEQUENCE:HASH: it must be part of the chain",
            HelpName = "SEQUENCE:HASH",
        };
        var verify = new Command("verify", "Follow the chain of hashes; say where it breaks (exit status 1)") { file, expect };
        expect.Validators.Add(result =>
        {
            if (!Noted().IsMatch(result.Tokens[0].Value))
                result.AddError("--expect takes an event as the log noted it, SEQUENCE:HASH.");
        });
        verify.SetAction((parsed, _) => Verify(parsed.GetValue(file)!, parsed.GetValue(expect)));
        return new Command("audit", "Check audit logs") { verify };
    }

    private static async Task<int> Verify(string file, string? expect)
    {
        var check = new AuditChainCheck();
        var (found, inStore) = (false, AuditSource.IsStore(file));
        await foreach (var (auditEvent, hash) in AuditSource.Read(file))
        {
            if (check.Add(auditEvent, hash) is { } problem)
            {
                await Console.Out.WriteLineAsync($"BROKEN: {problem} {check.Events} events before it are in order.");
                return ExitCode.Findings;
            }

            found |= $"{check.Last}:{check.Head}" == expect;
        }

        // A store begins with event 1, or tells why not; a file may have been begun anew, by who rotates it.
        if (check is { First: > 1, RemovalTold: null } && inStore)
        {
            await Console.Out.WriteLineAsync($"BROKEN: the log begins with event {check.First}, and no event says that those before it were removed; the {check.Events} events that are there are in order.");
            return ExitCode.Findings;
        }

        if (expect is not null && !found && $"{check.Before.Sequence}:{check.Before.Previous}" != expect)
        {
            await Console.Out.WriteLineAsync($"BROKEN: event {expect.Split(':')[0]} is not part of the chain as it was noted; the {check.Events} events that are there are in order.");
            return ExitCode.Findings;
        }

        await Console.Out.WriteLineAsync(check.Events == 0
            ? "OK: no events."
            : $"OK: events {check.First} to {check.Last} are as they were written. {Beginning(check)}The chain ends with {check.Last}:{check.Head}");
        return ExitCode.Fine;
    }

    /// <summary>From where on the log can be verified, where that is not its first event.</summary>
    private static string Beginning(AuditChainCheck check) => check switch
    {
        { First: <= 1 } => "",
        { RemovalTold: { } told } => $"Those before were removed when their time had come; event {told} says so, and with what hash the chain went on ({check.Before.Sequence}:{check.Before.Previous}). ",
        _ => $"Those before are not here: the first one continues {check.Before.Sequence}:{check.Before.Previous}. ",
    };

    [GeneratedRegex("^[0-9]+:[0-9a-f]{64}$")]
    private static partial Regex Noted();
}
