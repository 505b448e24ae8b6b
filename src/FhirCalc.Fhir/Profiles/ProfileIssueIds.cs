namespace FhirCalc.Fhir.Profiles;

/// <summary>Stable ids of the issues that terminology, invariants, profiles, references and loading raise.</summary>
public static class ProfileIssueIds
{
    /// <summary>A code is not in the value set of a required binding.</summary>
    public const string NotInRequiredValueSet = "FC0301";

    /// <summary>A code is not in the value set of an extensible binding.</summary>
    public const string NotInExtensibleValueSet = "FC0302";

    /// <summary>Whether a code is in a value set cannot be decided with the definitions at hand.</summary>
    public const string ValueSetUndecided = "FC0303";

    /// <summary>A required binding has nothing to check: no code at all.</summary>
    public const string CodeMissing = "FC0304";

    /// <summary>A code is not in the value set that bounds an extensible or preferred binding (maxValueSet).</summary>
    public const string NotInMaxValueSet = "FC0305";

    /// <summary>A code system does not have the code.</summary>
    public const string UnknownCode = "FC0306";

    /// <summary>An invariant does not hold.</summary>
    public const string InvariantFailed = "FC0401";

    /// <summary>An invariant could not be evaluated on this content.</summary>
    public const string InvariantNotEvaluated = "FC0402";

    /// <summary>An invariant needs something that is not at hand, for instance the target of a reference.</summary>
    public const string InvariantUndecided = "FC0403";

    /// <summary>A profile demands more occurrences.</summary>
    public const string TooFew = "FC0501";

    /// <summary>A profile allows fewer occurrences.</summary>
    public const string TooMany = "FC0502";

    /// <summary>A value differs from the fixed one.</summary>
    public const string FixedValue = "FC0503";

    /// <summary>A value does not hold the pattern.</summary>
    public const string PatternValue = "FC0504";

    /// <summary>A value is below the minimum.</summary>
    public const string BelowMinimum = "FC0505";

    /// <summary>A value is above the maximum.</summary>
    public const string AboveMaximum = "FC0506";

    /// <summary>A text is longer than allowed.</summary>
    public const string TooLong = "FC0507";

    /// <summary>A profile does not allow this type here.</summary>
    public const string TypeNotAllowed = "FC0508";

    /// <summary>A slice has too few members.</summary>
    public const string SliceTooFew = "FC0510";

    /// <summary>A slice has too many members.</summary>
    public const string SliceTooMany = "FC0511";

    /// <summary>An element belongs to no slice, and the slicing is closed.</summary>
    public const string NoSliceMatches = "FC0512";

    /// <summary>Elements of slices stand in the wrong order.</summary>
    public const string SliceOrder = "FC0513";

    /// <summary>An element outside of all slices stands before one inside, though the slicing is open at the end only.</summary>
    public const string NotAtEnd = "FC0514";

    /// <summary>Whether an element belongs to a slice cannot be decided.</summary>
    public const string SliceUndecided = "FC0515";

    /// <summary>An element conforms to none of the profiles that are allowed for it.</summary>
    public const string NoProfileMatches = "FC0520";

    /// <summary>The resource has another type than the profile is for.</summary>
    public const string WrongProfileType = "FC0521";

    /// <summary>A profile that is claimed or asked for is not known.</summary>
    public const string UnknownProfile = "FC0522";

    /// <summary>A profile has faults of its own, so that it could not be checked.</summary>
    public const string BrokenProfile = "FC0523";

    /// <summary>Whether a profile applies to a resource could not be decided.</summary>
    public const string ApplicationUndecided = "FC0524";

    /// <summary>A reference leads to a type that is not allowed.</summary>
    public const string ReferenceType = "FC0601";

    /// <summary>The target of a reference conforms to none of the profiles that are allowed for it.</summary>
    public const string TargetProfile = "FC0602";

    /// <summary>A target profile was not checked, since the target is not at hand.</summary>
    public const string TargetNotAtHand = "FC0603";

    /// <summary>A reference into the same document leads nowhere.</summary>
    public const string UnresolvedReference = "FC0604";

    /// <summary>A reference may mean several entries of the Bundle.</summary>
    public const string AmbiguousReference = "FC0605";

    /// <summary>A profile ships without a snapshot.</summary>
    public const string SnapshotMissing = "FC0701";

    /// <summary>A definition refers to a profile that is not loaded.</summary>
    public const string UnresolvedProfile = "FC0702";

    /// <summary>A slicing cannot be compiled.</summary>
    public const string BadSlicing = "FC0703";

    /// <summary>An invariant does not compile.</summary>
    public const string BadInvariant = "FC0704";

    /// <summary>An element of a snapshot has no place in the type it constrains.</summary>
    public const string BadElement = "FC0705";

    /// <summary>A value set of a binding is not loaded.</summary>
    public const string UnresolvedValueSet = "FC0706";

    /// <summary>The condition under which a profile applies does not compile.</summary>
    public const string BadCondition = "FC0707";
}
