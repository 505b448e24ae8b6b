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
        ["C1"] = ("C1", () => CaseBuilder.At(CaseBuilder.Knee, "histology", f => f.With("composition", "hydroxyapatite"))),
        ["L5"] = ("L11 L5", () => CaseBuilder.At(CaseBuilder.Lung, "computed-tomography", f => f.With("morphology", "popcorn"))),
        ["L6"] = ("L11 L6", () => CaseBuilder.At(CaseBuilder.Lung, "computed-tomography", f => f.With("morphology", "central-nidus"))),
        ["L7"] = ("L11 L7", () => CaseBuilder.At(CaseBuilder.Lung, "computed-tomography", f => f.With("morphology", "multiple-punctate-foci"))),
        ["L8"] = ("L8", () => CaseBuilder.At(CaseBuilder.Lung, "computed-tomography", f => f.With("lesion-kind", "nodule")).Condition("osteogenic-sarcoma", clinical: "resolved")),
        ["L11"] = ("L11", () => CaseBuilder.At(CaseBuilder.Lung, "computed-tomography", f => f.With("lesion-kind", "nodule"))),
        ["O1"] = ("O1", () => CaseBuilder.At(CaseBuilder.Ovary, "histology", f => f.With("histological-form", "psammoma-body"))),
        ["O2"] = ("O2", () => CaseBuilder.At(CaseBuilder.Ovary, "ultrasonography").Condition("ovarian-malignancy")),
        ["O3"] = ("O3", () => CaseBuilder.At(CaseBuilder.Ovary, "histology", f => f.With("lesion-kind", "mature-teratoma"))),
        ["P1"] = ("G8 P1", () => CaseBuilder.At(CaseBuilder.Prostate, "histology", f => f.With("composition", "hydroxyapatite").With("prostate-osteoblast-like-cells", "present").With("lesion-kind", "invasive-carcinoma"))),
        ["T3"] = ("T3 T4", () => CaseBuilder.At(CaseBuilder.Thyroid, "ultrasonography", f => f.With("morphology", "petal-like"))),
        ["T4"] = ("T3 T4", () => CaseBuilder.At(CaseBuilder.Thyroid, "ultrasonography", f => f.With("morphology", "petal-like"))),
        ["T5"] = ("T5", () => CaseBuilder.At(CaseBuilder.Thyroid, "ultrasonography", f => f.With("morphology", "isolated-calcification"))),
        ["T6"] = ("T6", () => CaseBuilder.At(CaseBuilder.Thyroid, "ultrasonography", f => f.With("morphology", "microcalcification").With("lesion-kind", "nodule"))),
        ["T7"] = ("T6 T7", () => CaseBuilder.At(CaseBuilder.Thyroid, "ultrasonography", f => f.With("morphology", "microcalcification").With("associated-mass", "present").With("hypoechogenicity", "present"))),
        ["T9"] = ("T9", () => CaseBuilder.At(CaseBuilder.Thyroid, "histology", f => f.With("composition", "calcium-phosphate"))),
        ["T10"] = ("T10", () => CaseBuilder.At(CaseBuilder.Thyroid, "histology", f => f.With("histological-form", "psammoma-body"))),
        ["T12"] = ("T12", () => CaseBuilder.At(CaseBuilder.Thyroid, "histology").Condition("papillary-thyroid-carcinoma").Marker("runx2", "H")),
    };
}
