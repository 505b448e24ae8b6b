using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Endpoints;

/// <summary>
/// A resource as the external server holds it after it was written: its version and time are given there. That it cannot
/// be read just now does not undo that it was written.
/// </summary>
internal static class WrittenResource
{
    /// <param name="location"><c>Type/id</c> or <c>Type/id/_history/version</c>.</param>
    /// <param name="client">The external server.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Null if it is not to be had.</returns>
    public static async Task<UpstreamReply?> ReadAsync(string location, UpstreamClient client, CancellationToken cancel)
    {
        var reply = await client.RelayAsync(new UpstreamRequest(HttpMethod.Get, location), cancel);
        var unversioned = location.Split("/_history/")[0];
        if (!reply.IsSuccess && unversioned != location) // not every server keeps versions
            reply = await client.RelayAsync(new UpstreamRequest(HttpMethod.Get, unversioned), cancel);
        return reply.IsSuccess && ResourceJson.TryParse(reply.Body, null, out _, out _) ? reply : null;
    }
}
