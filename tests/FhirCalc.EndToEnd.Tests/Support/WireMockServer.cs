using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>WireMock as a Java process. Each <see cref="FaultyServer"/> has a path of its own on it.</summary>
internal sealed partial class WireMockServer : IAsyncDisposable
{
    private readonly ServerProcess _process;
    private readonly string _root;

    private WireMockServer(ServerProcess process, string root, string address)
    {
        _process = process;
        _root = root;
        Admin = new HttpClient { BaseAddress = new Uri(address + "/__admin/") };
        Address = address;
    }

    public string Address { get; }

    public HttpClient Admin { get; }

    /// <summary>Whether there is a Java to run it.</summary>
    public static bool IsAvailable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "java")));

    public static async Task<WireMockServer> StartAsync()
    {
        var folder = Repository.Place("tests/FhirCalc.EndToEnd.Tests/servers/wiremock");
        await NodePackages.InstallAsync(folder);
        var jar = Directory.GetFiles(Path.Combine(folder, "node_modules", "wiremock", "build"), "*.jar").Single();
        var root = Directory.CreateTempSubdirectory("fhircalc-wiremock-").FullName;
        var start = new ProcessStartInfo("java");
        foreach (var argument in (string[])["-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar, "--port", "0", "--bind-address", "127.0.0.1", "--disable-banner", "--root-dir", root, "--container-threads", "40"])
            start.ArgumentList.Add(argument);
        var (process, ready) = await ServerProcess.StartAsync(start, PortLine(), TimeSpan.FromSeconds(60));
        return new WireMockServer(process, root, "http://127.0.0.1:" + ready.Groups[1].Value);
    }

    public async Task AddStubAsync(object stub)
    {
        using var response = await Admin.PostAsJsonAsync("mappings", stub);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    /// <summary>How many requests of this method came to this path.</summary>
    public async Task<int> CountAsync(string method, string urlPathPattern)
    {
        using var response = await Admin.PostAsJsonAsync("requests/count", new { method, urlPathPattern });
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("count").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await _process.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [GeneratedRegex(@"^port:\s+(\d+)$")]
    private static partial Regex PortLine();
}
