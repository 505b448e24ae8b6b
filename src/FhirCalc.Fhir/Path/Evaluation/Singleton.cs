namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>"Singleton evaluation of collections": one item where one is expected, converted to a System value where it is an element.</summary>
internal static class Singleton
{
    /// <summary>The only item, or null where there is none.</summary>
    public static PathValue? Item(PathValues values, string what) => values.Count switch
    {
        0 => null,
        1 => values.First,
        _ => throw new PathEvaluationException($"{what} expects one item, not {values.Count}"),
    };

    /// <summary>
    /// The only item as a System value. A primitive that has only extensions gives nothing; an element of a complex type is returned as it is.
    /// </summary>
    public static PathValue? System(PathValues values, string what) => Item(values, what) switch
    {
        null or ElementValue { Element: { IsPrimitive: true, HasValue: false } } => null,
        { } item => AsSystem(item),
    };

    public static PathValue AsSystem(PathValue item) => item is ElementValue element ? element.ToSystem() ?? item : item;

    /// <summary>A condition: a boolean, or true for any other single item.</summary>
    public static bool? Boolean(PathValues values, string what = "A condition") => System(values, what) switch
    {
        null => null,
        BooleanValue boolean => boolean.Value,
        _ => true,
    };

    public static string? Text(PathValues values, string what) => System(values, what) switch
    {
        null => null,
        StringValue text => text.Value,
        { } other => throw WrongType(what, "a string", other),
    };

    public static int? Integer(PathValues values, string what) => System(values, what) switch
    {
        null => null,
        IntegerValue integer => integer.Value,
        { } other => throw WrongType(what, "an integer", other),
    };

    public static PathEvaluationException WrongType(string what, string expected, PathValue found) =>
        new($"{what} expects {expected}, not {found.TypeNamespace}.{found.TypeName}");
}
