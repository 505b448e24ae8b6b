using System.CommandLine;
using System.Text.Json;
using FhirCalc.Cli.Service;

namespace FhirCalc.Cli.Commands;

/// <summary><c>fhircalc submissions</c>: what became of what a running service accepted, and what to do with what is buried.</summary>
internal static class SubmissionsCommand
{
    private static readonly Option<Uri> Service = new("--url")
    {
        Description = "Address of the service",
        HelpName = "URL",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080"),
        Recursive = true,
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : Wrong(result),
    };

    private static readonly Option<string?> TokenFile = new("--token-file")
    {
        Description = "File with an access token that has the administration scope; without it FHIRCALC_TOKEN in the environment; none is needed where clients are not authenticated",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>The command with its subcommands.</summary>
    public static Command Create() => new("submissions", "List what a running service accepted; send what was buried again, or give it up")
    {
        Service, TokenFile, List(), Show(), Replay(), Discard(),
    };

    private static Command List()
    {
        var state = new Option<string?>("--state") { Description = "Only those in this state", HelpName = "accepted|delivered|buried|discarded" };
        state.AcceptOnlyFromAmong("accepted", "delivered", "buried", "discarded");
        var limit = new Option<int>("--limit") { Description = "At most so many, the newest first; up to 1000", HelpName = "NUMBER", DefaultValueFactory = _ => 100 };
        var format = new Option<string>("--format") { Description = "text for people; json: as the service tells it", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("list", "List submissions, the newest first, without content") { state, limit, format };
        command.SetAction(async (parsed, cancel) =>
        {
            using var service = Client(parsed);
            using var list = await service.ListAsync(parsed.GetValue(state), parsed.GetValue(limit), cancel);
            await Console.Out.WriteAsync(parsed.GetValue(format) == "json" ? list.RootElement.GetRawText() + "\n" : SubmissionText.Table(list.RootElement));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "As list tells it" };
        var command = new Command("show", "Show one submission, without content") { id };
        command.SetAction(async (parsed, cancel) =>
        {
            using var service = Client(parsed);
            using var shown = await service.ShowAsync(parsed.GetValue(id)!, cancel);
            await Console.Out.WriteAsync(SubmissionText.One(shown.RootElement));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Replay()
    {
        var ids = new Argument<string[]>("ID") { Description = "As list tells it; several", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All that is buried now, the oldest first" };
        var command = new Command("replay", "Send buried submissions again, each at its old place") { ids, all };
        command.SetAction(async (parsed, cancel) =>
        {
            using var service = Client(parsed);
            var wanted = parsed.GetValue(ids) ?? [];
            if (parsed.GetValue(all) == wanted.Length > 0)
                throw new UsageException("Name submissions, or --all for all that is buried.");
            return await EachAsync(parsed.GetValue(all) ? await BuriedAsync(service, cancel) : wanted, "replay", service, cancel);
        });
        return command;
    }

    private static Command Discard()
    {
        var ids = new Argument<string[]>("ID") { Description = "As list tells it; several", Arity = ArgumentArity.OneOrMore };
        var command = new Command("discard", "Give buried submissions up for good; their clients are then told 410") { ids };
        command.SetAction(async (parsed, cancel) =>
        {
            using var service = Client(parsed);
            return await EachAsync(parsed.GetValue(ids)!, "discard", service, cancel);
        });
        return command;
    }

    private static async Task<int> EachAsync(IReadOnlyList<string> ids, string verb, ServiceClient service, CancellationToken cancel)
    {
        var exit = ExitCode.Fine;
        foreach (var id in ids)
        {
            var problem = await service.ChangeAsync(id, verb, cancel);
            await Console.Out.WriteLineAsync($"{id}: {problem ?? (verb == "replay" ? "sent again" : "given up")}");
            if (problem is not null)
                exit = ExitCode.Findings;
        }

        if (ids.Count == 0)
            await Console.Out.WriteLineAsync("Nothing is buried.");
        return exit;
    }

    private static async Task<IReadOnlyList<string>> BuriedAsync(ServiceClient service, CancellationToken cancel)
    {
        using var list = await service.ListAsync("buried", ServiceClient.MostListed, cancel);
        return [.. list.RootElement.EnumerateArray().Select(one => one.GetProperty("id").GetString()!).Reverse()];
    }

    private static ServiceClient Client(ParseResult parsed) => new(parsed.GetValue(Service)!, parsed.GetValue(TokenFile));

    private static Uri Wrong(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is no address; it is something like http://127.0.0.1:8080.");
        return new Uri("http://127.0.0.1");
    }
}
