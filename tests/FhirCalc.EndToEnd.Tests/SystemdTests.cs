using System.Net;
using System.Net.Sockets;
using System.Text;
using FhirCalc.EndToEnd.Tests.Support;

namespace FhirCalc.EndToEnd.Tests;

/// <summary>The service under a supervisor that speaks as systemd does.</summary>
public sealed class SystemdTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fhircalc-systemd-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_told_when_requests_are_answered_and_when_a_stop_begins_and_the_stop_ends_well()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no systemd here");
        var path = Path.Combine(_folder.FullName, "notify");
        using var supervisor = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        supervisor.Bind(new UnixDomainSocketEndPoint(path));
        await using var facade = await FacadeProcess.StartAsync(null, ("NOTIFY_SOCKET", path), ("Logs:Format", "Text"));

        (await ReceiveAsync(supervisor)).ShouldBe("READY=1");
        (await facade.Fhir.PostAsync("", new Submission().Json)).Status.ShouldBe(HttpStatusCode.OK);
        var stopped = facade.TerminateAsync();
        (await ReceiveAsync(supervisor)).ShouldBe("STOPPING=1");
        (await stopped).ShouldBe(0, facade.Output);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<string> ReceiveAsync(Socket supervisor)
    {
        var message = new byte[64];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return Encoding.ASCII.GetString(message, 0, await supervisor.ReceiveAsync(message, patience.Token));
    }
}
