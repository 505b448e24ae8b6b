namespace FhirCalc.Facade.Outbox;

internal enum PressureLevel
{
    None,

    /// <summary>Near a limit: submissions are still accepted, but a balancer should look elsewhere.</summary>
    High,

    /// <summary>Nothing new is accepted.</summary>
    Full,
}

/// <param name="Cause">What is short.</param>
/// <param name="RetryAfter">When it is worth another try, going by how fast the outbox drains.</param>
internal sealed record Pressure(PressureLevel Level, string Cause, TimeSpan RetryAfter, Backlog Backlog);

/// <summary>Free bytes on the disk of the store. A boundary, for tests.</summary>
internal delegate long FreeSpace();
