using System.Threading.RateLimiting;
using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Operations;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FhirCalc.Facade.Security;

/// <summary>Puts the limits where the platform keeps them.</summary>
internal static class Limits
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    public static void Apply(this LimitOptions options, KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = options.Connections;
        limits.MaxRequestHeadersTotalSize = options.HeaderBytes;
        limits.MaxRequestLineSize = Math.Min(limits.MaxRequestLineSize, options.HeaderBytes);
        limits.RequestHeadersTimeout = options.HeadersTime;
        limits.MinRequestBodyDataRate = new MinDataRate(options.BodyRate, options.BodyGrace);
    }

    public static void AddLimits(this IServiceCollection services, LimitOptions options)
    {
        services.AddSingleton(options);
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = options.RequestTime,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = context =>
            {
                context.RequestAborted = CancellationToken.None; // what was cancelled was the work, not the answer
                return FhirReply.Failure(FacadeIssueIds.TookTooLong, "timeout", "The request took longer than this service allows.").ExecuteAsync(context);
            },
        });
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetConcurrencyLimiter(
                Whose(context), _ => new ConcurrencyLimiterOptions { PermitLimit = options.ConcurrentRequests, QueueLimit = 0 }));
            limiter.OnRejected = async (rejected, _) => await Refuse().ExecuteAsync(rejected.HttpContext);
        });
    }

    private static FhirReply Refuse() =>
        FhirReply.Failure(FacadeIssueIds.TooManyRequests, "throttled", "This client has too many requests open at the same time.") with { RetryAfter = TryAgain };

    private static string Whose(HttpContext context) =>
        ClientIdentity.Of(context) is var client && client != ClientIdentity.Anonymous ? "client " + client : "address " + context.Connection.RemoteIpAddress;
}
