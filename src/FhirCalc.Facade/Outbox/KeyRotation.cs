namespace FhirCalc.Facade.Outbox;

/// <summary>Seals everything anew that is in clear text or sealed with an older key, a little at a time, beside the work.</summary>
internal sealed class KeyRotation(SqliteDatabase database, ContentKeys keys, TimeProvider clock, ILogger<KeyRotation> log) : BackgroundService
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (keys.Current is not { } current)
            return;
        try
        {
            var total = 0;
            for (int renewed; (renewed = await database.Writer.RunAsync(connection => SqliteEncryption.Renew(connection, current))) > 0; total += renewed)
                await Task.Delay(Breath, clock, stoppingToken);
            var unused = await database.Writer.RunAsync(connection => SqliteEncryption.ForgetUnused(connection, current));
            log.LogInformation(
                "All content is sealed with the key {Key}; {Count} values were sealed anew; no longer needed: {Unused}", current, total, unused.Count == 0 ? "none" : string.Join(", ", unused));
        }
        catch (OperationCanceledException)
        {
            // It goes on after the next start.
        }
#pragma warning disable CA1031 // The service works without; it goes on after the next start.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogError("Sealing content anew failed: {Error}", problem.GetType().Name);
        }
    }
}
