namespace FhirCalc.Facade.Tests.Support;

internal static class Until
{
    /// <summary>Waits for something that happens beside the test; fails after a minute and more.</summary>
    public static async Task TrueAsync(Func<bool> condition)
    {
        for (var left = 4000; !condition(); left--)
        {
            left.ShouldBeGreaterThan(0, "it did not happen");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
