using System.Collections.Frozen;
using FhirCalc.Fhir.Path.Ucum;

namespace FhirCalc.Fhir.Path;

/// <summary>
/// The unit of a quantity: a calendar duration (year), a UCUM code, or a text that is neither and equals only itself.
/// </summary>
internal sealed class QuantityUnit
{
    public static readonly QuantityUnit Unity = new("1", UcumUnit.Unity, null);

    private static readonly UcumUnit YearInDays = Days("year", 365);

    private static readonly UcumUnit MonthInDays = Days("month", 30);

    private static readonly FrozenDictionary<string, QuantityUnit> Calendar = BuildCalendar();

    private static readonly FrozenDictionary<string, QuantityUnit> CalendarByCode =
        Calendar.Values.Where(u => !u.Code.EndsWith('s')).ToFrozenDictionary(u => u.DefiniteCode!, StringComparer.Ordinal);

    private QuantityUnit(string code, UcumUnit? ucum, string? definite)
    {
        Code = code;
        Ucum = ucum;
        DefiniteCode = definite;
    }

    public string Code { get; }

    /// <summary>How the unit compares; null for a text that is not a known unit.</summary>
    public UcumUnit? Ucum { get; }

    /// <summary>For a calendar duration: the UCUM code of the definite duration that it is equivalent to.</summary>
    public string? DefiniteCode { get; }

    /// <summary>The calendar duration that a FHIR Quantity may also mean; null for units of literals.</summary>
    public QuantityUnit? AsCalendar { get; private init; }

    public bool IsCalendar => DefiniteCode is not null;

    public static QuantityUnit Of(string code) => code == "1" ? Unity : new QuantityUnit(code, UcumSystem.Default.Find(code), null);

    /// <summary>A unit of another system, which converts to nothing.</summary>
    public static QuantityUnit Unknown(string text) => new(text, null, null);

    /// <summary>
    /// The unit of a FHIR Quantity. Its a, mo, wk, d, h, min and s may also stand for calendar durations: an age of 50 'a' is 50 years.
    /// </summary>
    public static QuantityUnit OfElement(string ucumCode)
    {
        var unit = Of(ucumCode);
        return CalendarByCode.TryGetValue(ucumCode, out var calendar) ? new QuantityUnit(ucumCode, unit.Ucum, null) { AsCalendar = calendar } : unit;
    }

    public static QuantityUnit? OfCalendarWord(string word) => Calendar.GetValueOrDefault(word);

    /// <summary>The unit for <c>~</c>, where a year is as good as 'a'.</summary>
    public UcumUnit? DefiniteUcum => IsCalendar ? UcumSystem.Default.Find(DefiniteCode!) : Ucum;

    /// <summary>
    /// The units in which two amounts compare, or null where they do not. Among calendar durations a year has 365 days and a month 30
    /// (N1, toQuantity: conversion factors); with a definite duration neither compares.
    /// </summary>
    public static (UcumUnit A, UcumUnit B)? Comparable(QuantityUnit a, QuantityUnit b)
    {
        (a, b) = (b.IsCalendar ? a.AsCalendar ?? a : a, a.IsCalendar ? b.AsCalendar ?? b : b);
        if (a.Ucum is not { } unitA || b.Ucum is not { } unitB)
            return a.Code == b.Code ? (UcumUnit.Unity, UcumUnit.Unity) : null;
        if (unitA.Dimension.Equals(unitB.Dimension))
            return a.IsCalendar == b.IsCalendar || !(unitA.IsLongDuration || unitB.IsLongDuration) ? (unitA, unitB) : null;
        if (!a.IsCalendar || !b.IsCalendar)
            return null;
        return (a.InDays ?? unitA, b.InDays ?? unitB);
    }

    // Only for a year or a month.
    private UcumUnit? InDays => DefiniteCode switch { "a" => YearInDays, "mo" => MonthInDays, _ => null };

    // Years and months have no fixed length, so they form a dimension of their own: 1 year = 12 months, but = does not compare them
    // with 'a' (N1, "Time-valued quantities"). From weeks down a calendar duration is a definite one.
    private static FrozenDictionary<string, QuantityUnit> BuildCalendar()
    {
        Dimension months = Dimension.Of("calendar month");
        (string Word, string Code, UcumUnit? Own)[] units =
        [
            ("year", "a", new UcumUnit("year", Rational.Of(12), months)), ("month", "mo", new UcumUnit("month", Rational.One, months)),
            ("week", "wk", null), ("day", "d", null), ("hour", "h", null), ("minute", "min", null), ("second", "s", null), ("millisecond", "ms", null),
        ];
        var words = new Dictionary<string, QuantityUnit>(StringComparer.Ordinal);
        foreach ((string word, string code, UcumUnit? own) in units)
        {
            UcumUnit unit = own ?? UcumSystem.Default.Find(code)!;
            words[word] = new QuantityUnit(word, unit, code);
            words[word + "s"] = new QuantityUnit(word + "s", unit, code);
        }
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static UcumUnit Days(string name, int count)
    {
        var day = UcumSystem.Default.Find("d")!;
        return new UcumUnit(name, Rational.Of(count) * day.Factor, day.Dimension);
    }
}
