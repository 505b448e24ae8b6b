using System.ComponentModel.DataAnnotations;

namespace FhirCalc.Facade.Upstream;

/// <summary>The embedded external server, used while none is configured.</summary>
internal sealed record SandboxSettings
{
    public const string Section = "Sandbox";

    /// <summary>Its own SQLite file.</summary>
    [Required]
    public string Path { get; init; } = System.IO.Path.Combine("fhircalc-data", "sandbox.db");

    /// <summary>Its port on 127.0.0.1; 0 takes a free one.</summary>
    [Range(0, 65535)]
    public int Port { get; init; }
}
