using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Compilation;

/// <summary>The environment variables of FHIRPath and of FHIR.</summary>
internal static class StandardVariables
{
    public static bool IsStandard(string name) => Find(name) is not null;

    public static Evaluator? Find(string name) => name switch
    {
        "context" => static frame => Overridden(frame, "context") ?? frame.Context,
        "resource" => static frame => Element(frame.Scope.Resource),
        "rootResource" => static frame => Element(frame.Scope.RootResource.Exists ? frame.Scope.RootResource : frame.Scope.Resource),
        "ucum" => Text("http://unitsofmeasure.org"),
        "sct" => Text("http://snomed.info/sct"),
        "loinc" => Text("http://loinc.org"),
        _ when name.StartsWith("vs-", StringComparison.Ordinal) => Text("http://hl7.org/fhir/ValueSet/" + name[3..]),
        _ when name.StartsWith("ext-", StringComparison.Ordinal) => Text("http://hl7.org/fhir/StructureDefinition/" + name[4..]),
        _ => null,
    };

    /// <summary>A variable of <c>defineVariable</c>, which is known only downstream of the call.</summary>
    public static PathValues Defined(Frame frame, string name)
    {
        for (var variable = frame.Defined; variable is not null; variable = variable.Outer)
        {
            if (variable.Name == name)
                return variable.Value;
        }
        throw new PathEvaluationException($"%{name} is not defined here");
    }

    private static PathValues? Overridden(Frame frame, string name) =>
        frame.Scope.Variables.TryGetValue(name, out var values) ? PathValues.From(values) : null;

    private static PathValues Element(Definitions.Element element) =>
        element.Exists ? PathValues.Of(new ElementValue(element)) : PathValues.Empty;

    private static Evaluator Text(string value)
    {
        var values = PathValues.Of(value);
        return _ => values;
    }
}
