using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Fhir.Json;

/// <summary>Turns UTF-8 text into the rows of a <see cref="ResourceJson"/>.</summary>
internal static class JsonReader
{
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

        var rows = ArrayPool<NodeRow>.Shared.Rent((utf8.Length / 16) + 16);
        var open = ArrayPool<int>.Shared.Rent(limits.MaxDepth + 1);
        try
        {
            var count = Read(utf8.Span, limits, ref rows, open, out problem);
            if (problem is not null)
                return false;
            document = new ResourceJson(utf8, rows.AsSpan(0, count).ToArray());
            return true;
        }
        catch (JsonException error)
        {
            problem = SyntaxIssue(error);
            return false;
        }
        finally
        {
            ArrayPool<NodeRow>.Shared.Return(rows);
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

    private static int Read(ReadOnlySpan<byte> text, JsonLimits limits, ref NodeRow[] rows, int[] open, out Issue? problem)
    {
        // The reader's own depth limit is lifted, since ours reports where it was passed.
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = int.MaxValue });
        int count = 0, depth = 0, nameStart = 0, nameLength = 0;
        var nameEscaped = false;
        problem = null;
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            var token = reader.TokenType;
            if (token == JsonTokenType.PropertyName)
            {
                nameStart = start + 1;
                nameLength = reader.ValueSpan.Length;
                nameEscaped = reader.ValueIsEscaped;
                if (nameEscaped && !JsonText.IsWellFormed(reader.ValueSpan))
                {
                    problem = SurrogateIssue(text, start);
                    return 0;
                }

                continue;
            }

            if (token is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                ref var container = ref rows[open[--depth]];
                container.Length = start + 1 - container.Start;
                container.Next = count;
                continue;
            }

            if (count == rows.Length)
                Grow(ref rows);
            var escaped = token == JsonTokenType.String && reader.ValueIsEscaped;
            if (escaped && !JsonText.IsWellFormed(reader.ValueSpan))
            {
                problem = SurrogateIssue(text, start);
                return 0;
            }

            var kind = KindOf(token);
            var length = kind == NodeKind.String ? reader.ValueSpan.Length + 2 : reader.ValueSpan.Length;
            ref var row = ref rows[count];
            row = new NodeRow(kind, start, length, escaped, nameStart, nameLength, nameEscaped);
            row.Next = count + 1;
            nameLength = 0;
            nameEscaped = false;
            if (kind is NodeKind.Object or NodeKind.Array)
            {
                if (depth == limits.MaxDepth)
                {
                    problem = At(text, start, new Issue(JsonIssueIds.TooDeep, IssueSeverity.Fatal, "too-long",
                        FormattableString.Invariant($"Objects and arrays are nested more than {limits.MaxDepth} levels deep.")));
                    return 0;
                }

                open[depth++] = count;
            }

            count++;
        }

        return count;
    }

    private static NodeKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => NodeKind.Object,
        JsonTokenType.StartArray => NodeKind.Array,
        JsonTokenType.String => NodeKind.String,
        JsonTokenType.Number => NodeKind.Number,
        JsonTokenType.True => NodeKind.True,
        JsonTokenType.False => NodeKind.False,
        _ => NodeKind.Null,
    };

    private static void Grow(ref NodeRow[] rows)
    {
        var larger = ArrayPool<NodeRow>.Shared.Rent(rows.Length * 2);
        rows.CopyTo(larger, 0);
        ArrayPool<NodeRow>.Shared.Return(rows);
        rows = larger;
    }

    private static Issue SurrogateIssue(ReadOnlySpan<byte> text, int offset) => At(text, offset, new Issue(
        JsonIssueIds.Surrogate, IssueSeverity.Fatal, "structure",
        "A string holds half of a surrogate pair as \\u escape; characters beyond U+FFFF need both halves."));

    private static Issue At(ReadOnlySpan<byte> text, int offset, Issue issue)
    {
        var before = text[..offset];
        return issue with { Line = before.Count((byte)'\n') + 1, Column = before.Length - before.LastIndexOf((byte)'\n') };
    }

    private static Issue SyntaxIssue(JsonException error)
    {
        var message = error.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return new Issue(JsonIssueIds.Syntax, IssueSeverity.Fatal, "structure",
            "The text is not JSON: " + (end < 0 ? message : message[..end]))
        {
            Line = (int)(error.LineNumber ?? 0) + 1,
            Column = (int)(error.BytePositionInLine ?? 0) + 1,
        };
    }
}
