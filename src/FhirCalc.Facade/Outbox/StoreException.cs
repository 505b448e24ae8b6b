using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Outbox;

/// <summary>The store cannot write now. Nothing of what was asked for is kept.</summary>
internal sealed class StoreException : Exception
{
    // https://www.sqlite.org/rescode.html
    private const int Full = 13;
    private static readonly int[] Unusable = [5 /* busy */, 6 /* locked */, 8 /* read-only */, 10 /* I/O */, 11 /* corrupt */, Full, 14 /* cannot open */];

    private StoreException(bool isFull, Exception cause)
        : base(isFull ? "The disk of the store is full." : "The store cannot be written.", cause) => IsFull = isFull;

    /// <summary>For want of space; otherwise for any other reason.</summary>
    public bool IsFull { get; }

    public static StoreException Of(SqliteException fault) => new(fault.SqliteErrorCode == Full, fault);

    /// <summary>Whether it concerns the file and not one statement: SQLite has then undone the whole transaction, or may have.</summary>
    public static bool IsOfTheWhole(SqliteException fault) => Unusable.Contains(fault.SqliteErrorCode);
}
