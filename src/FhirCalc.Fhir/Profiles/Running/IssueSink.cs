using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles.Running;

/// <summary>Collects what one run finds. Places are written out at the end, all together, see <see cref="OutcomeBuilder"/>.</summary>
internal sealed class IssueSink
{
    private readonly bool _isTrial;
    private List<Finding>? _findings;

    private IssueSink(bool isTrial) => _isTrial = isTrial;

    /// <summary>How many errors were found so far.</summary>
    public int Errors { get; private set; }

    /// <summary>How many questions stayed open so far that may change the result; those of mere interest do not count.</summary>
    public int Undecided { get; private set; }

    public IReadOnlyList<Finding> Findings => _findings ?? (IReadOnlyList<Finding>)[];

    /// <summary>A sink whose findings will be reported.</summary>
    public static IssueSink ForReport() => new(false);

    /// <summary>A sink that only counts, for trying whether an element conforms.</summary>
    public static IssueSink ForTrial() => new(true);

    public void Add(Issue issue, Node place, bool isUndecided = false)
    {
        if (issue.IsError)
            Errors++;
        if (isUndecided && issue.Severity >= IssueSeverity.Warning)
            Undecided++;
        if (!_isTrial)
            (_findings ??= []).Add(new Finding(issue, place));
    }
}

/// <summary>An issue whose place is not yet written out.</summary>
internal readonly record struct Finding(Issue Issue, Node Place);
