using System.Text.Json;
using FhirCalc.Facade.Operations;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace FhirCalc.Facade.Tests.Operations;

public sealed class JsonLinesTests
{
    [Fact]
    public void A_message_is_one_line_of_JSON_with_every_value_once_and_of_its_kind()
    {
        var (text, line) = Write(log => log.Information("Took {Name} in {Elapsed} ms", "a \"quoted\"\nname", 12));

        text.TrimEnd('\n').ShouldNotContain('\n');
        line.EnumerateObject().Select(property => property.Name).ShouldBe(["Timestamp", "Level", "Message", "Name", "Elapsed"]);
        line.GetProperty("Message").GetString().ShouldBe("Took a \"quoted\"\nname in 12 ms");
        line.GetProperty("Level").GetString().ShouldBe("Information");
        line.GetProperty("Elapsed").GetInt32().ShouldBe(12);
        line.GetProperty("Timestamp").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Values_of_other_kinds_are_text_and_an_exception_has_its_place()
    {
        var (_, line) = Write(log => log.Error(new FormatException("why"), "{Nothing} {Truth} {When} {List}", null, true, TimeSpan.FromSeconds(5), new List<int> { 1, 2 }));

        line.GetProperty("Nothing").ValueKind.ShouldBe(JsonValueKind.Null);
        line.GetProperty("Truth").GetBoolean().ShouldBeTrue();
        line.GetProperty("When").GetString().ShouldBe("00:00:05");
        line.GetProperty("List").GetString().ShouldBe("[1, 2]");
        line.GetProperty("Exception").GetString()!.ShouldStartWith("System.FormatException");
    }

    private static (string Text, JsonElement Line) Write(Action<ILogger> say)
    {
        var sink = new Sink();
        using (var log = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger())
            say(log);
        return (sink.Text, JsonDocument.Parse(sink.Text).RootElement);
    }

    private sealed class Sink : ILogEventSink
    {
        public string Text { get; private set; } = "";

        public void Emit(LogEvent logEvent)
        {
            using var writer = new StringWriter();
            new JsonLines().Format(logEvent, writer);
            Text += writer;
        }
    }
}
