using System.Diagnostics;
using FhirCalc.Facade.Telemetry;

namespace FhirCalc.Facade.Upstream;

/// <summary>Span and metric of one attempt at the external server.</summary>
internal sealed class ExternalCall : IDisposable
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Activity? _span;
    private readonly string _method;
    private string _result = "cancelled";

    private ExternalCall(Activity? span, string method) => (_span, _method) = (span, method);

    public static ExternalCall Start(UpstreamRequest request)
    {
        var span = Signals.Start("external " + request.Method.Method, ActivityKind.Client);
        span?.SetTag("http.request.method", request.Method.Method).SetTag("fhir.type", TypeOf(request.Relative));
        return new ExternalCall(span, request.Method.Method);
    }

    public void PassOn(HttpRequestMessage message) => CallerTrace.PassOn(_span, message);

    public UpstreamReply End(UpstreamReply reply)
    {
        _result = reply.Fault == TransportFault.None ? FormattableString.Invariant($"{reply.Status}") : reply.Fault.ToString();
        _span?.SetTag("http.response.status_code", reply.Status);
        if (!reply.IsSuccess)
            _span?.SetStatus(ActivityStatusCode.Error, _result);
        return reply;
    }

    public void Dispose()
    {
        Signals.External.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, Signals.Tag("http.request.method", _method), Signals.Tag("result", _result));
        _span?.Dispose();
    }

    // The first part of the address, if it can be a type: it was checked where it came from a client.
    private static string TypeOf(string relative)
    {
        var type = relative.Split('/', '?')[0];
        return type.Length is > 0 and <= 64 && char.IsAsciiLetterUpper(type[0]) && type.All(char.IsAsciiLetter) ? type : type == "metadata" ? type : "";
    }
}
