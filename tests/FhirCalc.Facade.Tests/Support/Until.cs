namespace FhirCalc.Facade.Tests.Support;

internal static class Until
{
    /// <summary>Waits for something that happens beside the test; fails after half a minute.</summary>
    public static async Task TrueAsync(Func<bool> condition)
    {
        for (var left = 1500; !condition(); left--)
        {
            left.ShouldBeGreaterThan(0, "it did not happen");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
