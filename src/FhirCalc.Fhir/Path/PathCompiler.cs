using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Compilation;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path;

/// <summary>Compiles FHIRPath (N1 2.0.0 with the functions of FHIR R4) for the types of one model. Thread-safe.</summary>
public sealed class PathCompiler(TypeModel types)
{
    /// <summary>Compiles an expression.</summary>
    /// <exception cref="PathException">Bad syntax, unknown function, wrong number of arguments, unknown variable or type.</exception>
    public CompiledPath Compile(string expression, PathOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var tree = Parser.Parse(expression);
        return new CompiledPath(expression, new ExpressionCompiler(types, options ?? PathOptions.Default).Compile(tree));
    }
}
