using FhirCalc.Fhir.Path.Compilation;
using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>N1 6.3 and the functions of the same names: types.</summary>
internal static class TypeFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Function("is", 1, 1, static call => Is(call.Source, Matcher(call))),
        Define.Function("as", 1, 1, static call => call.Compiler.Cast(call.Source, Matcher(call))),
        Define.Function("ofType", 1, 1, static call => OfType(call.Source, Matcher(call))),
        Define.Values("type", static source =>
        {
            var builder = new PathValuesBuilder();
            foreach (var item in source)
                builder.Add(new TypeValue(item.TypeNamespace, item.TypeName));
            return builder.Build();
        }),
    ];

    public static Evaluator Is(Evaluator operand, TypeMatcher type) => frame =>
        Singleton.Item(operand(frame), "'is'") is { } item ? PathValues.Of((bool?)type.Is(item)) : PathValues.Empty;

    public static Evaluator As(Evaluator operand, TypeMatcher type) => frame =>
        Singleton.Item(operand(frame), "'as'") is { } item && type.Casts(item) ? PathValues.Of(item) : PathValues.Empty;

    public static Evaluator OfType(Evaluator operand, TypeMatcher type) => frame =>
    {
        var builder = new PathValuesBuilder();
        foreach (var item in operand(frame))
        {
            if (type.Casts(item))
                builder.Add(item);
        }
        return builder.Build();
    };

    private static TypeMatcher Matcher(Call call) => TypeMatcher.Resolve(TypeMatcher.NameOf(call.Syntax(0)), call.Compiler.Types);
}
