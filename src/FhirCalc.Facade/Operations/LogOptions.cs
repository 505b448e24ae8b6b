namespace FhirCalc.Facade.Operations;

internal enum LogFormat
{
    /// <summary>A line for people.</summary>
    Text,

    /// <summary>A JSON object on each line, with every property.</summary>
    Json,
}

internal sealed record LogOptions
{
    public const string Section = "Logs";

    /// <summary>Text or Json, on the console; a Serilog section takes the place of both settings here.</summary>
    public LogFormat Format { get; init; } = LogFormat.Text;

    /// <summary>Trace, Debug, Information, Warning, Error or Critical, for the service's own messages.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;
}
