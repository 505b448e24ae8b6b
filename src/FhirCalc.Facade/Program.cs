using FhirCalc.Facade.Operations;

try
{
    await using var app = FacadeHost.Build(args);
    app.GreetWhenStarted();
    app.TellSystemd();
    await app.StartOrTellAsync();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (StartException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return problem.ExitStatus;
}
