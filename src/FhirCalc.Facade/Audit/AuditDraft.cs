using System.Text;

namespace FhirCalc.Facade.Audit;

/// <summary>An AuditEvent that has no place in the chain yet; the store seals it when it writes it.</summary>
internal sealed class AuditDraft
{
    private const string End = "]}";

    private readonly byte[] _json;

    /// <param name="json">The event, its entities last.</param>
    public AuditDraft(DateTimeOffset recorded, byte[] json)
    {
        if (!json.AsSpan().EndsWith("]}"u8))
            throw new ArgumentException("The entities of an event must stand last.", nameof(json));
        (Recorded, _json) = (recorded, json);
    }

    /// <summary>The event without its link.</summary>
    public byte[] Json => _json;

    public DateTimeOffset Recorded { get; }

    /// <summary>The event with its link: one more entity, for the log that it is part of.</summary>
    public byte[] Seal(AuditLink link)
    {
        var role = AuditCodes.SecurityResource;
        return [.. _json.AsSpan(0, _json.Length - End.Length), .. Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $$""",{"role":{"system":"{{role.System}}","code":"{{role.Code}}","display":"{{role.Display}}"},"name":"{{AuditChain.Name}}","detail":[{"type":"{{AuditChain.SequenceDetail}}","valueString":"{{link.Sequence}}"},{"type":"{{AuditChain.PreviousDetail}}","valueString":"{{link.Previous}}"}]}]}"""))];
    }
}
