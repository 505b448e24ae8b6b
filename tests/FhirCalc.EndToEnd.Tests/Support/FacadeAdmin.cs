using System.Text.Json;

namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>What the operator sees of the submissions.</summary>
internal static class FacadeAdmin
{
    public static async Task<IReadOnlyList<JsonElement>> SubmissionsAsync(this FacadeProcess facade, string state)
    {
        var answer = await facade.Fhir.GetAsync($"/admin/submissions?state={state}&limit=1000");
        var list = answer.Json;
        return [.. (list.ValueKind == JsonValueKind.Array ? list : list.GetProperty("submissions")).EnumerateArray()];
    }

    /// <summary>Waits until nothing is left to deliver.</summary>
    public static async Task DrainAsync(this FacadeProcess facade, TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        while ((await facade.SubmissionsAsync("accepted")).Count > 0)
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(patience, facade.Output);
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }
}
