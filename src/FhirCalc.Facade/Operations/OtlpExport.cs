using FhirCalc.Facade.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FhirCalc.Facade.Operations;

/// <summary>Sends traces and metrics by OTLP, while the service runs. Only our own sources: those of the framework tell addresses.</summary>
internal sealed class OtlpExport(TelemetryOptions options) : IHostedService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(options.Endpoint))
            return Task.CompletedTask;
        var service = ResourceBuilder.CreateEmpty()
            .AddService("fhircalc", serviceVersion: typeof(OtlpExport).Assembly.GetName().Version!.ToString(3), autoGenerateServiceInstanceId: true);
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(service)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.SampleRatio)))
            .AddSource(Signals.Name)
            .AddOtlpExporter(exporter => Set(exporter, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(service)
            .AddMeter(Signals.Name, "System.Runtime")
            .AddOtlpExporter((exporter, reader) =>
            {
                Set(exporter, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.Interval.TotalMilliseconds;
            })
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left; after all other services have stopped.</summary>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        (_traces, _metrics) = (null, null);
    }

    private void Set(OtlpExporterOptions exporter, string path)
    {
        var grpc = options.Protocol == OtlpProtocol.Grpc;
        exporter.Protocol = grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(grpc ? options.Endpoint! : options.Endpoint!.TrimEnd('/') + "/" + path);
        exporter.Headers = options.Headers;
    }
}
