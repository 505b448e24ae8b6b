using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace FhirCalc.Facade.Tests.Support;

/// <summary>Everything that the service tells to tracing and metrics, as text.</summary>
internal sealed class TelemetryRecorder : IDisposable
{
    private const string Ours = "FhirCalc";

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public TelemetryRecorder()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Ours,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                Activities.Enqueue(activity);
                _lines.Enqueue($"span {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {Tags(activity.TagObjects)} {string.Join(';', activity.Events.Select(one => one.Name + Tags(one.Tags)))} {Tags(activity.Baggage.Select(one => new KeyValuePair<string, object?>(one.Key, one.Value)))}");
            },
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Ours)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _meters.Start();
    }

    public ConcurrentQueue<Activity> Activities { get; } = new();

    /// <summary>What was measured within a trace: other tests measure too.</summary>
    public ConcurrentQueue<(string Trace, string Line)> Measurements { get; } = new();

    public string Text => string.Join('\n', _lines);

    /// <summary>Asks the gauges.</summary>
    public void Collect() => _meters.RecordObservableInstruments();

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Measured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{instrument.Name} {value} {Tags(tags.ToArray())}");
        _lines.Enqueue(line);
        if (Activity.Current is { } activity)
            Measurements.Enqueue((activity.TraceId.ToHexString(), line));
    }

    private static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(',', tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
