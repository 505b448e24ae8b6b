using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Fhir.Profiles.Running;

/// <summary>What comes from above while one resource is checked: the resource, what holds it, and who may be asked. Immutable.</summary>
internal sealed class Scope
{
    private PathScope? _path;

    private Scope(Run run, Element resource, Element rootResource, Scope? outer, Node holder)
    {
        Run = run;
        Resource = resource;
        RootResource = rootResource;
        Outer = outer;
        Holder = holder;
    }

    /// <summary>The services, the sink and the memory of this run.</summary>
    public Run Run { get; }

    /// <summary><c>%resource</c></summary>
    public Element Resource { get; }

    /// <summary><c>%rootResource</c>: what contains the resource, else the resource itself.</summary>
    public Element RootResource { get; }

    /// <summary>Whether the resource stands in <c>contained</c>.</summary>
    public bool IsContained => Resource != RootResource;

    /// <summary>Whether a Bundle stands around the resource, at whatever distance.</summary>
    public bool IsInBundle => Outer is not null && (Outer.Resource.Type.Name == "Bundle" || Outer.IsInBundle);

    /// <summary>The scope of the resource that holds this one, for instance of the Bundle around an entry.</summary>
    public Scope? Outer { get; }

    /// <summary>The object around the resource, such as the Bundle entry with its fullUrl; missing for a root.</summary>
    public Node Holder { get; }

    /// <summary>What FHIRPath sees; made at first need.</summary>
    public PathScope Path => _path ??= new PathScope
    {
        Resource = Resource,
        RootResource = RootResource,
        Now = Run.Now,
        Environment = new PathEnvironment(this),
        Memo = Run.Memo,
    };

    /// <summary>The scope of a resource that is checked by itself.</summary>
    public static Scope Of(Run run, Element resource) => new(run, resource, resource, null, default);

    /// <summary>The scope of a resource inside this one: a Bundle entry or a parameter is a root of its own, a contained one is not.</summary>
    public Scope ForNested(Element resource, bool contained, Node holder) =>
        new(Run, resource, contained ? RootResource : resource, this, holder);

    /// <summary>The same place, with findings only counted.</summary>
    public Scope ForTrial() => WithRun(Run.ForTrial());

    /// <summary>Whether the assertion holds, tried without a report.</summary>
    public Verdict Try(Assertion assertion, in Element element)
    {
        var trial = ForTrial();
        assertion.Check(element, trial);
        return trial.Run.Sink.Errors > 0 ? Verdict.No : trial.Run.Sink.Undecided > 0 ? Verdict.Undecided : Verdict.Yes;
    }

    public void Error(string id, string code, string message, in Element place, string rule) =>
        Report(id, IssueSeverity.Error, code, message, place, rule);

    public void Report(string id, IssueSeverity severity, string code, string message, in Element place, string rule) =>
        Run.Sink.Add(new Issue(id, severity, code, message) { Rule = rule }, PlaceOf(place));

    /// <summary>Reports an issue that is the same wherever it occurs, so that ten thousand of them are one object.</summary>
    public void Report(Issue issue, in Element place) => Run.Sink.Add(issue, PlaceOf(place));

    /// <summary>Says that a question stays open: never silence.</summary>
    public void Undecided(string id, IssueSeverity severity, string message, in Element place, string rule) =>
        Run.Sink.Add(new Issue(id, severity, "not-supported", message) { Rule = rule }, PlaceOf(place), isUndecided: true);

    private Scope WithRun(Run run) => new(run, Resource, RootResource, Outer, Holder);

    private static Node PlaceOf(in Element element) => element.Node.Exists ? element.Node : element.Extra;
}
