using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Terminology;

/// <summary>
/// Turns <c>ValueSet.compose</c> into a set of codes (https://hl7.org/fhir/R4/valueset.html#compositions): an include is
/// the intersection of its system part and each imported value set; includes are united; excludes are taken away.
/// </summary>
internal sealed class ValueSetCompiler(TerminologyService terminology)
{
    /// <param name="resource">The value set.</param>
    /// <param name="open">Canonicals of the value sets that are being compiled, so that a circle of imports is seen.</param>
    public CodeSet Compile(ResourceJson resource, IReadOnlyCollection<string> open)
    {
        var compose = resource.Root["compose"u8];
        if (!compose.Exists)
            return ExpansionCodes.Read(resource.Root["expansion"u8]);
        var withoutInactive = compose["inactive"u8].Kind == NodeKind.False;
        var included = Union(compose["include"u8], withoutInactive, open);
        return compose["exclude"u8].Exists ? new Except(included, Union(compose["exclude"u8], false, open)) : included;
    }

    private AnyOf Union(Node clauses, bool withoutInactive, IReadOnlyCollection<string> open)
    {
        var sets = new List<CodeSet>();
        foreach (var clause in clauses.Children)
            sets.Add(Clause(clause, withoutInactive, open));
        return new AnyOf(sets);
    }

    private CodeSet Clause(Node clause, bool withoutInactive, IReadOnlyCollection<string> open)
    {
        var parts = new List<CodeSet>();
        if (clause["system"u8].GetString() is { } system)
            parts.Add(SystemPart(clause, system, withoutInactive));
        foreach (var import in clause["valueSet"u8].Children)
            parts.Add(Import(import.GetString() ?? "", open));
        return parts.Count == 1 ? parts[0] : parts.Count == 0 ? new AnyOf([]) : new AllOf(parts);
    }

    private CodeSet SystemPart(Node clause, string system, bool withoutInactive)
    {
        var known = terminology.FindSystem(system, clause["version"u8].GetString());
        if (clause["concept"u8].Exists)
            return Enumerated(clause["concept"u8], system, known, withoutInactive);
        if (clause["filter"u8].Exists)
            return Filtered(clause["filter"u8], system, known, withoutInactive);
        return known is null
            ? new UnlistedCodes(system, code => ExternalSystems.Test(system, code), $"The content of {system} is not at hand.")
            : Listed(system, known, known.Concepts, withoutInactive);
    }

    private static ListedCodes Enumerated(Node concepts, string system, CompiledCodeSystem? known, bool withoutInactive)
    {
        var listed = new List<ValueSetConcept>();
        foreach (var concept in concepts.Children)
        {
            if (concept["code"u8].GetString() is not { } code)
                continue;
            Concept? definition = null;
            if (known?.TryFind(code, out definition) == true && withoutInactive && definition.IsInactive)
                continue;
            listed.Add(new ValueSetConcept(system, code, concept["display"u8].GetString() ?? definition?.Display));
        }

        return new ListedCodes(system, listed, known?.Comparer ?? TerminologyService.UnknownCase);
    }

    private static CodeSet Filtered(Node filters, string system, CompiledCodeSystem? known, bool withoutInactive)
    {
        var parts = new List<CodeSet>();
        foreach (var filter in filters.Children)
        {
            var property = filter["property"u8].GetString() ?? "";
            var op = filter["op"u8].GetString() ?? "";
            var value = filter["value"u8].GetString() ?? "";
            if (known is null)
            {
                parts.Add(new UnlistedCodes(system, code => ExternalSystems.Filter(system, property, op, value, code),
                    $"The content of {system} is not at hand."));
            }
            else if (ConceptFilters.Compile(known, property, op, value) is { } test)
            {
                parts.Add(Listed(system, known, known.Concepts.Where(test), withoutInactive));
            }
            else
            {
                parts.Add(new UnlistedCodes(system, _ => Membership.Undecided, $"The filter {property} {op} {value} cannot be applied."));
            }
        }

        return parts.Count == 1 ? parts[0] : new AllOf(parts);
    }

    // An abstract code is in a value set only where it is named: $validate-code takes it for a member on request alone.
    private static ListedCodes Listed(string system, CompiledCodeSystem known, IEnumerable<Concept> concepts, bool withoutInactive)
    {
        var listed = concepts.Where(concept => concept.IsSelectable && !(withoutInactive && concept.IsInactive))
            .Select(concept => new ValueSetConcept(system, concept.Code, concept.Display)).ToList();
        return new ListedCodes(system, listed, known.Comparer, known.IsComplete ? null : $"Only a part of {system} is at hand.");
    }

    private CodeSet Import(string canonical, IReadOnlyCollection<string> open) =>
        terminology.FindCodes(canonical, open, out var why) ?? new EveryCodeUndecided(why!);
}
