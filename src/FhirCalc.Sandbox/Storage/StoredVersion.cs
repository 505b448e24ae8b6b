using System.Globalization;

namespace FhirCalc.Sandbox.Storage;

/// <summary>One version of one resource; without JSON when that version is a deletion.</summary>
internal sealed record StoredVersion(string Type, string Id, long Version, DateTimeOffset Updated, string Method, bool Created, byte[]? Json)
{
    public const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The row of the resource.</summary>
    public long Key { get; init; }

    public bool IsDeleted => Json is null;

    public string Reference => $"{Type}/{Id}";

    public string Location => $"{Type}/{Id}/_history/{VersionId}";

    public string VersionId => Version.ToString(CultureInfo.InvariantCulture);

    public string ETag => $"W/\"{VersionId}\"";

    public string LastUpdated => Updated.ToString(InstantFormat, CultureInfo.InvariantCulture);
}
