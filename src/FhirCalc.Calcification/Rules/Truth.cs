namespace FhirCalc.Calcification.Rules;

/// <summary>Three-valued: silence is unknown, never false.</summary>
internal enum Truth : byte
{
    False,
    Unknown,
    True,
}
