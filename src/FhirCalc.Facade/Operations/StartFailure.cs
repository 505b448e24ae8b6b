using System.Net.Sockets;
using System.Security.Cryptography;
using FhirCalc.Facade.Outbox;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Operations;

/// <summary>Says in a line why the service cannot start, where its surroundings are the reason; anything else is our own fault, and shows its stack.</summary>
internal static class StartFailure
{
    /// <exception cref="StartException">The reason is known.</exception>
    public static async Task StartOrTellAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception problem) when (Of(problem, app.Services.GetRequiredService<StoreOptions>()) is { } reason)
        {
            throw reason;
        }
    }

    /// <summary>Nothing of a client was there yet: messages of exceptions name paths and addresses of the settings, and no content.</summary>
    internal static StartException? Of(Exception problem, StoreOptions store) => problem switch
    {
        StartException known => known,
        AggregateException { InnerExceptions: [{ } only] } => Of(only, store),
        SqliteException => Surroundings($"A SQLite file cannot be used; Store:Path is {Path.GetFullPath(store.Path)}: {problem.Message}", problem),
        { InnerException: AddressInUseException } => Surroundings(problem.Message + " Another process listens there; set Urls to another address.", problem),
        SocketException => Surroundings($"The service cannot listen on its address: {problem.Message}. Ports below 1024 need a right of their own; set Urls to another address.", problem),
        CryptographicException => Settings("The certificate of Kestrel:Certificates cannot be read: " + problem.Message, problem),
        InvalidOperationException when problem.Message.Contains("HTTPS", StringComparison.Ordinal) =>
            Settings("An https address needs a certificate: set Kestrel:Certificates:Default:Path, and :Password or :KeyPath.", problem),
        ArgumentOutOfRangeException { ParamName: "port" } => Settings("Urls names a port that is none; ports go up to 65535.", problem),
        IOException or UnauthorizedAccessException => Surroundings(problem.Message, problem),
        _ => null,
    };

    private static StartException Settings(string reason, Exception cause) => new("FhirCalc cannot start. " + reason, cause);

    private static StartException Surroundings(string reason, Exception cause) => new("FhirCalc cannot start. " + reason, cause) { ExitStatus = StartException.Surroundings };
}
