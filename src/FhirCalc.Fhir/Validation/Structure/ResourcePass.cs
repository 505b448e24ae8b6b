using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>Checks a whole resource: its type, its structure, then the profiles that it claims.</summary>
internal sealed class ResourcePass
{
    private readonly TypeModel _types;
    private readonly StructureTypes _structures;
    private readonly StructurePass _structure;
    private readonly ClaimedProfiles _claims;
    private readonly TypeDefinition _anyResource;
    private readonly Lazy<string[]> _resourceTypes;

    public ResourcePass(Engine engine, StructureTypes structures, ValidationOptions options)
    {
        _types = engine.Types;
        _structures = structures;
        _structure = new StructurePass(this, new ExtensionRules(engine, options), engine.IsGeneralOnly);
        _claims = new ClaimedProfiles(engine.Profiles, options);
        _anyResource = engine.Types.Require("Resource");
        _resourceTypes = new(() => [.. engine.Definitions.Entries.Where(entry => entry is { ResourceType: "StructureDefinition", Kind: "resource", Derivation: "specialization" }).Select(entry => entry.Id)]);
    }

    /// <summary>Checks the outermost resource.</summary>
    public void CheckRoot(Run run, IReadOnlyList<string> profiles)
    {
        var element = Typed(run.Document.Root, null, null, run);
        if (element.Exists)
            Check(element, Scope.Of(run, element), profiles);
    }

    /// <summary>Checks a resource inside another one; gives the missing element when its type is not known.</summary>
    public Element CheckNested(Node node, StructureChild child, in Element parent, Scope scope)
    {
        var element = Typed(node, child.Definition, scope, scope.Run);
        if (element.Exists)
            Check(element, scope.ForNested(element, child.Definition.Name == "contained", parent.Node), []);
        return element;
    }

    private void Check(in Element element, Scope scope, IReadOnlyList<string> profiles)
    {
        _structure.CheckObject(element, _structures.Of(element.Type), scope);
        _claims.Check(element, scope, profiles);
    }

    private Element Typed(Node node, ElementDefinition? definition, Scope? scope, Run run)
    {
        if (node.IsObject && _types.FindResource(node["resourceType"u8]) is { IsAbstract: false } type)
            return new Element(node, default, type, definition);
        ReportUntyped(node, scope ?? Scope.Of(run, new Element(node, default, _anyResource, null)));
        return default;
    }

    private void ReportUntyped(Node node, Scope scope)
    {
        if (!node.IsObject)
        {
            StructureReport.Error(scope, StructureIssueIds.NotAnObject, "structure",
                $"A resource must be a JSON object; found {StructureReport.KindOf(node)}.", node, _anyResource.Url + "#Resource");
            return;
        }

        var named = node["resourceType"u8];
        if (named.GetString() is not { Length: > 0 } name)
        {
            StructureReport.Error(scope, StructureIssueIds.ResourceTypeMissing, "structure",
                "The resource has no 'resourceType'; it must name an R4 resource, for instance \"Observation\".", node, _anyResource.Url + "#Resource");
            return;
        }

        StructureReport.Error(scope, StructureIssueIds.ResourceTypeUnknown, "not-supported",
            $"'{(name.Length < 40 ? name : name[..40])}' is no resource type of FHIR R4.{(Spelling.Nearest(name, _resourceTypes.Value) is { } near ? $" Meant is perhaps '{near}'." : "")}", node, _anyResource.Url + "#Resource");
    }
}
