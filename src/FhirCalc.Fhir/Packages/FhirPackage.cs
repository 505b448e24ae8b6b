using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Packages;

/// <summary>
/// The content of a FHIR NPM package (https://confluence.hl7.org/display/FHIR/NPM+Package+Specification): its resources,
/// examples left out. Nothing is written to disk.
/// </summary>
public sealed class FhirPackage
{
    internal FhirPackage(
        PackageIdentity identity,
        IReadOnlyList<PackageIdentity> dependencies,
        IReadOnlyList<ResourceJson> resources,
        IReadOnlyList<Issue> problems)
    {
        Identity = identity;
        Dependencies = dependencies;
        Resources = resources;
        Problems = problems;
    }

    /// <summary>Name and version as the manifest states them.</summary>
    public PackageIdentity Identity { get; }

    /// <summary>The packages that the manifest depends on; they are not read.</summary>
    public IReadOnlyList<PackageIdentity> Dependencies { get; }

    /// <summary>The resources, in the order of the package.</summary>
    public IReadOnlyList<ResourceJson> Resources { get; }

    /// <summary>Files that could not be read and were left out.</summary>
    public IReadOnlyList<Issue> Problems { get; }

    /// <summary>Reads a <c>.tgz</c>.</summary>
    /// <exception cref="FhirPackageException">Not an archive, too large, or without a manifest.</exception>
    public static FhirPackage ReadArchive(Stream tgz, PackageLimits? limits = null) =>
        PackageArchive.Read(tgz, limits ?? PackageLimits.Default);

    /// <summary>Reads the files of a folder: those of an unpacked package, or plain JSON files without a manifest.</summary>
    /// <param name="folder">Name for the package where there is no manifest.</param>
    /// <param name="files">File name and content of each file; a stream is disposed once it is read.</param>
    /// <param name="limits">What the package may measure.</param>
    /// <exception cref="FhirPackageException">The files are too large.</exception>
    public static FhirPackage ReadFiles(string folder, IEnumerable<(string Name, Stream Content)> files, PackageLimits? limits = null)
    {
        var builder = new PackageBuilder(limits ?? PackageLimits.Default);
        foreach (var (name, content) in files)
        {
            using (content)
                builder.Add(name, content);
        }

        return builder.Build(new PackageIdentity(folder, "local"));
    }

    /// <summary>The definitions with those of this package on top.</summary>
    public DefinitionSet AddTo(DefinitionSet definitions) => definitions.With(Identity, Resources);
}
