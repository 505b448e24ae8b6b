using FhirCalc.Facade.Endpoints;

namespace FhirCalc.Facade.Security;

/// <summary>Which right each interaction needs. What depends on more than the address is checked where that is known.</summary>
internal static class InteractionRules
{
    /// <param name="routeType">The type that stands in the address, for interactions with every type.</param>
    /// <param name="ofInstance">Whether an id stands there too.</param>
    public static bool Allow(Access access, FhirInteraction interaction, string? routeType, bool ofInstance)
    {
        var type = (interaction.Type == FhirInteraction.EveryType ? routeType : interaction.Type) ?? Scope.AnyType;
        return interaction.Code switch
        {
            // Of an instance: what is looked at is read from the external server, and for an assessment much beside it.
            "validate" when interaction.IsOperation && ofInstance => access.May(Rights.Read, type),
            "assess-calcification" when interaction.IsOperation && ofInstance => access.MayReadAll,
            // These work on what is sent, and keep nothing.
            "validate" or "assess-calcification" when interaction.IsOperation => access.IsAny,
            _ when interaction.IsOperation => false,
            // The entries are looked at one by one when the body is read.
            "transaction" or "batch" => access.IsAny,
            // Relaying knows how to keep to one patient; nothing else does.
            "read" or "vread" or "history-instance" => access.Of(Rights.Read, type) != Reach.None,
            "search-type" or "history-type" or "search-system" or "history-system" => access.Of(Rights.Search, type) != Reach.None,
            "create" => access.May(Rights.Create, type),
            "update" or "patch" => access.May(Rights.Update, type),
            "delete" => access.May(Rights.Delete, type),
            _ => false,
        };
    }
}
