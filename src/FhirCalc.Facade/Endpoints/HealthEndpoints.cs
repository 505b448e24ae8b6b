using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Alive: the process answers. Ready: it can accept and keep submissions; the external server may be down meanwhile.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(IOutbox outbox, CapabilityCache upstream, CancellationToken cancel)
    {
        try
        {
            var backlog = await outbox.BacklogAsync(cancel);
            return Results.Json(new
            {
                status = "ready",
                checks = new { store = "ok", externalServer = upstream.IsKnown ? "answered" : "not asked yet" },
                waiting = backlog.Waiting,
                oldest = backlog.Oldest,
            });
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return Results.Json(new { status = "not ready", checks = new { store = "failed" } }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
