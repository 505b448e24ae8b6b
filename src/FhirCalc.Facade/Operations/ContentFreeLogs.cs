namespace FhirCalc.Facade.Operations;

/// <summary>
/// Stands before the logger, and keeps out what may hold content, whatever levels the operator chooses: the framework's
/// chatter below Warning (it tells paths, queries and headers) and the messages of exceptions (they quote what could not be read).
/// </summary>
internal sealed class ContentFreeLogs(ILoggerProvider inner) : ILoggerProvider
{
    private static readonly string[] Talkative = ["Microsoft.AspNetCore", "Microsoft.Extensions.Http", "System.Net"];

    public ILogger CreateLogger(string categoryName) => new ContentFreeLogger(
        inner.CreateLogger(categoryName),
        Talkative.Any(name => categoryName.StartsWith(name, StringComparison.Ordinal)) ? LogLevel.Warning : LogLevel.Trace);

    public void Dispose() => inner.Dispose();

    private sealed class ContentFreeLogger(ILogger inner, LogLevel least) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull =>
            IsOurs(state) ? inner.BeginScope(state) : null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least && inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= least)
                inner.Log(logLevel, eventId, state, exception is null ? null : new NamelessException(exception), formatter);
        }

        // The framework's own scopes hold the path of the request.
        private static bool IsOurs<TState>(TState state) => state is Dictionary<string, object>;
    }

    /// <summary>Type and place of an exception, and of those inside it.</summary>
    private sealed class NamelessException(Exception of) : Exception(of.GetType().FullName)
    {
        public override string? StackTrace => of.StackTrace;

        public override string ToString() =>
            $"{of.GetType().FullName}{Environment.NewLine}{of.StackTrace}{(of.InnerException is { } inner ? $"{Environment.NewLine} within {new NamelessException(inner)}" : "")}";
    }
}
