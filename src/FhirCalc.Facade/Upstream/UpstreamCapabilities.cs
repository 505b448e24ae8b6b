using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>What the external server says it can do, as far as delivery depends on it.</summary>
internal sealed class UpstreamCapabilities
{
    private readonly HashSet<string> _updateCreate = new(StringComparer.Ordinal);

    private UpstreamCapabilities()
    {
    }

    /// <summary>For a server that tells nothing usable: single requests, and no ids of our choice.</summary>
    public static UpstreamCapabilities Unknown { get; } = new();

    /// <summary>Whether several resources can be sent as one transaction.</summary>
    public bool Transaction { get; private init; }

    /// <summary>Whether a PUT may create a resource of this type under an id of our choice.</summary>
    public bool UpdateCreates(string type) => _updateCreate.Contains(type);

    public static UpstreamCapabilities Read(ResourceJson statement)
    {
        foreach (var rest in statement.Root["rest"u8].Children)
        {
            if (!rest["mode"u8].TextEquals("server"u8))
                continue;
            var found = new UpstreamCapabilities { Transaction = HasInteraction(rest, "transaction"u8) };
            foreach (var resource in rest["resource"u8].Children)
            {
                if (resource["updateCreate"u8].Kind == NodeKind.True && HasInteraction(resource, "update"u8) && resource["type"u8].GetString() is { } type)
                    found._updateCreate.Add(type);
            }

            return found;
        }

        return Unknown;
    }

    private static bool HasInteraction(Node parent, ReadOnlySpan<byte> code)
    {
        foreach (var interaction in parent["interaction"u8].Children)
        {
            if (interaction["code"u8].TextEquals(code))
                return true;
        }

        return false;
    }
}
