using FhirCalc.Calcification.Tests.Cases;

namespace FhirCalc.Calcification.Tests.Rules;

/// <summary>For every risk rule a case that states what the rule needs and nothing else, and the rules that hold for it.</summary>
internal static class MinimalCases
{
    public static readonly Dictionary<string, (string Holds, Func<CaseBuilder> Build)> All = new(StringComparer.Ordinal)
    {
        ["B3"] = ("B3 B4", () => CaseBuilder.Histology(f => f.With("composition", "calcium-oxalate"))),
        ["B4"] = ("B3 B4", () => CaseBuilder.Histology(f => f.With("composition", "type-i-deposit"))),
        ["B5"] = ("B5", () => CaseBuilder.Histology(f => f.With("composition", "hydroxyapatite"))),
        ["B6"] = ("B5 B6", () => CaseBuilder.Histology(f => f.With("composition", "hydroxyapatite").With("lesion-kind", "benign-tumor"))),
        ["B7"] = ("B5 B7", () => CaseBuilder.Histology(f => f.With("composition", "mg-hydroxyapatite"))),
        ["B9"] = ("B9", () => CaseBuilder.Histology(f => f.With("breast-osteoblast-like-cells", "present").With("lesion-kind", "invasive-carcinoma"))),
        ["B10"] = ("B10", () => CaseBuilder.Histology().Marker("rankl", "POS", "cancer-cells")),
        ["B12"] = ("B12", () => CaseBuilder.Histology(f => f.With("morphology", "microcalcification").With("breast-osteoblast-like-cells", "present"))),
        ["B13"] = ("B13", () => CaseBuilder.Mammography(f => f.With("morphology", "punctate").With("distribution", "grouped").With("associated-mass", "absent"))),
        ["B20"] = ("B20", () => CaseBuilder.Histology().Condition("breast-cancer").Marker("runx2", "H")),
        ["B30"] = ("B12 B30", () => CaseBuilder.Histology(f => f.With("morphology", "microcalcification").With("etiology", "osteoblast-like-formation")).Condition("breast-cancer")),
        ["G8"] = ("B5 G8", () => CaseBuilder.Histology(f => f.With("composition", "hydroxyapatite").With("osteoblast-like-cells", "present"))),
        ["V1"] = ("V1 V12", () => CaseBuilder.CoronaryCt(f => f.WithHounsfield("400.1"))),
        ["V2"] = ("V12 V2", () => CaseBuilder.CoronaryCt(f => f.With("morphology", "spotty"))),
        ["V3"] = ("V12 V2 V3", () => CaseBuilder.CoronaryCt(f => f.With("morphology", "microcalcification").With("plaque-arrangement", "close-together"))),
        ["V7"] = ("V12 V7 V8", () => CaseBuilder.CoronaryCt(f => f.With("vessel-layer", "media")).Condition("type-2-diabetes")),
        ["V8"] = ("V12 V7 V8", () => CaseBuilder.CoronaryCt(f => f.With("vessel-layer", "media")).Condition("end-stage-kidney-disease")),
        ["V10"] = ("V10 V12", () => CaseBuilder.CoronaryCt(f => f.With("vessel-layer", "media").With("distribution", "diffuse")).Serum("17861-6", "10", "mg/dL").Serum("2777-1", "6.1", "mg/dL")),
        ["V12"] = ("V12", () => CaseBuilder.CoronaryCt()),
    };
}
