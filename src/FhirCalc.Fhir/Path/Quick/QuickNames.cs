using System.Collections.Concurrent;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>What the expressions of one compiler share, so that what one of them found out serves the others.</summary>
internal sealed class QuickNames
{
    private readonly ConcurrentDictionary<string, CodedChildren> _coded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    public CodingSymbols Symbols { get; } = new();

    /// <summary>One object for each pair of names.</summary>
    public CodedChildren Coded(string? items, string concept) => _coded.GetOrAdd(items + "." + concept, _ =>
        new CodedChildren(items is null ? null : new ChildNames(items), new ChildNames(concept), Symbols));

    /// <summary>One object for equal texts, so that they can be compared by reference.</summary>
    public string Shared(string text) => _texts.GetOrAdd(text, text);
}
