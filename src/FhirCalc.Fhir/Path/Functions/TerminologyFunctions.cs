using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>The functions of FHIR that need terminology. What the environment does not know is undecided, never false.</summary>
internal static class TerminologyFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Function("memberOf", 1, 1, MemberOf),
        Define.Function("subsumes", 1, 1, static call => Subsumes(call, isGeneral: true)),
        Define.Function("subsumedBy", 1, 1, static call => Subsumes(call, isGeneral: false)),
    ];

    private static Evaluator MemberOf(Call call)
    {
        var (source, valueSet) = (call.Source, call.Argument(0));
        return frame =>
        {
            if (Singleton.Item(source(frame), "memberOf()") is not { } item || Singleton.Text(valueSet(frame), "memberOf()") is not { } url)
                return PathValues.Empty;
            var answer = item is ElementValue coded ? frame.Scope.Environment.MemberOf(coded.Element, url) : null;
            return PathValues.Of((bool?)(answer ?? throw new PathUndecidedException("memberOf", url)));
        };
    }

    private static Evaluator Subsumes(Call call, bool isGeneral)
    {
        var (source, argument) = (call.Source, call.Argument(0));
        return frame =>
        {
            if (Singleton.Item(source(frame), call.Name + "()") is not { } item || Singleton.Item(argument(frame), call.Name + "()") is not { } other)
                return PathValues.Empty;
            if (item is not ElementValue { Element: var a } || other is not ElementValue { Element: var b })
                throw new PathEvaluationException($"{call.Name}() compares a Coding or CodeableConcept with another");
            var answer = isGeneral ? frame.Scope.Environment.Subsumes(a, b) : frame.Scope.Environment.Subsumes(b, a);
            return PathValues.Of((bool?)(answer ?? throw new PathUndecidedException(call.Name, b.Child("code").Text ?? "")));
        };
    }
}
