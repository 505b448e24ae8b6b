namespace FhirCalc.Facade.Operations;

/// <summary>Stable ids of the issues that the facade itself raises. <c>OutcomeStatus</c> maps them to HTTP.</summary>
internal static class FacadeIssueIds
{
    // What a submission must be.
    public const string NotATransaction = "FC1001";
    public const string NoReport = "FC1002";
    public const string DanglingReference = "FC1003";
    public const string SubjectsDiffer = "FC1004";
    public const string EntryMethod = "FC1005";
    public const string ResultNotSubmitted = "FC1006";
    public const string EntryUrl = "FC1007";
    public const string DuplicateEntry = "FC1008";
    public const string EntryWithoutResource = "FC1009";
    public const string SeveralPatients = "FC1010";
    public const string NotAssessed = "FC1011";
    public const string BodyMismatch = "FC1012";
    public const string GuideIsFixed = "FC1013";

    // The request that carries it.
    public const string BodyTooLarge = "FC1020";
    public const string TooManyEntries = "FC1021";
    public const string MediaType = "FC1022";
    public const string NotAcceptable = "FC1023";
    public const string IdempotencyKey = "FC1024";
    public const string IdentityReused = "FC1025";
    public const string Parameters = "FC1026";
    public const string Precondition = "FC1027";

    // Places that are not there, or not open.
    public const string NotFound = "FC1030";
    public const string MethodNotAllowed = "FC1031";
    public const string UnknownSubmission = "FC1032";
    public const string Discarded = "FC1033";
    public const string LoopbackOnly = "FC1034";
    public const string NotBuried = "FC1035";
    public const string DeliveryBegun = "FC1036";
    public const string Withdrawn = "FC1037";

    // The external server.
    public const string Accepted = "FC1040";
    public const string RejectedByServer = "FC1041";
    public const string ServerRefusesUs = "FC1042";
    public const string ServerUnreachable = "FC1043";
    public const string ServerTimedOut = "FC1044";
    public const string CircuitOpen = "FC1045";
    public const string ServerAnswerTooLarge = "FC1046";
    public const string ServerError = "FC1047";
    public const string GivenUp = "FC1048";
    public const string DoubleStays = "FC1049";

    // Who asks, and how much.
    public const string Unauthenticated = "FC1060";
    public const string NotGranted = "FC1061";
    public const string NoIssuerKeys = "FC1062";
    public const string TooManyRequests = "FC1063";
    public const string TookTooLong = "FC1064";
    public const string TooSlow = "FC1065";
    public const string StringTooLong = "FC1066";
    public const string MoreIssues = "FC1067";

    // Ourselves.
    public const string Internal = "FC1050";
    public const string Busy = "FC1051";
    public const string StoreFull = "FC1052";
    public const string StoreUnavailable = "FC1053";
    public const string NotRecorded = "FC1054";
}
