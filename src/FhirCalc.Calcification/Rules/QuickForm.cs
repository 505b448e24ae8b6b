using System.Text.RegularExpressions;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Calcification.Rules;

/// <summary>
/// The few forms that most facts and variables have, evaluated without the FHIRPath engine: values that lie in a value set, resources whose
/// code does, and chains that start from nothing. What is written otherwise, or cannot be decided, is left to the engine; a test holds
/// both to the same results for every rule.
/// </summary>
internal sealed partial class QuickForm
{
    private static readonly IReadOnlyList<PathValue> Nothing = PathValues.Empty;
    private static readonly IReadOnlyList<PathValue> True = PathValues.Of(BooleanValue.True);
    private static readonly IReadOnlyList<PathValue> False = PathValues.Of(BooleanValue.False);

    private readonly int[] _sources;
    private readonly string? _property;
    private readonly string? _type;
    private readonly CompiledValueSet? _valueSet;
    private readonly Question[] _asked = [];
    private readonly Test _test;
    private readonly bool _first;
    private readonly bool _ofFinding;

    private QuickForm(int[] sources, Test test, CompiledValueSet? valueSet = null, string? property = null, string? type = null, bool first = false)
    {
        (_sources, _test, _valueSet, _property, _type, _first) = (sources, test, valueSet, property, type, first);
        _ofFinding = property is not null && test != Test.Asked && RulePlan.GivenNames.ElementAtOrDefault(sources[0]) == "finding";
    }

    private QuickForm(int source, string? type, bool first, string? gives, Question[] asked)
        : this([source], Test.Asked, null, gives, type, first) => _asked = asked;

    private enum Test
    {
        Nothing,
        Member,
        NoMember,
        AllMembers,
        Asked,
        Empty,
    }

    /// <param name="expression">The expression; every value set that it names is there.</param>
    /// <param name="slotOf">The slots of the names that it may use.</param>
    /// <param name="terminology">Gives the value sets.</param>
    public static QuickForm? Of(string expression, IReadOnlyDictionary<string, int> slotOf, TerminologyService terminology)
    {
        CompiledValueSet Set(Capture capture) => terminology.Find(capture.Value)!;
        int? Source(Match match) => match.Success && slotOf.TryGetValue(match.Groups["source"].Value, out var slot) ? slot : null;

        var match = Members().Match(expression);
        if (Source(match) is { } members)
            return new QuickForm([members], match.Groups["not"].Success ? Test.NoMember : Test.Member, Set(match.Groups["set"]), Text(match.Groups["property"]));
        match = AllMembers().Match(expression);
        if (Source(match) is { } all)
            return new QuickForm([all], Test.AllMembers, Set(match.Groups["set"]));
        match = Asked().Match(expression);
        if (Source(match) is { } asked)
            return new QuickForm(asked, Text(match.Groups["type"]), match.Groups["first"].Success, Text(match.Groups["gives"]), [.. match.Groups["of"].Captures.Select((of, at) => new Question(of.Value, Set(match.Groups["set"].Captures[at])))]);
        if (Source(Empty().Match(expression)) is { } empty)
            return new QuickForm([empty], Test.Empty);
        return ChainSources.Of(expression) is { Length: > 0 } sources && sources.All(slotOf.ContainsKey) ? new QuickForm([.. sources.Select(source => slotOf[source])], Test.Nothing) : null;
    }

    public bool TryEvaluate(FindingScope scope, out IReadOnlyList<PathValue> values)
    {
        values = Nothing;
        if (_test == Test.Empty)
        {
            values = scope.Values(_sources[0]).Count == 0 ? True : False;
            return true;
        }

        if (_test != Test.Nothing)
            return TryFilter(scope, _ofFinding ? scope.ChildrenOfFinding(_property!) : scope.Values(_sources[0]), ref values);
        foreach (var source in _sources)
        {
            if (scope.Values(source).Count > 0)
                return false;
        }

        return true;
    }

    private bool TryFilter(FindingScope scope, IReadOnlyList<PathValue> source, ref IReadOnlyList<PathValue> values)
    {
        PathValue? one = null;
        List<PathValue>? more = null;
        var hasFirst = false;
        for (var i = 0; i < source.Count; i++)
        {
            if (source[i] is not ElementValue { Element: var element } item)
                return false;
            if (_type is not null && element.Type.Name != _type)
                continue;
            if (_property is not null && _test != Test.Asked && !_ofFinding)
            {
                if (!TryChildren(scope, element, ref one, ref more))
                    return false;
                continue;
            }

            if (Holds(scope, element) is not { } holds)
                return false;
            // Of those after the first it only matters that they are no case for the engine.
            if (holds && !(_first && hasFirst))
                AddWhatIsGiven(item, ref one, ref more);
            else if (!holds && _test == Test.AllMembers)
                return true;
            hasFirst |= holds;
        }

        values = more is not null ? PathValues.From(more) : one is null ? Nothing : source is [var only] && ReferenceEquals(only, one) ? source : PathValues.Of(one);
        return true;
    }

    private bool TryChildren(FindingScope scope, Element element, ref PathValue? one, ref List<PathValue>? more)
    {
        foreach (var child in element.Children(_property!))
        {
            if (Holds(scope, child) is not { } holds)
                return false;
            if (holds)
                Add(new ElementValue(child), ref one, ref more);
        }

        return true;
    }

    private bool? Holds(FindingScope scope, Element element)
    {
        if (_test != Test.Asked)
            return scope.Environment.MemberOf(element, _valueSet!) is { } member ? member == (_test != Test.NoMember) : null;
        // Where a property is not there the engine has an empty answer, and 'where' takes that as no.
        foreach (var (property, valueSet) in _asked)
        {
            if (!OnlyChild.TryFind(element, property, out var child))
                return null;
            if (!child.Exists)
                return false;
            if (scope.Environment.MemberOf(child, valueSet) is not { } member)
                return null;
            if (!member)
                return false;
        }

        return true;
    }

    private void AddWhatIsGiven(ElementValue item, ref PathValue? one, ref List<PathValue>? more)
    {
        if (_property is null || _ofFinding)
        {
            Add(item, ref one, ref more);
            return;
        }

        foreach (var child in item.Element.Children(_property))
            Add(new ElementValue(child), ref one, ref more);
    }

    private static void Add(PathValue value, ref PathValue? one, ref List<PathValue>? more)
    {
        if (one is null)
            one = value;
        else
            (more ??= [one]).Add(value);
    }

    private sealed record Question(string Property, CompiledValueSet ValueSet);

    private static string? Text(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex(@"^%(?<source>\w+)(\.(?<property>bodySite|method))?\.where\(memberOf\('(?<set>[^']+)'\)(?<not>\.not\(\))?\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Members();

    [GeneratedRegex(@"^%(?<source>\w+)\.where\(%\k<source>\.all\(memberOf\('(?<set>[^']+)'\)\)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex AllMembers();

    [GeneratedRegex(@"^%(?<source>\w+)(\.ofType\((?<type>\w+)\))?\.where\((?<of>code|bodySite|method)\.memberOf\('(?<set>[^']+)'\)( and (?<of>code|bodySite|method)\.memberOf\('(?<set>[^']+)'\))*\)(?<first>\.first\(\))?(\.(?<gives>code))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(@"^%(?<source>\w+)\.empty\(\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Empty();
}
