using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Compilation;
using FhirCalc.Fhir.Path.Quick;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path;

/// <summary>Compiles FHIRPath (N1 2.0.0 with the functions of FHIR R4) for the types of one model. Thread-safe.</summary>
public sealed class PathCompiler(TypeModel types)
{
    private readonly QuickNames _names = new();
    private readonly bool _isGeneralOnly;

    internal PathCompiler(TypeModel types, bool isGeneralOnly)
        : this(types) => _isGeneralOnly = isGeneralOnly;

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="PathException">Bad syntax, unknown function, wrong number of arguments, unknown variable or type; with a context type also a step to a child that cannot exist.</exception>
    public CompiledPath Compile(string expression, PathOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var tree = Parser.Parse(expression);
        options ??= PathOptions.Default;
        if (_isGeneralOnly)
            options = options with { IsGeneralOnly = true };
        var evaluator = new ExpressionCompiler(types, options, _names).Compile(tree);
        if (options.ContextType is not null || options.VariableTypes.Count > 0)
            TypeChecker.Check(tree, types, options);
        return new CompiledPath(expression, evaluator, options.IsGeneralOnly ? null : new QuickCompiler(types, options, _names, isPartial: true).Test(tree));
    }
}
