using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FhirCalc.Benchmarks;

/// <summary>
/// What a read costs that goes through the service, against the same read straight from the external server, in turns within
/// one run: the quotient of the medians, and the processor time of the service. The service runs as processes of its own, with
/// its usual log, one that records nothing and one that keeps an audit event of every read.
/// </summary>
internal static partial class RelayCost
{
    private const int Turn = 10;
    private const string Read = "Observation/finding";

    /// <summary>How long the external server takes, in milliseconds.</summary>
    private static readonly double[] ServerTimes = [0.3, 2, 5, 20];

    public static async Task RunAsync(int reads, TextWriter output)
    {
        ThreadPool.SetMinThreads(8, 8);
        var resource = Samples.CompactFinding;
        var (serverTime, builder) = (0.0, WebApplication.CreateSlimBuilder());
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapGet("/fhir/" + Read, async (HttpContext context) =>
        {
            Work(serverTime);
            context.Response.ContentType = "application/fhir+json";
            context.Response.Headers.ETag = "W/\"1\"";
            context.Response.ContentLength = resource.Length;
            await context.Response.Body.WriteAsync(resource);
        });
        await server.StartAsync();
        var upstream = new Uri(server.Urls.First() + "/fhir");
        await using var silent = await Service.StartAsync("--Upstream:BaseUrl", upstream.ToString(), "--Audit:To", "Off");
        await using var audited = await Service.StartAsync("--Upstream:BaseUrl", upstream.ToString());
        using var http = new HttpClient();
        Reader direct = new(http, upstream, null), plain = new(http, silent.Address, silent), recorded = new(http, audited.Address, audited);

        await output.WriteLineAsync("| the external server takes ms | direct ms | relayed ms, without audit | with | ratio without | with | processor ms of the service, without | with |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|");
        foreach (var time in ServerTimes.Prepend(ServerTimes[0]))
        {
            var warming = direct.Median == 0;
            serverTime = time;
            direct.Clear();
            plain.Clear();
            recorded.Clear();
            for (var at = 0; at < (warming ? Math.Max(reads, 2000) : reads); at += Turn)
            {
                await direct.RunAsync();
                await plain.RunAsync();
                await recorded.RunAsync();
            }

            if (!warming)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"| {time} | {direct.Median:0.00} | {plain.Median:0.00} | {recorded.Median:0.00} | {plain.Median / direct.Median:0.00} | {recorded.Median / direct.Median:0.00} | {plain.Processor:0.000} | {recorded.Processor:0.000} |"));
            }
        }
    }

    // Timers are no finer than a few milliseconds; a wait for what never comes is.
    private static void Work(double milliseconds)
    {
        if (milliseconds >= 1)
        {
            using var never = new ManualResetEventSlim(false, spinCount: 0);
            never.Wait(TimeSpan.FromMilliseconds(milliseconds));
            return;
        }

        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalMilliseconds < milliseconds)
            Thread.SpinWait(10);
    }

    private sealed class Reader(HttpClient http, Uri root, Service? service)
    {
        private readonly List<double> _times = [];
        private readonly Uri _address = new(root + "/" + Read);
        private TimeSpan _processor;

        public double Median => _times.Count == 0 ? 0 : _times.Order().ElementAt(_times.Count / 2);

        /// <summary>Milliseconds of each read.</summary>
        public double Processor => _processor.TotalMilliseconds / Math.Max(_times.Count, 1);

        public void Clear()
        {
            _times.Clear();
            _processor = default;
        }

        public async Task RunAsync()
        {
            var before = service?.ProcessorTime ?? default;
            for (var at = 0; at < Turn; at++)
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(_address);
                _ = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                _times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            _processor += (service?.ProcessorTime ?? default) - before;
        }
    }

    private sealed partial class Service(Process process, string folder, Uri address) : IAsyncDisposable
    {
        public Uri Address { get; } = address;

        public TimeSpan ProcessorTime
        {
            get
            {
                process.Refresh();
                return process.TotalProcessorTime;
            }
        }

        public static async Task<Service> StartAsync(params string[] settings)
        {
            var folder = Directory.CreateTempSubdirectory("fhircalc-relay-").FullName;
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = folder };
            foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "FhirCalc.Facade.dll"), "--urls", "http://127.0.0.1:0", .. settings])
                start.ArgumentList.Add(argument);
            var process = Process.Start(start)!;
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (Listening().Match(line) is not { Success: true } told)
                    continue;
                _ = Task.Run(() => process.StandardOutput.BaseStream.CopyToAsync(Stream.Null));
                return new Service(process, folder, new Uri(told.Groups[1].Value));
            }

            throw new InvalidOperationException("The service did not start.");
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        [GeneratedRegex(@"listens on (http://\S+/fhir)\s*$", RegexOptions.CultureInvariant)]
        private static partial Regex Listening();
    }
}
