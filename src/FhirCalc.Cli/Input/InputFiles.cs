using System.Buffers;
using System.IO.Pipelines;
using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Cli.Input;

/// <summary>Reads the resources of files in the order given: JSON, XML, or NDJSON with one resource a line; <c>-</c> is standard input.</summary>
internal static class InputFiles
{
    private const int MaxLine = 64 * 1024 * 1024;

    /// <summary>Streams the resources; an NDJSON file is never held in memory as a whole.</summary>
    /// <exception cref="UsageException">A file does not exist or cannot be read.</exception>
    public static async IAsyncEnumerable<InputResource> Read(IEnumerable<string> files, Func<TypeModel> types)
    {
        await foreach (var text in ReadTexts(files, types))
            yield return text.Read();
    }

    /// <summary>The same before the texts are read as resources, which several threads can then do.</summary>
    /// <inheritdoc cref="Read"/>
    public static async IAsyncEnumerable<InputText> ReadTexts(IEnumerable<string> files, Func<TypeModel> types)
    {
        foreach (var file in files)
        {
            await using var stream = Open(file);
            var name = file == "-" ? "standard input" : file;
            if (file.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase))
            {
                await foreach (var line in Lines(stream, name, types))
                    yield return line;
                continue;
            }

            var bytes = await ReadAll(stream);
            if (file == "-" && IsNdjson(bytes))
            {
                await foreach (var line in Lines(new MemoryStream(bytes), name, types))
                    yield return line;
                continue;
            }

            yield return new InputText(name, bytes, IsLine: false, types);
        }
    }

    /// <summary>The one resource of a file that must hold a single one.</summary>
    public static async Task<InputResource> ReadSingle(string file, Func<TypeModel> types)
    {
        await using var stream = Open(file);
        return new InputText(file == "-" ? "standard input" : file, await ReadAll(stream), IsLine: false, types).Read();
    }

    // Standard input has no name that tells its form: a second line that starts an object means NDJSON.
    private static bool IsNdjson(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return end > 0 && text[..end].TrimEnd("\r "u8).EndsWith("}"u8) && text[end..].TrimStart("\r\n \t"u8).StartsWith("{"u8);
    }

    private static async IAsyncEnumerable<InputText> Lines(Stream stream, string name, Func<TypeModel> types)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 256 * 1024));
        var number = 0;
        while (true)
        {
            var read = await reader.ReadAsync();
            var buffer = read.Buffer;
            while (TryTakeLine(ref buffer, read.IsCompleted, out var line))
            {
                number++;
                if (line.AsSpan().Trim(" \t\r"u8).IsEmpty)
                    continue;
                yield return new InputText(FormattableString.Invariant($"{name}:{number}"), line, IsLine: true, types);
            }

            if (read.IsCompleted)
                break;
            if (buffer.Length > MaxLine)
                throw new UsageException($"Line {number + 1} of {name} is longer than {MaxLine} bytes.");
            reader.AdvanceTo(buffer.Start, buffer.End);
        }

        await reader.CompleteAsync();
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> buffer, bool isLast, out byte[] line)
    {
        var end = buffer.PositionOf((byte)'\n');
        if (end is null && (!isLast || buffer.IsEmpty))
        {
            line = [];
            return false;
        }

        line = buffer.Slice(0, end ?? buffer.End).ToArray();
        buffer = end is null ? buffer.Slice(buffer.End) : buffer.Slice(buffer.GetPosition(1, end.Value));
        return true;
    }

    private static Stream Open(string file)
    {
        if (file == "-")
            return Console.OpenStandardInput();
        if (Directory.Exists(file))
            throw new UsageException($"'{file}' is a folder: name its files, for instance {Path.Combine(file, "*.json")}.");
        if (!File.Exists(file))
            throw new UsageException($"There is no file '{file}'.");
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{file}' cannot be read: {error.Message}");
        }
    }

    private static async Task<byte[]> ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
