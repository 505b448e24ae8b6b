using System.Formats.Tar;
using System.IO.Compression;

namespace FhirCalc.Fhir.Packages;

/// <summary>Unpacks a package archive in memory. Only files directly in the folder <c>package</c> are its resources.</summary>
internal static class PackageArchive
{
    private const string Folder = "package/";

    public static FhirPackage Read(Stream tgz, PackageLimits limits)
    {
        var builder = new PackageBuilder(limits);
        try
        {
            // Whatever is skipped has to be inflated as well, so the bound lies between inflating and reading.
            using var inflated = new BoundedStream(new GZipStream(tgz, CompressionMode.Decompress, leaveOpen: true), limits.MaxTotalBytes);
            using var archive = new TarReader(inflated);
            while (archive.GetNextEntry() is { } entry)
                builder.Add(NameOf(entry), entry.DataStream);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or EndOfStreamException)
        {
            throw new FhirPackageException(PackageIssueIds.NotAnArchive, "structure",
                "The package is not a complete gzip-compressed tar archive (.tgz).");
        }

        return builder.Build(fallback: null);
    }

    // A file in a subfolder (examples, schemas) gets a name that is not wanted.
    private static string NameOf(TarEntry entry)
    {
        var isResource = entry.Name.StartsWith(Folder, StringComparison.Ordinal) && !entry.Name.AsSpan(Folder.Length).Contains('/');
        return isResource ? entry.Name[Folder.Length..] : ".";
    }
}
