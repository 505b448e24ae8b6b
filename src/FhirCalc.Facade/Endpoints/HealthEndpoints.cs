using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Alive: the process answers. Ready: it can accept and keep submissions; the external server may be down meanwhile.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapRead("/health/live", () => Results.Json(new { status = "live" })).WithMetadata(new OpenToAll(), new Probe()).DisableRateLimiting();
        app.MapRead("/health/ready", ReadyAsync).WithMetadata(new OpenToAll(), new Probe()).DisableRateLimiting();
    }

    private static async Task<IResult> ReadyAsync(PressureGauge gauge, CapabilityCache upstream, UpstreamPipelines pipelines, AuditShipper audit, OpenAccesses accesses, CancellationToken cancel)
    {
        try
        {
            var pressure = await gauge.ReadAsync(cancel);
            var room = pressure.Level == PressureLevel.None;
            var ready = room && !accesses.IsBehind;
            return Results.Json(
                new
                {
                    status = ready ? "ready" : "not ready",
                    checks = new
                    {
                        store = room ? "ok" : pressure.Cause,
                        externalServer = pipelines.Trouble is { } trouble ? "failing: " + trouble : upstream.IsKnown ? "answered" : "not asked yet",
                        audit = accesses.IsBehind ? "Audit events cannot be kept: nothing is answered that has to be recorded." : audit.Trouble ?? "ok",
                    },
                    waiting = pressure.Backlog.Waiting,
                    oldest = pressure.Backlog.Oldest,
                },
                statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return Results.Json(new { status = "not ready", checks = new { store = "failed" } }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
