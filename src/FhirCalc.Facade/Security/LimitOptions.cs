using System.ComponentModel.DataAnnotations;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Security;

/// <summary>What one client, or one slow or huge request, may take of the service. Size, entries and depth of a body are intake's.</summary>
internal sealed record LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Requests of one client (without authentication: of one address) at the same time; more are answered with 429.</summary>
    [Range(1, 100_000)]
    public int ConcurrentRequests { get; init; } = 256;

    /// <summary>Open connections, of all together.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; init; } = 4096;

    /// <summary>Longest time for a request; it must be longer than <c>Intake:WaitForDelivery</c>.</summary>
    [TimeRange("00:00:01", "01:00:00")]
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Time in which the head of a request must have come.</summary>
    [TimeRange("00:00:01", "00:05:00")]
    public TimeSpan HeadersTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest head of a request in bytes.</summary>
    [Range(4096, 1024 * 1024)]
    public int HeaderBytes { get; init; } = 32 * 1024;

    /// <summary>Slowest that a body may come, in bytes a second, after a grace of <see cref="BodyGrace"/>.</summary>
    [Range(1, 1024 * 1024)]
    public int BodyRate { get; init; } = 240;

    /// <summary>Time before a slow body is given up.</summary>
    [TimeRange("00:00:01.100", "00:05:00")]
    public TimeSpan BodyGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest string in a resource, in bytes: attachments are the long ones.</summary>
    [Range(1024, 48 * 1024 * 1024)]
    public int StringBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>A request must not be cut off while it waits as it was told to.</summary>
    public string? TimeProblem(TimeSpan waitForDelivery) => RequestTime > waitForDelivery
        ? null
        : $"{Section}:{nameof(RequestTime)} must be longer than Intake:WaitForDelivery.";
}
