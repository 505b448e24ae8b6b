using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using FhirCalc.Sandbox;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Benchmarks.Soak;

/// <summary>The service as a process of its own, with its store in a new folder; the sandbox, which only grows, runs here.</summary>
internal sealed partial class SoakTarget : IAsyncDisposable
{
    private readonly SandboxHost _sandbox;
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private SoakTarget(SandboxHost sandbox, Process process, DirectoryInfo folder, Uri fhir) => (_sandbox, _process, _folder, Fhir) = (sandbox, process, folder, fhir);

    /// <summary>FHIR base of the service.</summary>
    public Uri Fhir { get; }

    /// <summary>FHIR base of the external server.</summary>
    public Uri Sandbox => _sandbox.BaseUrl;

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    private string Store => Path.Combine(_folder.FullName, "facade.db");

    public static async Task<SoakTarget> StartAsync(TimeSpan keepContent)
    {
        var folder = Directory.CreateTempSubdirectory("fhircalc-soak-");
        var sandbox = await SandboxHost.StartAsync(new SandboxOptions { DatabasePath = Path.Combine(folder.FullName, "sandbox.db") });
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder.FullName };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(SoakTarget).Assembly.Location;
        foreach (var argument in (string[])[
            Path.Combine(AppContext.BaseDirectory, "FhirCalc.Facade.dll"), "--urls", "http://127.0.0.1:0",
            "--Upstream:BaseUrl", sandbox.BaseUrl.ToString(), "--Store:Path", Path.Combine(folder.FullName, "facade.db"),
            "--Store:KeepContent", keepContent.ToString("c", CultureInfo.InvariantCulture), "--Store:SweepInterval", "00:00:01", "--Logs:Level", "Warning"])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        return new SoakTarget(sandbox, process, folder, new Uri((await ReadAsync(process, Listening())).Groups[1].Value + "/"));
    }

    public async Task<SoakSample> SampleAsync(TimeSpan since, long submitted)
    {
        await _process.StandardInput.WriteLineAsync();
        var sample = await ReadAsync(_process, Sample());
        return new SoakSample(
            since.TotalSeconds, submitted, Number(sample, 1), Number(sample, 2), (int)Number(sample, 3), (int)Number(sample, 4),
            Length(Store + "-wal"), Length(Store), Query("SELECT count(*) FROM content"));
    }

    /// <summary>A number out of the store of the running service.</summary>
    public long Query(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Store, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written by the soak itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar() is { } value and not DBNull ? value : 0, CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<Match> ReadAsync(Process process, Regex wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var text = "";
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            text += line + "\n";
            if (wanted.Match(line) is { Success: true } match)
                return match;
        }

        throw new InvalidOperationException("The service ended: " + text);
    }

    private static long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private static long Number(Match match, int group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"listens on (http://\S+/fhir)", RegexOptions.CultureInvariant)]
    private static partial Regex Listening();

    [GeneratedRegex(@"soak-sample (\d+) (\d+) (\d+) (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Sample();
}
