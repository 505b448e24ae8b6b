using FhirCalc.Fhir.Issues;

namespace FhirCalc.Fhir.Validation;

/// <summary>What a validator makes of things that its definitions do not know, and what it demands beyond R4.</summary>
public sealed record ValidationOptions
{
    /// <summary>The defaults.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>An extension that no loaded definition describes: allowed, and mentioned, unless a deployment is stricter.</summary>
    public IssueSeverity UnknownExtension { get; init; } = IssueSeverity.Information;

    /// <summary>
    /// Beginnings of urls: an extension under one of these is let pass with an information when no definition of it is loaded,
    /// whatever <see cref="UnknownExtension"/> says.
    /// </summary>
    public IReadOnlyList<string> OpenExtensionBases { get; init; } = [];

    /// <summary>The same for a modifier extension, which changes the meaning of what it stands in.</summary>
    public IssueSeverity UnknownModifierExtension { get; init; } = IssueSeverity.Warning;

    /// <summary>A profile in <c>meta.profile</c> that is not loaded. One that the caller names must be loaded.</summary>
    public IssueSeverity UnknownClaimedProfile { get; init; } = IssueSeverity.Warning;

    /// <summary>
    /// A Coding whose code system is loaded whole and lacks the code, where no binding speaks about it. Null: not looked at.
    /// </summary>
    public IssueSeverity? UnknownCode { get; init; }

    /// <summary>
    /// A relative reference that leads to nothing in the document. Null: it may lead to a server, as in R4. What can never lead
    /// to a server (<c>#id</c>, and <c>urn:uuid:</c> in a Bundle) is reported in any case.
    /// </summary>
    public IssueSeverity? UnresolvedReference { get; init; }

    /// <summary>A link within a narrative whose target does not exist. Null: not looked at.</summary>
    public IssueSeverity? BrokenNarrativeLink { get; init; } = IssueSeverity.Warning;

    /// <summary>Something like an HTML tag in a markdown text, which R4 allows. Null: not looked at.</summary>
    public IssueSeverity? HtmlInMarkdown { get; init; }

    /// <summary>An address under a domain that is reserved for examples (example.org), which R4 allows. Null: not looked at.</summary>
    public IssueSeverity? ExampleAddress { get; init; }

    /// <summary>
    /// Takes profiles that ship without a snapshot as their differential on top of their base. Off by default, since slicing
    /// inherited from a base is then judged apart; a profile without snapshot is refused.
    /// </summary>
    public bool AcceptDifferentials { get; init; }

    /// <summary>Leaves out the fast paths, so that a test can compare them with the general way.</summary>
    internal bool IsGeneralOnly { get; init; }
}
