namespace FhirCalc.Calcification.Rules;

/// <summary>Three-valued: silence is unknown, never false.</summary>
internal enum Truth
{
    False,
    Unknown,
    True,
}
