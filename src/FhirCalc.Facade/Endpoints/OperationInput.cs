using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The input of an operation: the resource itself, or Parameters that hold it.</summary>
internal static class OperationInput
{
    /// <summary>The resources of a parameter, each as a text of its own.</summary>
    public static IEnumerable<ResourceJson> Resources(ResourceJson parameters, string name)
    {
        foreach (var parameter in Named(parameters, name))
        {
            if (parameter["resource"u8] is { IsObject: true } resource)
                yield return ResourceJson.Parse(parameters.Utf8.Slice(resource.Offset, resource.Length));
        }
    }

    /// <summary>The values of a parameter of a type that is a string in JSON.</summary>
    public static IEnumerable<string> Values(ResourceJson parameters, string name)
    {
        foreach (var parameter in Named(parameters, name))
        {
            foreach (var property in parameter.Children)
            {
                if (property.IsString && property.Name.StartsWith("value", StringComparison.Ordinal))
                    yield return property.GetString()!;
            }
        }
    }

    private static IEnumerable<Node> Named(ResourceJson parameters, string name)
    {
        foreach (var parameter in parameters.Root["parameter"u8].Children)
        {
            if (parameter["name"u8].GetString() == name)
                yield return parameter;
        }
    }
}
