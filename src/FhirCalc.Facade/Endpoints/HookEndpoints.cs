using System.Security.Cryptography;
using System.Text;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Subscriptions;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Where the external server tells of changed reports. It is answered once the notice is kept.</summary>
internal static class HookEndpoints
{
    public static void MapHooks(this IEndpointRouteBuilder app)
    {
        // Whoever knows the secret of the subscription may; it is no client of the FHIR endpoint.
        app.MapPost("/hooks/{subscription}", NotifyAsync).WithMetadata(new OpenToAll());
        app.MapPut("/hooks/{subscription}/{type}/{id}", NotifyAsync).WithMetadata(new OpenToAll());
    }

    private static async Task<IResult> NotifyAsync(
        string subscription, HttpRequest request, RequestBody body, SubscriptionOptions options, UpstreamAddress address,
        INoticeStore store, NoticeWorker worker, TimeProvider clock, CancellationToken cancel)
    {
        if (!options.Knows(subscription))
            return FhirReply.Failure(FacadeIssueIds.NotFound, "not-found", "No subscription of this name is configured.");
        if (!IsAuthorized(request, options.Secret!))
            return FhirReply.Failure(FacadeIssueIds.Unauthenticated, "login", "A notification carries the secret of the subscription as 'Authorization: Bearer'.");
        ResourceJson? notification = null;
        if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            (notification, var problem) = await body.ReadAsync(request, cancel);
            if (notification is null)
                return FhirReply.Failure(new Outcome([problem!]));
        }

        var told = Notification.Read(notification, address);
        var name = "hook:" + subscription;
        var bookmarks = new Dictionary<string, string>(StringComparer.Ordinal);
        if (told.LastEvent is { } last)
        {
            // Numbers without a gap tell that nothing was lost on the way.
            var before = await store.BookmarkAsync(name, cancel);
            if (before is not null && long.TryParse(before, out var known) && last > known + told.Events)
                worker.CatchUp();
            bookmarks[name] = last.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await store.AddAsync(told.References, clock.GetUtcNow() + options.Settle, bookmarks, cancel);
        if (notification is null)
            worker.CatchUp(); // it says only that there is something
        return new FhirReply(StatusCodes.Status200OK, default);
    }

    private static bool IsAuthorized(HttpRequest request, string secret)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..])), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
    }
}
