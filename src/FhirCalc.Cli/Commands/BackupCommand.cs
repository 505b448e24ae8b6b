using System.CommandLine;
using FhirCalc.Cli.Input;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Cli.Commands;

/// <summary><c>fhircalc backup</c>: a copy of the store as it is at one moment, while the service runs.</summary>
internal static class BackupCommand
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The command with its arguments.</summary>
    public static Command Create()
    {
        var store = FileArgument.One("STORE", "The SQLite file of the service (Store:Path)");
        var to = FileArgument.One("FILE", "The copy; it must not exist");
        var command = new Command("backup", "Copy the store of a service that may be running; encrypted content stays encrypted") { store, to };
        command.SetAction((parsed, _) => Run(parsed.GetValue(store)!, parsed.GetValue(to)!));
        return command;
    }

    private static async Task<int> Run(string store, string to)
    {
        if (!File.Exists(store))
            throw new UsageException($"There is no file '{store}'.");
        var made = false;
        try
        {
            // SQLite fills an empty file, and keeps the rights that it has.
            var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                how.UnixCreateMode = OwnerOnly;
            await using (new FileStream(to, how))
            {
                made = true;
            }

            // One read transaction: what the service commits meanwhile is not in the copy, and nothing is in it by half.
            await ExecuteAsync(store, SqliteOpenMode.ReadOnly, "VACUUM INTO $to", to);
            if (await ExecuteAsync(to, SqliteOpenMode.ReadOnly, "PRAGMA integrity_check") is not "ok")
                throw new UsageException($"The copy '{to}' is damaged.");
            var waiting = await ExecuteAsync(to, SqliteOpenMode.ReadOnly, "SELECT count(*) FROM outbox WHERE waiting = 1");
            await Console.Out.WriteLineAsync($"{to}: {await ExecuteAsync(to, SqliteOpenMode.ReadOnly, "SELECT count(*) FROM submission")} submissions, {waiting} of them to be delivered");
            return ExitCode.Fine;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SqliteException)
        {
            // What is there by half would pass for a backup, and stand in the way of the next one.
            if (made)
                File.Delete(to);
            throw new UsageException($"The store '{store}' cannot be copied to '{to}': {error.Message}");
        }
    }

    private static async Task<object?> ExecuteAsync(string file, SqliteOpenMode mode, string sql, string? to = null)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 60 }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand above.
        command.CommandText = sql;
#pragma warning restore CA2100
        if (to is not null)
            command.Parameters.AddWithValue("$to", to);
        return await command.ExecuteScalarAsync();
    }
}
