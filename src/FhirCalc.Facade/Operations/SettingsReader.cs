using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Operations;

/// <summary>Reads sections of settings into their options, and collects what is wrong, in the words of who writes settings.</summary>
internal sealed partial class SettingsReader(IConfiguration configuration)
{
    private readonly Dictionary<string, IReadOnlySet<string>> _known = new(StringComparer.OrdinalIgnoreCase);

    public List<string> Errors { get; } = [];

    /// <summary>The sections read so far, with their keys.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Known => _known;

    public T Read<T>(string section)
        where T : class, new()
    {
        // A misspelt key would silently leave the default in force.
        var known = typeof(T).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _known[section] = known;
        foreach (var child in configuration.GetSection(section).GetChildren().Where(child => !known.Contains(child.Key)))
            Errors.Add($"{section}:{child.Key} is no setting. Known are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");

        var options = new T();
        foreach (var property in typeof(T).GetProperties().Where(property => property.CanWrite))
        {
            var value = configuration.GetSection($"{section}:{property.Name}");
            if (TryRead(value, property.PropertyType, out var read) && read is not null)
                property.SetValue(options, read);
        }

        var results = new List<ValidationResult>();
        var context = new ValidationContext(options);
        if (!Validator.TryValidateObject(options, context, results, validateAllProperties: true) && options is IValidatableObject whole)
            results.AddRange(whole.Validate(context)); // the validator stops at wrong properties
        Errors.AddRange(results.Select(result => $"{section}:{string.Join(',', result.MemberNames)}: {result.ErrorMessage}").Distinct());
        return options;
    }

    private bool TryRead(IConfigurationSection value, Type type, out object? read)
    {
        read = null;
        try
        {
            // The framework takes 48:00:00 for 48 days, and 30 for 30 days.
            if (type == typeof(TimeSpan) && value.Value is { Length: > 0 } text && !Time().IsMatch(text))
                throw new FormatException();
            read = value.Get(type);
            return true;
        }
        catch (Exception problem) when (problem is InvalidOperationException or FormatException)
        {
            Errors.Add($"{value.Path} {Wrong(type)}.");
            return false;
        }
    }

    private static string Wrong(Type type) => type switch
    {
        _ when type == typeof(TimeSpan) => "is no time: hh:mm:ss, with days d.hh:mm:ss",
        _ when type == typeof(bool) => "is neither true nor false",
        _ when type.IsEnum => "is none of " + string.Join(", ", Enum.GetNames(type)),
        _ when type == typeof(int) || type == typeof(long) => "is no whole number, or too large",
        _ => $"is no {type.Name}",
    };

    [GeneratedRegex(@"^([0-9]+\.)?([01]?[0-9]|2[0-3]):[0-5]?[0-9]:[0-5]?[0-9](\.[0-9]{1,7})?$")]
    private static partial Regex Time();
}
