using FhirCalc.Calcification;
using FhirCalc.Calcification.Rules;
using FhirCalc.Facade.Telemetry;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Facade.Operations;

/// <summary>
/// Compiles profiles and rules before the service listens: a definition that is wrong is found now, not by a patient's data.
/// It begins when this is made, before the parts that need them: those would have them compiled one after the other.
/// </summary>
internal sealed class EngineStart : IHostedService
{
    private readonly TimeProvider _clock;
    private readonly ILogger<EngineStart> _log;
    private readonly long _started;
    private readonly Task<IProfileValidator> _validator;
    private readonly Task _rules;

    public EngineStart(IServiceProvider services, TimeProvider clock, ILogger<EngineStart> log)
    {
        (_clock, _log, _started) = (clock, log, clock.GetTimestamp());
        // On a core each.
        _validator = Task.Run(services.GetRequiredService<IProfileValidator>);
        _rules = Task.Run(services.GetRequiredService<CalcificationAssessor>);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _rules;
            Check(await _validator);
        }
        catch (RuleLoadException problem)
        {
            throw new StartException(problem.Message, problem);
        }

        _log.LogInformation(
            "Profiles and rules {Version} are ready after {Elapsed} ms", CalcificationGuide.Version, (int)_clock.GetElapsedTime(_started).TotalMilliseconds);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Check(IProfileValidator validator)
    {
        if ((validator is MeasuredValidator measured ? measured.Inner : validator) is not FhirValidator own)
            return;
        var errors = own.LoadProblems.Where(issue => issue.Severity >= IssueSeverity.Error).Select(issue => $"{issue.Rule}: {issue.Message}").ToList();
        if (errors.Count > 0)
            throw new StartException("The profiles cannot be used:", errors);
        foreach (var issue in own.LoadProblems)
            _log.LogWarning("{Rule}: {Problem}", issue.Rule, issue.Message);
    }
}
