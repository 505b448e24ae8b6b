namespace FhirCalc.Fhir.Path;

/// <summary>How far a date or time is known.</summary>
public enum TemporalPrecision
{
    /// <summary>Year only.</summary>
    Year,

    /// <summary>Year and month.</summary>
    Month,

    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>To the hour.</summary>
    Hour,

    /// <summary>To the minute.</summary>
    Minute,

    /// <summary>To the second, without a fraction.</summary>
    Second,

    /// <summary>With a fraction of a second.</summary>
    Millisecond,
}
