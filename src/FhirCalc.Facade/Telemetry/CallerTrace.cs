using System.Diagnostics;

namespace FhirCalc.Facade.Telemetry;

/// <summary>
/// The W3C trace context of who calls, and for who is called. Done here and not by the framework: its own spans carry
/// addresses. Baggage is neither taken nor passed on, since it holds whatever a client likes.
/// </summary>
internal static class CallerTrace
{
    private const string Header = "traceparent";

    public static ActivityContext Of(IHeaderDictionary headers) =>
        headers[Header] is [{ } parent] && ActivityContext.TryParse(parent, null, isRemote: true, out var context) ? context : default;

    /// <summary>Where nobody listens to our spans the trace of the caller must not end here for that. Null if the caller has none.</summary>
    public static Activity? Continue(IHeaderDictionary headers)
    {
        if (Of(headers) is not { IsRemote: true } parent)
            return null;
        return new Activity("request").SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags).Start();
    }

    public static void PassOn(Activity? activity, HttpRequestMessage message)
    {
        if ((activity ?? Activity.Current) is { IdFormat: ActivityIdFormat.W3C, Id: { } id })
            message.Headers.TryAddWithoutValidation(Header, id);
    }
}
