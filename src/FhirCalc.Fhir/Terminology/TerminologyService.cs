using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Terminology;

/// <summary>
/// Answers about codes from the definitions that are loaded. What they do not decide is <see cref="Membership.Undecided"/>,
/// never a guess. Value sets and code systems are compiled when first asked for; safe for many threads.
/// </summary>
public sealed class TerminologyService
{
    // Of a system that is not loaded nobody knows whether case matters.
    internal static readonly StringComparer UnknownCase = StringComparer.OrdinalIgnoreCase;

    private readonly DefinitionSet _definitions;
    private readonly ValueSetCompiler _compiler;

    // Only what exists is kept: the names that are asked for come from data, and would fill the memory.
    private readonly ConcurrentDictionary<string, CompiledValueSet> _valueSets = new(StringComparer.Ordinal);
    // By the reference of the text: rules ask with one and the same each time, and to hash it costs more than the answer.
    private readonly Recent?[] _recent = new Recent?[256];
    private readonly ConcurrentDictionary<string, CodeSet> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CompiledCodeSystem> _systems = new(StringComparer.Ordinal);

    /// <summary>Answers from these definitions.</summary>
    public TerminologyService(DefinitionSet definitions)
    {
        _definitions = definitions;
        _compiler = new ValueSetCompiler(this);
    }

    /// <summary>A value set by its canonical; null when it is not loaded.</summary>
    public CompiledValueSet? Find(string canonical)
    {
        ref var place = ref _recent[RuntimeHelpers.GetHashCode(canonical) % _recent.Length];
        if (place is { } recent && ReferenceEquals(recent.Canonical, canonical))
            return recent.ValueSet;
        var found = FindByText(canonical);
        if (found is not null)
            place = new Recent(canonical, found);
        return found;
    }

    private CompiledValueSet? FindByText(string canonical)
    {
        if (_valueSets.TryGetValue(canonical, out var known))
            return known;
        if (!_definitions.TryFind(canonical, "ValueSet", out var resource) || FindCodes(canonical, [], out _) is not { } codes)
            return null;
        return _valueSets.GetOrAdd(canonical, new CompiledValueSet(
            resource.Root["url"u8].GetString()!,
            resource.Root["version"u8].GetString(),
            codes,
            system => FindSystem(system, null)?.Comparer ?? UnknownCase));
    }

    /// <summary>A value set all of whose codes can be listed; else null and the reason.</summary>
    public CompiledValueSet? Expand(string canonical, out string? whyNot)
    {
        var found = Find(canonical);
        whyNot = found is null ? $"The value set {canonical} is not loaded." : found.WhyIncomplete;
        return whyNot is null ? found : null;
    }

    /// <summary>Whether a value set holds a code. Undecided when the value set is not loaded.</summary>
    /// <param name="valueSetCanonical">The value set.</param>
    /// <param name="system">The code's system; null for an element of type code, which has none.</param>
    /// <param name="code">The code.</param>
    public Membership Contains(string valueSetCanonical, string? system, string code) =>
        Find(valueSetCanonical)?.Contains(system, code) ?? Membership.Undecided;

    /// <summary>Whether a code system has a code. Undecided when the system is not loaded whole.</summary>
    public Membership KnowsCode(string system, string code)
    {
        if (FindSystem(system, null) is not { } known)
            return ExternalSystems.Test(system, code);
        return known.TryFind(code, out _) ? Membership.Member : known.IsComplete ? Membership.NotMember : Membership.Undecided;
    }

    /// <summary>How a code system shows a code; null when it does not say, or is not loaded.</summary>
    public string? Display(string system, string code) =>
        FindSystem(system, null)?.TryFind(code, out var concept) == true ? concept.Display : null;

    /// <summary>Whether a code is another or lies above it in the hierarchy; null when that is not known.</summary>
    /// <param name="system">The code system.</param>
    /// <param name="codeA">The wider code.</param>
    /// <param name="codeB">The narrower code.</param>
    public bool? Subsumes(string system, string codeA, string codeB)
    {
        if (codeA == codeB)
            return true;
        if (FindSystem(system, null) is not { } known || !known.TryFind(codeA, out var wider) || !known.TryFind(codeB, out var narrower))
            return null;
        return narrower.SelfAndAncestors().Contains(wider);
    }

    internal CompiledCodeSystem? FindSystem(string system, string? version)
    {
        var canonical = version is null ? system : $"{system}|{version}";
        if (_systems.TryGetValue(canonical, out var known))
            return known;
        // Mostly one version of a system is loaded. Where a value set names another, it is still the best that is known.
        if (!_definitions.TryFind(canonical, "CodeSystem", out var resource))
            return version is null ? null : FindSystem(system, null);
        return CompiledCodeSystem.Compile(resource) is { } compiled ? _systems.GetOrAdd(canonical, compiled) : null;
    }

    internal CodeSet? FindCodes(string canonical, IReadOnlyCollection<string> open, out string? whyNot)
    {
        whyNot = null;
        if (_codes.TryGetValue(canonical, out var known))
            return known;
        if (open.Contains(canonical))
            whyNot = $"The value set {canonical} imports itself.";
        else if (!_definitions.TryFind(canonical, "ValueSet", out var resource))
            whyNot = $"The value set {canonical} is not loaded.";
        else
            return _codes.GetOrAdd(canonical, _compiler.Compile(resource, [.. open, canonical]));
        return null;
    }

    private sealed record Recent(string Canonical, CompiledValueSet ValueSet);
}
