using System.Net;
using System.Net.Sockets;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Operations;

/// <summary>What keeps a service from starting is told in a line; the status says whether another start may help.</summary>
public sealed class StartFailureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task An_address_that_another_process_has()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var problem = await StartAsync("--urls", $"http://{other.LocalEndpoint}");

        problem.Message.ShouldContain($"http://{other.LocalEndpoint}: address already in use");
        problem.ExitStatus.ShouldBe(StartException.Surroundings);
    }

    [Fact]
    public async Task A_store_that_is_no_database()
    {
        await File.WriteAllTextAsync(_folder.File("facade.db"), new string('x', 5000), TestContext.Current.CancellationToken);

        var problem = await StartAsync();

        problem.Message.ShouldContain($"Store:Path is {_folder.File("facade.db")}");
        problem.ExitStatus.ShouldBe(StartException.Surroundings);
    }

    [Fact]
    public async Task A_store_where_no_folder_can_be()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "", TestContext.Current.CancellationToken);

        var problem = await StartAsync("--Store:Path", Path.Combine(_folder.File("file"), "facade.db"));

        problem.Message.ShouldContain(_folder.File("file"));
        problem.ExitStatus.ShouldBe(StartException.Surroundings);
    }

    [Theory]
    [InlineData("https://127.0.0.1:0", "needs a certificate: set Kestrel:Certificates:Default:Path")]
    [InlineData("http://127.0.0.1:99999", "Urls names a port that is none")]
    public async Task An_address_that_cannot_be(string url, string told)
    {
        var problem = await StartAsync("--urls", url);

        problem.Message.ShouldContain(told);
        problem.ExitStatus.ShouldBe(StartException.Settings);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<StartException> StartAsync(params string[] settings)
    {
        await using var app = FacadeHost.Build(
            ["--urls", "http://127.0.0.1:0", "--Store:Path", _folder.File("facade.db"), "--Sandbox:Path", _folder.File("sandbox.db"), "--Logs:Level", "Critical", .. settings]);
        return await Should.ThrowAsync<StartException>(app.StartOrTellAsync());
    }
}
