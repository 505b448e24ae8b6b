using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FhirCalc.Benchmarks;
using FhirCalc.Benchmarks.Load;
using FhirCalc.Benchmarks.Soak;

// dotnet run -c Release --project tests/FhirCalc.Benchmarks -- --filter '*'
// In one process, so that figures of one run can be compared by ratio on a noisy machine. With --once every benchmark runs
// a single time, as a test that it still works.
// With --ratios the cost of validating is told in units of JsonDocument.Parse, for the examples or for the files named; for the
// examples also what expressions, Bundles and a second thread cost. All by processor time.
if (args is ["--ratios", .. var files])
{
    Ratios.Print(files, Console.Out);
    if (files.Length == 0)
    {
        Evaluations.Print(Console.Out);
        Threads.Print(Console.Out);
        BundleCost.Print(Console.Out);
    }

    return 0;
}

// With --rules the rule base alone: what compiling it costs in a new process, and what it costs over a report.
if (args is ["--rules"])
{
    AssessmentCost.Print(Console.Out);
    return 0;
}

// With --load [submissions] [--Section:Setting value ...] the service and an external server are measured, each
// as a process of its own.
if (args is ["--load", .. var rest])
{
    var numbers = rest.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
    var count = numbers.Count > 0 ? int.Parse(numbers[0], CultureInfo.InvariantCulture) : 1000;
    await LoadReport.RunAsync(count, warmUp: Math.Max(2 * count, 3000), rest[numbers.Count..], Console.Out);
    return 0;
}

// That external server.
if (args is ["--sandbox", var path])
{
    await SandboxGate.RunAsync(path);
    return 0;
}

// With --soak MINUTES [submissions a second] it is asked whether anything grows with time; exit status 1 if it does.
if (args is ["--soak", var minutes, .. var rate])
{
    var perSecond = rate.Length > 0 ? double.Parse(rate[0], CultureInfo.InvariantCulture) : 20;
    return await SoakReport.RunAsync(double.Parse(minutes, CultureInfo.InvariantCulture), perSecond, Console.Out) ? 0 : 1;
}

// With --relay [reads] what a read through the service costs, for external servers of several speeds.
if (args is ["--relay", .. var reads])
{
    await RelayCost.RunAsync(reads.Length > 0 ? int.Parse(reads[0], CultureInfo.InvariantCulture) : 300, Console.Out);
    return 0;
}

var once = args.Contains("--once");
var config = DefaultConfig.Instance
    .AddJob((once ? Job.Dry : Job.ShortRun).WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "fhircalc-benchmarks"))
    .WithOptions(ConfigOptions.DisableOptimizationsValidator);
var summaries = BenchmarkSwitcher.FromAssembly(typeof(ValidationBenchmarks).Assembly)
    .Run([.. args.Where(argument => argument != "--once"), .. once ? ["--filter", "*"] : Array.Empty<string>()], config).ToList();
var failed = summaries.SelectMany(summary => summary.Reports).Where(report => !report.Success).ToList();
return summaries.Count == 0 || failed.Count > 0 ? 1 : 0;
