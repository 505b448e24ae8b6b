using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace FhirCalc.Facade.Operations;

/// <summary>Structured logs: ids, sizes, timings and codes. The framework's own request logs are off, since they show paths and queries.</summary>
internal static class Logs
{
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static void AddLogs(this WebApplicationBuilder builder, LogOptions options)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(LevelConvert.ToSerilogLevel(options.Level))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // StartFailure says it in words.
            .Filter.ByExcluding(message => message.MessageTemplate.Text == "Hosting failed to start");

        // Reading the section looks through assemblies for sinks: only where there is one.
        if (builder.Configuration.GetSection("Serilog").Exists())
            logger.ReadFrom.Configuration(builder.Configuration);
        else if (options.Format == LogFormat.Json)
            logger.WriteTo.Console(new JsonLines());
        else
            logger.WriteTo.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
#pragma warning disable CA2000 // The logger factory disposes of its providers.
        builder.Logging.AddProvider(new ContentFreeLogs(new SerilogLoggerProvider(logger.CreateLogger(), dispose: true)));
#pragma warning restore CA2000
    }
}
