using static FhirCalc.Calcification.Tests.Cases.CaseBuilder;

namespace FhirCalc.Calcification.Tests.Cases;

/// <summary>One report with a finding of every organ, so that every plan is asked; each with what its rules need first.</summary>
internal static class EverySite
{
    public static readonly string[] Codes = [Breast, Thyroid, Lung, Ovary, Prostate, Knee, Coronary, Carotid, Aorta, FemoralArtery, AorticValve, "64033007"];

    public static CaseBuilder Build() => Build(Codes);

    public static CaseBuilder Build(params string[] sites)
    {
        var builder = new CaseBuilder();
        foreach (var site in sites)
        {
            builder.Finding(site, finding => finding.Method("histology")
                .With("morphology", "microcalcification").With("distribution", "diffuse").With("composition", "hydroxyapatite")
                .With("vessel-layer", "media").With("lesion-kind", "tumor"));
        }

        return builder;
    }
}
