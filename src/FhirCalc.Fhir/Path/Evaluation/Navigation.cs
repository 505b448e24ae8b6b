namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>Steps from items to their children.</summary>
internal static class Navigation
{
    public static PathValues Children(PathValues source, string name)
    {
        var builder = new PathValuesBuilder();
        foreach (var item in source)
            AddChildren(ref builder, item, name);
        return builder.Build();
    }

    /// <summary>The first step of a path: a type name keeps the items of that type.</summary>
    public static PathValues Start(PathValues source, string typeName)
    {
        var builder = new PathValuesBuilder();
        foreach (var item in source)
        {
            if (item is ElementValue element && element.Element.Type.IsSubtypeOf(typeName))
                builder.Add(item);
        }
        return builder.Build();
    }

    public static PathValues Children(PathValues source)
    {
        var builder = new PathValuesBuilder();
        foreach (var item in source)
            AddChildren(ref builder, item);
        return builder.Build();
    }

    public static PathValues Descendants(PathValues source)
    {
        var builder = new PathValuesBuilder();
        var level = Children(source);
        while (!level.IsEmpty)
        {
            builder.AddRange(level);
            level = Children(level);
        }
        return builder.Build();
    }

    private static void AddChildren(ref PathValuesBuilder builder, PathValue item)
    {
        if (item is ElementValue element)
        {
            foreach (var child in element.Element.Children())
                builder.Add(new ElementValue(child));
        }
    }

    private static void AddChildren(ref PathValuesBuilder builder, PathValue item, string name)
    {
        switch (item)
        {
            case ElementValue element:
                foreach (var child in element.Element.Children(name))
                    builder.Add(new ElementValue(child));
                break;
            case TypeValue type when name is "namespace" or "name":
                builder.Add(new StringValue(name == "name" ? type.Name : type.Namespace));
                break;
            case QuantityValue quantity when name == "value":
                builder.Add(new DecimalValue(quantity.Value));
                break;
            case QuantityValue quantity when name == "unit":
                builder.Add(new StringValue(quantity.Unit));
                break;
        }
    }
}
