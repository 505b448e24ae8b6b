namespace FhirCalc.Facade.Audit;

/// <summary>
/// Keeps who is not known from filling the disk: that strangers were refused is recorded one by one up to a number in a
/// minute, and above that as a count in the log. Nothing was shown to them and nothing kept for them.
/// </summary>
internal sealed class StrangerEvents(TimeProvider clock, ILogger<StrangerEvents> log)
{
    public const int MostInAMinute = 60;

    private readonly Lock _gate = new();
    private DateTimeOffset _until;
    private int _kept;
    private int _dropped;

    /// <summary>Whether there is an event for one more of them.</summary>
    public bool Take()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now >= _until)
            {
                if (_dropped > 0)
                    log.LogWarning("{Count} more requests of strangers were refused within a minute, without an audit event each", _dropped);
                (_until, _kept, _dropped) = (now + TimeSpan.FromMinutes(1), 0, 0);
            }

            var isRoom = _kept < MostInAMinute;
            if (isRoom)
                _kept++;
            else
                _dropped++;
            return isRoom;
        }
    }
}
