using System.Text.Json.Nodes;

namespace FhirCalc.Calcification.Tests.Cases;

/// <summary>What senders get wrong, at random: something missing, repeated, at another place, or with another text.</summary>
internal static class Mutations
{
    private static readonly string[] Texts = ["entered-in-error", "cancelled", "registered", "preliminary", "2020", "POS", "x"];

    public static JsonNode Of(JsonNode resource, Random random)
    {
        var mutated = resource.DeepClone();
        for (var count = random.Next(1, 4); count > 0; count--)
            Mutate(mutated, random);
        return mutated;
    }

    private static void Mutate(JsonNode root, Random random)
    {
        var all = new List<JsonNode>();
        Gather(root, all);
        var at = all[random.Next(all.Count)];
        if (at.Parent is JsonArray items)
            Change(items, at, random);
        else if (at.Parent is JsonObject owner)
            Change(owner, at.GetPropertyName(), all[random.Next(all.Count)], random);
    }

    private static void Change(JsonArray items, JsonNode item, Random random)
    {
        if (random.Next(2) == 0)
            items.Remove(item);
        else
            items.Add(item.DeepClone());
    }

    private static void Change(JsonObject owner, string name, JsonNode other, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                owner.Remove(name);
                break;
            case 1:
                owner["_" + name] = new JsonObject { ["id"] = "x" };
                break;
            case 2:
                owner[name] = other.DeepClone();
                break;
            case 3:
                owner[name] = new JsonArray(owner[name]!.DeepClone(), other.DeepClone());
                break;
            default:
                if (owner[name] is JsonValue)
                    owner[name] = Texts[random.Next(Texts.Length)];
                break;
        }
    }

    private static void Gather(JsonNode? node, List<JsonNode> all)
    {
        foreach (var child in node switch { JsonObject owner => owner.Select(property => property.Value), JsonArray items => items, _ => [] })
        {
            if (child is null)
                continue;
            all.Add(child);
            Gather(child, all);
        }
    }
}
