using System.Globalization;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Audit;

/// <summary>Appends events to an NDJSON file: one a line, byte for byte as they are chained, on disk before they count as passed on.</summary>
internal sealed class AuditFile(AuditOptions options, TimeProvider clock, ILogger<AuditFile> log) : IAuditTarget
{
    /// <summary>Sequence and hash of the last line.</summary>
    private AuditLink? _last;

    public async Task<IReadOnlyDictionary<long, AuditState>> PassOnAsync(IReadOnlyList<AuditRow> rows, CancellationToken cancel)
    {
        var path = Path.GetFullPath(options.File);
        StoreFiles.MakeFolder(Path.GetDirectoryName(path)!);
        if (_last is null)
            await ContinueAsync(path, rows, cancel);

        // What was written and not marked, since the process died between, is not written again.
        var last = _last!.Value;
        await using var file = Open(path);
        file.Seek(0, SeekOrigin.End);
        foreach (var row in rows.Where(row => row.Sequence > last.Sequence))
        {
            await file.WriteAsync(row.Json, cancel);
            await file.WriteAsync("\n"u8.ToArray(), cancel);
        }

        file.Flush(flushToDisk: true);
        if (rows[^1].Sequence > last.Sequence)
            _last = new AuditLink(rows[^1].Sequence, AuditChain.Hash(rows[^1].Json));
        return rows.ToDictionary(row => row.Sequence, _ => AuditState.PassedOn);
    }

    /// <summary>Finds where the file ends. One that does not go on with these events is set aside: the store was restored from a backup, or the file is another's.</summary>
    private async Task ContinueAsync(string path, IReadOnlyList<AuditRow> rows, CancellationToken cancel)
    {
        await using (var file = Open(path))
            _last = await RepairAsync(file, cancel);
        if (_last is { Sequence: 0 }
            || (_last is { } last && (AuditChain.LinkOf(rows[0].Json)?.Previous == last.Previous
                || rows.Any(row => row.Sequence == last.Sequence && AuditChain.Hash(row.Json) == last.Previous))))
            return;
        var aside = string.Create(CultureInfo.InvariantCulture, $"{path}.{clock.GetUtcNow():yyyyMMddHHmmss}");
        File.Move(path, aside);
        log.LogWarning("The audit file does not go on with the events of the store: it was set aside with the time as its ending, and a new one begun");
        _last = new AuditLink(0, AuditChain.Beginning);
    }

    /// <summary>Opens the file as it will be opened later, and makes it if need be.</summary>
    /// <returns>Why nothing can be written to it, or null.</returns>
    public static string? Problem(string file)
    {
        try
        {
            var path = Path.GetFullPath(file);
            StoreFiles.MakeFolder(Path.GetDirectoryName(path)!);
            Open(path).Dispose();
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return problem.Message;
        }
    }

    private static FileStream Open(string path) => StoreFiles.Open(path, FileShare.Read);

    /// <summary>Cuts off a line that was not finished, and reads the last one; null if that is no event.</summary>
    private static async Task<AuditLink?> RepairAsync(FileStream file, CancellationToken cancel)
    {
        var end = await LineEndAsync(file, file.Length, cancel);
        if (end == 0 && file.Length > 0 && file.ReadByte() != '{')
            return null;
        file.SetLength(end);
        if (end == 0)
            return new AuditLink(0, AuditChain.Beginning);
        var start = await LineEndAsync(file, end - 1, cancel);
        var line = new byte[end - 1 - start];
        file.Seek(start, SeekOrigin.Begin);
        await file.ReadExactlyAsync(line, cancel);
        return AuditChain.LinkOf(line) is { } link ? new AuditLink(link.Sequence, AuditChain.Hash(line)) : null;
    }

    /// <summary>Just behind the last line break before a place; 0 when there is none.</summary>
    private static async Task<long> LineEndAsync(FileStream file, long before, CancellationToken cancel)
    {
        var chunk = new byte[4096];
        while (before > 0)
        {
            var length = (int)Math.Min(chunk.Length, before);
            file.Seek(before - length, SeekOrigin.Begin);
            await file.ReadExactlyAsync(chunk.AsMemory(0, length), cancel);
            if (chunk.AsSpan(0, length).LastIndexOf((byte)'\n') is >= 0 and var found)
                return before - length + found + 1;
            before -= length;
        }

        return 0;
    }
}
