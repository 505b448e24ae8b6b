using FhirCalc.Calcification;
using FhirCalc.Calcification.Rules;
using FhirCalc.Facade.Telemetry;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Facade.Operations;

/// <summary>Compiles profiles and rules before the service listens: a definition that is wrong is found now, not by a patient's data.</summary>
internal sealed class EngineStart(IServiceProvider services, TimeProvider clock, ILogger<EngineStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            // On a core each.
            await Task.WhenAll(
                Task.Run(() => Check(services.GetRequiredService<IProfileValidator>()), cancellationToken),
                Task.Run(services.GetRequiredService<CalcificationAssessor>, cancellationToken));
        }
        catch (RuleLoadException problem)
        {
            throw new StartException(problem.Message, problem);
        }

        log.LogInformation(
            "Profiles and rules {Version} are ready after {Elapsed} ms", CalcificationGuide.Version, (int)clock.GetElapsedTime(started).TotalMilliseconds);
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
            log.LogWarning("{Rule}: {Problem}", issue.Rule, issue.Message);
    }
}
