using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.References;

/// <summary>Finds targets within the document: contained resources, entries of the Bundles around, parameters.</summary>
internal static class ReferenceResolver
{
    /// <summary>The target with the scope in which it stands.</summary>
    public static bool TryResolve(string reference, Scope scope, out Element target, out Scope targetScope)
    {
        if (reference.StartsWith('#'))
            return TryContained(reference[1..], scope, out target, out targetScope);
        var parts = ReferenceText.Parse(reference, scope.Run.Engine.Types);
        var fullUrl = "";
        for (var at = scope; at is not null; at = at.Outer)
        {
            if (at.Resource.Type.Name is "Bundle" or "Parameters"
                && scope.Run.BundleIndexOf(at.Resource.Node).TryFind(reference, fullUrl, parts, out var entry))
            {
                target = ElementOf(entry["resource"u8], scope);
                targetScope = at.ForNested(target, contained: false, entry);
                return true;
            }

            fullUrl = at.Holder["fullUrl"u8].GetString() ?? fullUrl;
        }

        (target, targetScope) = (default, scope);
        return false;
    }

    private static bool TryContained(string id, Scope scope, out Element target, out Scope targetScope)
    {
        targetScope = scope;
        while (targetScope.IsContained && targetScope.Outer is { } outer)
            targetScope = outer;
        target = targetScope.Resource;
        if (id.Length == 0)
            return true;
        if (!scope.Run.ContainedIn(target).TryGetValue(id, out target))
            return false;
        targetScope = targetScope.ForNested(target, contained: true, target.Node);
        return true;
    }

    private static Element ElementOf(Node resource, Scope scope) =>
        new(resource, default, Element.ConcreteType(resource, scope.Run.Engine.Types.Require("Resource")), null);
}
