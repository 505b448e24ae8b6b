using FhirCalc.Facade.Operations;
using Microsoft.Extensions.Logging;

namespace FhirCalc.Facade.Tests.Operations;

public sealed class ContentFreeLogsTests : IDisposable
{
    private readonly Recorder _recorder = new();

    [Fact]
    public void Of_an_exception_the_types_and_places_are_logged_and_no_message()
    {
        using var logs = new ContentFreeLogs(_recorder);
        try
        {
            throw new InvalidOperationException("SECRET", new FormatException("SECRET"));
        }
        catch (InvalidOperationException problem)
        {
            logs.CreateLogger("FhirCalc.Any").LogError(problem, "It failed");
        }

        var line = _recorder.Lines.ShouldHaveSingleItem();
        line.ShouldContain("It failed");
        line.ShouldContain("System.InvalidOperationException");
        line.ShouldContain("System.FormatException");
        line.ShouldContain(nameof(Of_an_exception_the_types_and_places_are_logged_and_no_message));
        line.ShouldNotContain("SECRET");
    }

    [Fact]
    public void The_framework_says_nothing_below_warning_and_no_path_in_its_scopes()
    {
        using var logs = new ContentFreeLogs(_recorder);
        var framework = logs.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics");
        using (framework.BeginScope("RequestPath:/fhir/Patient/SECRET"))
            framework.LogInformation("Request starting {Path}", "/fhir/Patient/SECRET");
        framework.LogWarning("warned");

        _recorder.Lines.ShouldBe(["warned"]);
        _recorder.Scopes.ShouldBe(0);
    }

    public void Dispose() => _recorder.Dispose();

    private sealed class Recorder : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public int Scopes { get; private set; }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Scopes++;
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((formatter(state, exception) + " " + exception).Trim());

        public void Dispose()
        {
        }
    }
}
