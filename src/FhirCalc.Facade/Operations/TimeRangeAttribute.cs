using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace FhirCalc.Facade.Operations;

/// <summary>A time span between two others. The framework's range would read its own limits by the culture of the machine.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeRangeAttribute(string minimum, string maximum) : ValidationAttribute
{
    public string Minimum { get; } = minimum;

    public string Maximum { get; } = maximum;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is TimeSpan time && time >= TimeSpan.Parse(Minimum, CultureInfo.InvariantCulture) && time <= TimeSpan.Parse(Maximum, CultureInfo.InvariantCulture)
            ? ValidationResult.Success
            : new ValidationResult($"{validationContext.MemberName} must be a time from {Minimum} to {Maximum}.", [validationContext.MemberName!]);
}
