using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

/// <summary>A write that waits for its commit.</summary>
internal sealed class StoreWrite(Action<SqliteConnection> work)
{
    public Action<SqliteConnection> Work { get; } = work;

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Exception? Failure { get; set; }
}

/// <summary>One transaction for many writes. What one of them throws is that one's <see cref="StoreWrite.Failure"/>; what it throws itself is everybody's.</summary>
internal static class GroupCommit
{
    public static void Run(SqliteConnection connection, List<StoreWrite> batch)
    {
        if (!TryTogether(connection, batch))
            OneByOne(connection, batch);
    }

    public static void Undo(SqliteConnection connection)
    {
        try
        {
            connection.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has done so itself: a full disk ends the transaction.
        }
    }

    /// <summary>False, and nothing written, if one of them threw.</summary>
    private static bool TryTogether(SqliteConnection connection, List<StoreWrite> batch)
    {
        connection.Run("BEGIN IMMEDIATE");
        try
        {
            foreach (var write in batch)
                write.Work(connection);
        }
#pragma warning disable CA1031 // Whatever it is: it is found out one by one whose it is.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            if (problem is SqliteException fault && StoreException.IsOfTheWhole(fault))
                throw;
            Undo(connection);
            return false;
        }

        connection.Run("COMMIT");
        return true;
    }

    private static void OneByOne(SqliteConnection connection, List<StoreWrite> batch)
    {
        connection.Run("BEGIN IMMEDIATE");
        foreach (var write in batch)
            RunOnSavepoint(connection, write);
        connection.Run("COMMIT");
    }

    private static void RunOnSavepoint(SqliteConnection connection, StoreWrite write)
    {
        connection.Run("SAVEPOINT work");
        try
        {
            write.Work(connection);
        }
#pragma warning disable CA1031 // Whatever one write throws is its caller's; the others of the batch go on.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            if (problem is SqliteException fault && StoreException.IsOfTheWhole(fault))
                throw;
            write.Failure = problem;
            connection.Run("ROLLBACK TO work");
        }

        connection.Run("RELEASE work");
    }
}
