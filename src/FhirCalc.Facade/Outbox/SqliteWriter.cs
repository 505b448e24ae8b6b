using FhirCalc.Storage;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

/// <summary>The one writer of the store. A file that cannot be written is told as a <see cref="StoreException"/>.</summary>
internal sealed class SqliteWriter : GroupCommit<SqliteConnection>, IAsyncDisposable
{
    public SqliteWriter(SqliteConnection connection, int maxBatch)
        : base(connection, maxBatch) => Start("store");

    public async ValueTask DisposeAsync() => await EndAsync();

    protected override void Execute(string statement) => Connection.Run(statement);

    protected override void RollBack()
    {
        try
        {
            Connection.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has done so itself: a full disk ends the transaction.
        }
    }

    protected override bool IsOfTheWhole(Exception problem) => problem is SqliteException fault && StoreException.IsOfTheWhole(fault);

    protected override Exception Told(Exception problem) => problem is SqliteException fault ? StoreException.Of(fault) : problem;
}
