using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>A function: its name, how many arguments it takes, and how a call of it compiles.</summary>
internal sealed record FunctionDefinition(string Name, int FewestArguments, int MostArguments, Func<Call, Evaluator> Build)
{
    /// <summary>For messages: "1 argument", "1 to 2 arguments".</summary>
    public string Arity => (FewestArguments, MostArguments) switch
    {
        (0, 0) => "no argument",
        (1, 1) => "1 argument",
        _ when MostArguments == int.MaxValue => $"at least {FewestArguments} arguments",
        _ when FewestArguments == MostArguments => $"{FewestArguments} arguments",
        _ => $"{FewestArguments} to {MostArguments} arguments",
    };
}
