using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles.Running;

/// <summary>Collects what one run finds. Places are written out at the end, all together, see <see cref="OutcomeBuilder"/>.</summary>
internal sealed class IssueSink
{
    /// <summary>
    /// Most errors, and most other issues, that are kept; the rest is counted. Many more than an outcome spells out, so that there is
    /// something to group, and few enough that a Bundle of a million faults does not fill the memory.
    /// </summary>
    private const int MostKept = 20_000;

    private readonly bool _isTrial;
    private int _others;
    private List<Finding>? _findings;

    private IssueSink(bool isTrial) => _isTrial = isTrial;

    /// <summary>How many errors were found so far.</summary>
    public int Errors { get; private set; }

    /// <summary>Errors found beyond those that are kept.</summary>
    public int MoreErrors => Math.Max(0, Errors - MostKept);

    /// <summary>Other issues found beyond those that are kept.</summary>
    public int MoreOthers => Math.Max(0, _others - MostKept);

    /// <summary>How many questions stayed open so far that may change the result; those of mere interest do not count.</summary>
    public int Undecided { get; private set; }

    public IReadOnlyList<Finding> Findings => _findings ?? (IReadOnlyList<Finding>)[];

    /// <summary>A sink whose findings will be reported.</summary>
    public static IssueSink ForReport() => new(false);

    /// <summary>A sink that only counts, for trying whether an element conforms.</summary>
    public static IssueSink ForTrial() => new(true);

    /// <summary>Takes an issue about an element; where the source points to something that is no element, such as an unknown property, it is named too.</summary>
    public void Add(Issue issue, Node place, Node source = default, bool isUndecided = false)
    {
        if (issue.IsError)
            Errors++;
        if (isUndecided && issue.Severity >= IssueSeverity.Warning)
            Undecided++;
        if (!issue.IsError)
            _others++;
        if (!_isTrial && (issue.IsError ? Errors : _others) <= MostKept)
            (_findings ??= []).Add(new Finding(issue, place, source.Exists ? source : place));
    }
}

/// <summary>An issue whose place is not yet written out.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Place">The element it is about.</param>
/// <param name="Source">The value whose line and column are given.</param>
internal readonly record struct Finding(Issue Issue, Node Place, Node Source);
