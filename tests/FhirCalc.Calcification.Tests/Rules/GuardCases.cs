using FhirCalc.Calcification.Tests.Cases;
using static FhirCalc.Calcification.Tests.Cases.CaseBuilder;

namespace FhirCalc.Calcification.Tests.Rules;

/// <summary>For every guard and every action a case for which it holds, and one close by for which it does not.</summary>
internal static class GuardCases
{
    private const string Physiological = CalcificationGuide.CanonicalBase + "/CodeSystem/physiological-site";

    public static readonly Dictionary<string, (Func<CaseBuilder> Holds, Func<CaseBuilder> HoldsNot)> All = new(StringComparer.Ordinal)
    {
        ["G1"] = (() => Mammography(), () => Mammography(f => f.With("morphology", "round"))),
        ["G5"] = (() => Site("bone"), () => At(Knee, "histology")),
        ["G13"] = (() => Histology(f => f.With("histological-form", "dystrophic-form")), () => Histology(f => f.With("histological-form", "psammoma-body"))),
        ["B14"] = (() => Mammography(f => f.Presence("absent")), () => Mammography(f => f.Presence("indeterminate"))),
        ["B15"] = (() => Mammography(f => f.With("composition", "hydroxyapatite")), () => Histology(f => f.With("composition", "hydroxyapatite"))),
        ["B16"] = (() => MinimalCases.All["B13"].Build(), () => MinimalCases.All["B7"].Build()),
        ["B29"] = (() => Active(), () => Active(f => f.With("breast-osteoblast-like-cells", "present"))),
        ["T16"] = (() => At(Thyroid, "ultrasonography"), () => At(Thyroid, "histology")),
        ["L9"] = (() => MinimalCases.All["L11"].Build(), () => At(Lung, "computed-tomography", f => f.With("lesion-kind", "normal-tissue"))),
        ["L16"] = (() => At(Lung, "computed-tomography", f => f.With("etiology", "dystrophic")), () => MinimalCases.All["L11"].Build()),
        ["O5"] = (() => At(Ovary, "ultrasonography"), () => MinimalCases.All["O3"].Build()),
        ["O6"] = (() => At(Ovary, "histology", f => f.With("etiology", "degenerative")), () => MinimalCases.All["O3"].Build()),
        ["V22"] = (() => Phosphate("mg/dL PO4"), () => Phosphate("mg/dL")),
        ["V22-product-differs"] = (() => Phosphate("mg/dL").Product("52", "mg2/dL2"), () => Phosphate("mg/dL").Product("51", "mg2/dL2")),
        ["V30"] = (() => CoronaryCt().Marker("fetuin-a", "N"), () => CoronaryCt().Marker("mgp", "N")),
        ["V31"] = (() => CoronaryCt().Marker("opn", "N"), () => CoronaryCt().Marker("mgp", "N")),
        ["V32"] = (() => CoronaryCt(f => f.With("etiology", "circulating-nucleation-complex")), () => CoronaryCt(f => f.With("etiology", "degenerative"))),
    };

    private static CaseBuilder Site(string code) => At(Knee, "histology", f => f.Site(Physiological, code));

    private static CaseBuilder Phosphate(string unit) => CoronaryCt().Serum("17861-6", "10", "mg/dL").Serum("2777-1", "5", "mg/dL", unitText: unit);

    private static CaseBuilder Active(Action<FindingBuilder>? more = null) => Histology(f =>
    {
        f.With("composition", "hydroxyapatite").With("etiology", "osteoblast-like-formation");
        more?.Invoke(f);
    });
}
