using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Packages;

/// <summary>Takes the files of a package one after the other, within the limits.</summary>
internal sealed class PackageBuilder(PackageLimits limits)
{
    private readonly List<ResourceJson> _resources = [];
    private readonly List<Issue> _problems = [];
    private readonly List<PackageIdentity> _dependencies = [];
    private readonly JsonLimits _jsonLimits = new() { MaxBytes = limits.MaxFileBytes };
    private PackageIdentity? _identity;
    private long _bytes;
    private int _files;

    /// <summary>Takes a file. Anything but a JSON file is counted only.</summary>
    public void Add(string name, Stream? content)
    {
        if (++_files > limits.MaxFiles)
            throw TooLarge($"it holds more than {limits.MaxFiles} files");
        if (content is null || !IsWanted(name))
            return;
        var bytes = ReadAll(name, content);
        if (!ResourceJson.TryParse(bytes, _jsonLimits, out var json, out var problem))
        {
            _problems.Add(new Issue(PackageIssueIds.BadFile, IssueSeverity.Warning, "structure",
                $"The file {name} of the package was left out: {problem.Message}") { Line = problem.Line, Column = problem.Column });
        }
        else if (name == "package.json")
        {
            ReadManifest(json.Root);
        }
        else if (json.ResourceType.Length > 0)
        {
            _resources.Add(json);
        }
    }

    public FhirPackage Build(PackageIdentity? fallback)
    {
        var identity = _identity ?? fallback ?? throw new FhirPackageException(
            PackageIssueIds.NoManifest, "required", "The package has no package.json with a name and a version.");
        return new FhirPackage(identity, _dependencies, _resources, _problems);
    }

    // Dot files are indexes that package tools make (.index.json).
    private static bool IsWanted(string name) =>
        name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !name.StartsWith('.');

    private byte[] ReadAll(string name, Stream content)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            copy.Write(buffer, 0, read);
            _bytes += read;
            if (copy.Length > limits.MaxFileBytes)
                throw TooLarge($"the file {name} is larger than {limits.MaxFileBytes} bytes");
            if (_bytes > limits.MaxTotalBytes)
                throw TooLarge($"it is larger than {limits.MaxTotalBytes} bytes");
        }

        return copy.ToArray();
    }

    private void ReadManifest(Node manifest)
    {
        if (manifest["name"].GetString() is { Length: > 0 } name && manifest["version"].GetString() is { Length: > 0 } version)
            _identity = new PackageIdentity(name, version);
        foreach (var dependency in manifest["dependencies"].Children)
        {
            if (dependency.GetString() is { } wanted)
                _dependencies.Add(new PackageIdentity(dependency.Name, wanted));
        }
    }

    private static FhirPackageException TooLarge(string why) =>
        new(PackageIssueIds.TooLarge, "too-long", $"The package is refused: {why}.");
}
