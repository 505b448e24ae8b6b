using FhirCalc.Fhir.Json;
using FhirCalc.Sandbox.Storage;

namespace FhirCalc.Sandbox.Search;

/// <summary>One value of a resource that a search parameter can find.</summary>
internal abstract record IndexedValue(string Parameter)
{
    public abstract void Insert(Session session, string type, long key);

    public abstract void Delete(Session session, string type, long key);

    /// <summary>The values of a resource. What is malformed is not found by a search, and is no error here.</summary>
    public static HashSet<IndexedValue> AllOf(string type, Node resource)
    {
        var values = new HashSet<IndexedValue>();
        foreach (var parameter in SearchParameters.Of(type))
        {
            foreach (var place in parameter.Places)
                Collect(parameter, resource, place, values);
        }

        return values;
    }

    private static void Collect(SearchParameter parameter, Node at, ReadOnlySpan<string> place, HashSet<IndexedValue> values)
    {
        if (at.IsArray)
        {
            foreach (var item in at.Children)
                Collect(parameter, item, place, values);
        }
        else if (place.IsEmpty)
        {
            Read(parameter, at, values);
        }
        else if (at.IsObject)
        {
            Collect(parameter, at[place[0]], place[1..], values);
        }
    }

    private static void Read(SearchParameter parameter, Node value, HashSet<IndexedValue> values)
    {
        switch (parameter.Kind)
        {
            case SearchKind.Token:
                ReadToken(parameter.Name, value, values);
                break;
            case SearchKind.Reference when value["reference"].GetString() is { } reference:
                var target = ReferenceValue.Normalize(reference);
                if (parameter.OnlyTarget is null || ReferenceValue.PointsTo(target, parameter.OnlyTarget))
                    values.Add(new ReferenceValue(parameter.Name, target));
                break;
            case SearchKind.Date when Range(value) is { } range:
                values.Add(new DateValue(parameter.Name, range));
                break;
        }
    }

    private static void ReadToken(string name, Node value, HashSet<IndexedValue> values)
    {
        if (value.GetString() is { } code)
            values.Add(new TokenValue(name, "", code));
        foreach (var coding in value["coding"].Children)
            ReadToken(name, coding, values);
        // Coding has a code, Identifier a value.
        if ((value["code"].GetString() ?? value["value"].GetString()) is { } own)
            values.Add(new TokenValue(name, value["system"].GetString() ?? "", own));
    }

    private static DateRange? Range(Node value)
    {
        if (value.GetString() is { } text)
            return DateRange.TryParse(text, out var one) ? one : null;
        if (!value.IsObject)
            return null;
        var low = value["start"].GetString() is { } start && DateRange.TryParse(start, out var from) ? from.Low : DateRange.Earliest;
        var high = value["end"].GetString() is { } end && DateRange.TryParse(end, out var to) ? to.High : DateRange.Latest;
        return new DateRange(low, high);
    }
}

internal sealed record TokenValue(string Parameter, string System, string Code) : IndexedValue(Parameter)
{
    public override void Insert(Session session, string type, long key) => session.Execute(
        "INSERT OR IGNORE INTO token_value (type, param, code, system, key) VALUES (@0, @1, @2, @3, @4)", type, Parameter, Code, System, key);

    public override void Delete(Session session, string type, long key) => session.Execute(
        "DELETE FROM token_value WHERE type = @0 AND param = @1 AND code = @2 AND system = @3 AND key = @4", type, Parameter, Code, System, key);
}

internal sealed record ReferenceValue(string Parameter, string Target) : IndexedValue(Parameter)
{
    public override void Insert(Session session, string type, long key) => session.Execute(
        "INSERT OR IGNORE INTO reference_value (type, param, target, key) VALUES (@0, @1, @2, @3)", type, Parameter, Target, key);

    public override void Delete(Session session, string type, long key) => session.Execute(
        "DELETE FROM reference_value WHERE type = @0 AND param = @1 AND target = @2 AND key = @3", type, Parameter, Target, key);

    /// <summary>A reference to one version also points to its resource.</summary>
    public static string Normalize(string reference)
    {
        var history = reference.IndexOf("/_history/", StringComparison.Ordinal);
        return history < 0 ? reference : reference[..history];
    }

    public static bool PointsTo(string target, string type)
    {
        var slash = target.LastIndexOf('/');
        return slash >= 0 && (target.AsSpan(0, slash).SequenceEqual(type) || target.AsSpan(0, slash).EndsWith("/" + type));
    }
}

internal sealed record DateValue(string Parameter, DateRange Range) : IndexedValue(Parameter)
{
    public override void Insert(Session session, string type, long key) => session.Execute(
        "INSERT OR IGNORE INTO date_value (type, param, low, high, key) VALUES (@0, @1, @2, @3, @4)", type, Parameter, Range.Low, Range.High, key);

    public override void Delete(Session session, string type, long key) => session.Execute(
        "DELETE FROM date_value WHERE type = @0 AND param = @1 AND low = @2 AND high = @3 AND key = @4", type, Parameter, Range.Low, Range.High, key);
}
