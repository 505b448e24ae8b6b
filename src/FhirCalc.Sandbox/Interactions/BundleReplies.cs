namespace FhirCalc.Sandbox.Interactions;

/// <summary>What the answers of a transaction and of a batch have in common.</summary>
internal static class BundleReplies
{
    /// <summary>Reads bring their resource; writes only when the client asked for it.</summary>
    public static bool ShowsResource(SandboxRequest request) =>
        request.Return == PreferredReturn.Representation ||
        request.Interaction is Interaction.Read or Interaction.VRead or Interaction.SearchType or Interaction.HistoryInstance;
}
