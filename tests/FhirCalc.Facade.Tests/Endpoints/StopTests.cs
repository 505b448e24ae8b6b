using System.Net;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Endpoints;

/// <summary>Stopping: who waits gets an answer, and what is not delivered goes on at the next start.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task A_request_that_waits_is_answered_before_the_service_ends()
    {
        var server = new MemoryServer();
        using var arrived = new SemaphoreSlim(0);
        using var handler = server.Handler();
        server.Before = request =>
        {
            if (request.Path.Length == 0)
                arrived.Release();
            return null;
        };
        await using var facade = await RunningFacade.StartAsync(handler);
        var waiting = facade.PostAsync("/fhir", Submissions.Breast);
        await arrived.WaitAsync(TestContext.Current.CancellationToken);

        await facade.StopAsync();

        (await waiting).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_delivery_that_is_cut_off_goes_on_at_the_next_start()
    {
        using var folder = new TempFolder();
        var server = new MemoryServer();
        using var handler = server.Handler();
        server.Before = request =>
        {
            if (request.Path.Length > 0)
                return null;
            var hang = new HttpResponseMessage(HttpStatusCode.OK);
            hang.Headers.Add("X-Hang", "yes");
            return hang;
        };
        await using (var facade = await RunningFacade.StartAsync(handler, folder, "--Intake:WaitForDelivery", "00:00:00", "--Upstream:AttemptTimeout", "00:01:00"))
        {
            (await facade.PostAsync("/fhir", Submissions.Breast)).Status.ShouldBe(HttpStatusCode.Accepted);
            for (var at = 0; at < 100 && handler.Sent.All(request => request.Path.Length > 0); at++)
                await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        server.Before = _ => null;
        await using var again = await RunningFacade.StartAsync(handler, folder);
        (await again.PostAsync("/fhir", Submissions.Breast)).Status.ShouldBe(HttpStatusCode.OK);
        server.All("DiagnosticReport").Count.ShouldBe(1);
        (await again.Service<IOutbox>().BacklogAsync(TestContext.Current.CancellationToken)).Waiting.ShouldBe(0);
    }
}
