using System.Globalization;
using Serilog;
using Serilog.Events;

namespace FhirCalc.Facade.Operations;

/// <summary>Structured logs: ids, sizes, timings and codes. The framework's own request logs are off, since they show paths and queries.</summary>
internal static class Logs
{
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning);

        // Reading the section looks through assemblies for sinks: only where there is one.
        if (builder.Configuration.GetSection("Serilog").Exists())
            logger.ReadFrom.Configuration(builder.Configuration);
        else
            logger.WriteTo.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture);
        builder.Logging.ClearProviders().AddSerilog(logger.CreateLogger(), dispose: true);
    }
}
