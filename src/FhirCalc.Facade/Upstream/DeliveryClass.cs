namespace FhirCalc.Facade.Upstream;

/// <summary>How a send ended.</summary>
internal enum DeliveryClass
{
    Delivered,

    /// <summary>May well pass later: the row stays in the outbox.</summary>
    Transient,

    /// <summary>Will not pass as it is: the row is buried with what the server said.</summary>
    Rejected,

    /// <summary>The server does not take this form, and kept nothing of it: the same is sent in another form at once.</summary>
    FormRefused,

    /// <summary>It may be the form or the content: <see cref="RefusalDiagnosis"/> finds out before anything else is sent.</summary>
    Unclear,
}

/// <summary>In what form something was sent.</summary>
internal enum DeliveryForm
{
    /// <summary>One resource.</summary>
    Single,

    /// <summary>All as one Bundle; the status is that of the Bundle, not of an entry.</summary>
    Transaction,
}

/// <param name="From">First status of the row.</param>
/// <param name="To">Last status of the row.</param>
internal sealed record DeliveryClassRow(int From, int To, DeliveryClass Single, DeliveryClass Transaction, string Why)
{
    /// <summary>As the documentation writes it.</summary>
    public string Statuses => From == To ? FormattableString.Invariant($"{From}") : FormattableString.Invariant($"{From}-{To}");
}

/// <summary>The one table from status and fault to class; <c>docs/delivery.md</c> shows it, and a test holds the two together.</summary>
internal static class DeliveryClasses
{
    private const DeliveryClass Delivered = DeliveryClass.Delivered;
    private const DeliveryClass Transient = DeliveryClass.Transient;
    private const DeliveryClass Rejected = DeliveryClass.Rejected;
    private const DeliveryClass FormRefused = DeliveryClass.FormRefused;
    private const DeliveryClass Unclear = DeliveryClass.Unclear;

    /// <summary>The first row that fits counts.</summary>
    public static IReadOnlyList<DeliveryClassRow> Table { get; } =
    [
        new(200, 299, Delivered, Delivered, "of a transaction, if every entry says so too"),
        new(100, 399, Rejected, Rejected, "redirects are followed only within the FHIR base"),
        new(400, 400, Unclear, Unclear, "content, or an id or a form that the server does not take"),
        new(401, 403, Rejected, Rejected, "the server refuses us"),
        new(404, 404, Unclear, Unclear, "no such address, or no creation under an id of ours"),
        new(405, 405, Unclear, FormRefused, "the server has no such interaction"),
        new(408, 408, Transient, Transient, "the server did not wait"),
        new(413, 413, Rejected, FormRefused, "too large in one piece"),
        new(422, 422, Unclear, Unclear, "content, or a form that the server does not take"),
        new(425, 425, Transient, Transient, "too early"),
        new(429, 429, Transient, Transient, "too many requests"),
        new(400, 499, Rejected, Rejected, "about what was sent"),
        new(501, 501, Rejected, FormRefused, "not implemented"),
        new(505, 505, Rejected, Rejected, "not this version of HTTP"),
        new(500, 599, Transient, Transient, "the server failed"),
    ];

    /// <summary>The class of a status; what no row knows is rejected.</summary>
    public static DeliveryClass Of(int status, DeliveryForm form)
    {
        foreach (var row in Table)
        {
            if (status >= row.From && status <= row.To)
                return form == DeliveryForm.Transaction ? row.Transaction : row.Single;
        }

        return Rejected;
    }

    /// <summary>The class of a status where no other form is to be had: what is unclear is rejected.</summary>
    public static DeliveryClass Of(int status) => Final(Of(status, DeliveryForm.Single));

    public static DeliveryClass Of(UpstreamReply reply) => Final(Of(reply, DeliveryForm.Single));

    public static DeliveryClass Of(UpstreamReply reply, DeliveryForm form) => reply.Fault switch
    {
        TransportFault.None => Of(reply.Status, form),
        // An answer that was too large may have been a success: sending again is idempotent and will tell.
        _ => Transient,
    };

    private static DeliveryClass Final(DeliveryClass found) => found is Unclear or FormRefused ? Rejected : found;
}
