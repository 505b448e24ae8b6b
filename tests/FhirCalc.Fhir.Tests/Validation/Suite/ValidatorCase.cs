using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Packages;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Validation.Suite;

/// <summary>One case of the official validator suite: a resource that is judged once or, with a profile, twice.</summary>
internal sealed partial class ValidatorCase(JsonElement source, string folder)
{
    public string Id { get; } = Text(source, "id")!;

    public string Tier { get; } = Text(source, "tier")!;

    public string Module { get; } = Text(source, "module")!;

    public IReadOnlyList<string> Flags { get; } = Strings(source, "flags");

    /// <summary>The text of the resource; null when the suite does not ship it.</summary>
    public byte[]? Content { get; } = File.Exists(Under(folder, Text(source, "file")!)) ? File.ReadAllBytes(Under(folder, Text(source, "file")!)) : null;

    /// <summary>Packages of the case that are not at hand.</summary>
    public List<string> MissingPackages { get; } = [];

    public static IEnumerable<ValidatorCase> ReadAll(string folder)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(folder, "manifest.json")));
        return [.. manifest.RootElement.GetProperty("cases").EnumerateArray().Select(item => new ValidatorCase(item.Clone(), folder))];
    }

    /// <summary>An option of the case: the JSON text of its value, or null.</summary>
    public string? Option(string name) =>
        source.TryGetProperty("options", out var options) && options.TryGetProperty(name, out var value) ? value.GetRawText().Trim('"') : null;

    /// <summary>Runs the case wherever the Java validator's result is known.</summary>
    public IEnumerable<JudgedCase> Run()
    {
        var definitions = Packages().Concat(Resources(source)).ToList();
        if (source.GetProperty("expected").TryGetProperty("java", out var expected))
            yield return new JudgedCase(this, Id, expected, Validate(definitions));
        if (!source.TryGetProperty("profile", out var profile) || profile.ValueKind != JsonValueKind.Object)
            yield break;
        definitions.AddRange(Resources(profile));
        var url = Text(profile, "source")!;
        if (File.Exists(Under(folder, url)))
        {
            definitions.Add(Load(url));
            url = definitions[^1].Root["url"].GetString()!;
        }

        if (profile.TryGetProperty("expected", out var forProfile) && forProfile.TryGetProperty("java", out expected))
            yield return new JudgedCase(this, Id + " with profile", expected, Validate(definitions, url));
    }

    /// <summary>Whether an expression selects something in the resource.</summary>
    public bool HasPlace(string expression)
    {
        if (!ResourceJson.TryParse(Content, null, out var resource, out _))
            return true;
        var types = Validators.Core.Engine.Types;
        var root = new Element(resource, types);
        var path = new PathCompiler(types).Compile(expression.Replace(".div", ".`div`", StringComparison.Ordinal));
        return path.Evaluate(root, PathScope.Of(root, DateTimeOffset.UnixEpoch)).Count > 0;
    }

    /// <summary>Some checks of the Java validator count items from one: such a place is no place in the resource, or the one after.</summary>
    public string FromZero(string expression)
    {
        // What is no JSON has places in a notation of their own: $.a
        if (expression.StartsWith('$') || HasPlace(expression))
            return expression;
        var lowered = Index().Replace(expression, match => $"[{Math.Max(0, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) - 1)}]");
        return HasPlace(lowered) ? lowered : expression;
    }

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Index();

    private Outcome Validate(IEnumerable<ResourceJson> definitions, params string[] profiles)
    {
        var set = Validators.R4.With(new PackageIdentity("suite", "1"), definitions);
        return ResourceJson.TryParse(Content, null, out var resource, out var problem)
            ? FhirValidator.Create(set, TimeProvider.System, SuiteOptions.For(this)).Validate(resource, profiles)
            : new Outcome([problem]);
    }

    // Packages come from the case's own files or from the definitions of the suites.
    private IEnumerable<ResourceJson> Packages()
    {
        foreach (var name in Strings(source, "packages"))
        {
            var own = Under(folder, name);
            var shared = System.IO.Path.Combine(folder, "..", "r4-definitions", name.Replace('#', '-') + ".tgz");
            if (!File.Exists(own) && !File.Exists(shared))
            {
                MissingPackages.Add(name);
                continue;
            }

            using var archive = File.OpenRead(File.Exists(own) ? own : shared);
            foreach (var resource in FhirPackage.ReadArchive(archive).Resources)
                yield return resource;
        }
    }

    private IEnumerable<ResourceJson> Resources(JsonElement element) =>
        Strings(element, "supporting").Where(file => File.Exists(Under(folder, file))).Select(Load);

    private ResourceJson Load(string file) => ResourceJson.Parse(File.ReadAllBytes(Under(folder, file)));

    private static string Under(string folder, string file) => System.IO.Path.Combine(folder, "files", file);

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IReadOnlyList<string> Strings(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}
