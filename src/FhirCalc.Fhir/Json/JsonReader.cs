using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Unicode;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Fhir.Json;

/// <summary>Turns UTF-8 text into a <see cref="ResourceJson"/>: checks the text as a whole, then lets the scanner fill pooled rows.</summary>
internal static class JsonReader
{
    // Pretty-printed resources have a value every 20 to 30 bytes; a wrong guess only costs a larger array.
    private const int BytesPerRow = 20;

    public static bool TryRead(
        ReadOnlyMemory<byte> utf8,
        JsonLimits limits,
        [NotNullWhen(true)] out ResourceJson? document,
        [NotNullWhen(false)] out Issue? problem)
    {
        document = null;
        if (utf8.Span.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        problem = CheckText(utf8.Span, limits);
        if (problem is not null)
            return false;

        var open = ArrayPool<int>.Shared.Rent(limits.MaxDepth + 1);
        var scanner = new JsonScanner(utf8.Span, ArrayPool<NodeRow>.Shared.Rent((utf8.Length / BytesPerRow) + 16), open, limits.MaxDepth);
        try
        {
            problem = scanner.Scan();
            if (problem is null)
                document = new ResourceJson(utf8, scanner.Rows.AsSpan(0, scanner.Count).ToArray(), scanner.Depth);
            return document is not null;
        }
        finally
        {
            ArrayPool<NodeRow>.Shared.Return(scanner.Rows);
            ArrayPool<int>.Shared.Return(open);
        }
    }

    private static Issue? CheckText(ReadOnlySpan<byte> text, JsonLimits limits)
    {
        if (text.Length > limits.MaxBytes)
        {
            return new Issue(JsonIssueIds.TooLong, IssueSeverity.Fatal, "too-long",
                FormattableString.Invariant($"The text has {text.Length} bytes; at most {limits.MaxBytes} are accepted."));
        }

        if (text.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new Issue(JsonIssueIds.Empty, IssueSeverity.Fatal, "structure",
                "The text is empty; a FHIR resource in JSON was expected, starting with '{'.") { Line = 1, Column = 1 };
        }

        return Utf8.IsValid(text)
            ? null
            : new Issue(JsonIssueIds.Encoding, IssueSeverity.Fatal, "structure", "The text is not UTF-8; FHIR JSON is always UTF-8.");
    }
}
