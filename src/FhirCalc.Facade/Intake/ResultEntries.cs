using FhirCalc.Calcification;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <summary>The results of an assessment as entries of the same delivery.</summary>
internal static class ResultEntries
{
    public static List<DeliveryEntry> Of(Assessment assessment)
    {
        // Results name each other as Type/id; inside the stored Bundle everything goes by URN.
        var urns = assessment.Resources.ToDictionary(result => result.Reference, result => DeliveryEntry.UrnOf(result.Id), StringComparer.Ordinal);
        return [.. assessment.Resources.Select(result =>
        {
            var resource = ResourceJson.Parse(result.Json);
            var writer = new SpliceWriter(resource);
            ReferenceRewriter.Rewrite(resource.Root, writer, urns.GetValueOrDefault);

            // The Device stands for this engine and version: all submissions share it.
            var verb = result.ResourceType == "Device" ? EntryVerb.CreateOnce : EntryVerb.Create;
            return new DeliveryEntry(verb, result.ResourceType, result.Id, DeliveryEntry.UrnOf(result.Id), writer.ToUtf8());
        })];
    }
}
