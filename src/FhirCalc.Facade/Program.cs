using FhirCalc.Facade.Operations;

try
{
    await using var app = FacadeHost.Build(args);
    app.GreetWhenStarted();
    await app.RunAsync();
    return 0;
}
catch (StartException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 2;
}
