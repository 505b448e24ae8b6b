namespace FhirCalc.Sandbox.Interactions;

/// <summary>What a client can ask of the server. The names are those of the FHIR code system restful-interaction, in C# spelling.</summary>
internal enum Interaction
{
    Capabilities,
    Bundle,
    Create,
    SearchType,
    Read,
    Update,
    ConditionalUpdate,
    Delete,
    HistoryInstance,
    VRead,
}

/// <summary>
/// The one table of method and address. HTTP requests and Bundle entries are both dispatched by it, and the
/// CapabilityStatement is written from it.
/// </summary>
internal static class InteractionTable
{
    /// <summary>Method, shape of the address, interaction, its codes in the CapabilityStatement, whether about one type.</summary>
    public static IReadOnlyList<(string Method, string Shape, Interaction Interaction, string[] Codes, bool OfType)> Rows { get; } =
    [
        ("GET", "metadata", Interaction.Capabilities, [], false),
        ("POST", "", Interaction.Bundle, ["transaction", "batch"], false),
        ("POST", "type", Interaction.Create, ["create"], true),
        ("GET", "type", Interaction.SearchType, ["search-type"], true),
        ("POST", "type/_search", Interaction.SearchType, [], true),
        ("GET", "type/id", Interaction.Read, ["read"], true),
        ("PUT", "type/id", Interaction.Update, ["update"], true),
        ("PUT", "type", Interaction.ConditionalUpdate, [], true),
        ("DELETE", "type/id", Interaction.Delete, ["delete"], true),
        ("GET", "type/id/_history", Interaction.HistoryInstance, ["history-instance"], true),
        ("GET", "type/id/_history/version", Interaction.VRead, ["vread"], true),
    ];

    public static Interaction Find(string method, Address address)
    {
        var wanted = method == "HEAD" ? "GET" : method;
        var methods = Rows.Where(row => row.Shape == address.Shape).ToList();
        foreach (var row in methods)
        {
            if (row.Method == wanted)
                return row.Interaction;
        }

        throw methods.Count == 0
            ? Refusal.Of(404, SandboxIssueIds.NoSuchInteraction, "not-found", "This server has nothing at that address.")
            : Refusal.Of(405, SandboxIssueIds.NoSuchInteraction, "not-supported", $"{method} is not supported there. Supported: {string.Join(", ", methods.Select(row => row.Method))}.");
    }
}
