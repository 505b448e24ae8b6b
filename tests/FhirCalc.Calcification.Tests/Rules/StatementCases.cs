using FhirCalc.Calcification.Tests.Cases;
using static FhirCalc.Calcification.Tests.Cases.CaseBuilder;

namespace FhirCalc.Calcification.Tests.Rules;

/// <summary>For every etiology rule and modifier a case for which it holds, and one close by for which it does not.</summary>
internal static class StatementCases
{
    public static readonly Dictionary<string, (Func<CaseBuilder> Holds, Func<CaseBuilder> HoldsNot)> All = new(StringComparer.Ordinal)
    {
        ["G3"] = (() => Mineral(Breast, "calcium-oxalate"), () => Mineral(Breast, "whitlockite")),
        ["G4"] = (() => Mineral(Breast, "mg-hydroxyapatite"), () => Mineral(Breast, "calcium-phosphate")),
        ["G7"] = (() => Histology().Condition("inherited-calcification"), () => Histology().Condition("inherited-calcification", "refuted")),
        ["G10"] = (() => Mammography().Condition("chronic-renal-failure"), () => Mammography().Condition("osteoporosis")),
        ["G11"] = (() => Mammography().Condition("atherosclerosis"), () => Mammography().Condition("obesity")),
        ["G15"] = (() => Form(Ovary, "psammoma-body"), () => Form(Ovary, "dystrophic-form")),
        ["B8"] = (() => Histology(f => f.With("crystallinity", "amorphous-mineral")), () => Mammography(f => f.With("morphology", "amorphous-descriptor"))),
        ["B19"] = (() => Histology(f => f.With("lesion-kind", "tumor")).Marker("bmp-2").Marker("opn"), () => Histology(f => f.With("lesion-kind", "tumor")).Marker("bmp-2")),
        ["B25"] = (() => MinimalCases.All["B12"].Build(), () => Mammography(f => f.With("morphology", "microcalcification"))),
        ["P2"] = (() => Histological(Prostate, f => f.With("composition", "hydroxyapatite")).Condition("prostate-cancer"), () => Histological(Prostate, f => f.With("composition", "hydroxyapatite"))),
        ["O4"] = (() => Form(Ovary, "psammoma-body").Marker("bmp-2", "POS", "cancer-cells").Marker("opn", "POS", "cancer-cells"), () => Form(Ovary, "psammoma-body").Marker("bmp-2", "POS", "cancer-cells")),
        ["T13"] = (() => Ultrasound().Condition("papillary-thyroid-carcinoma").Marker("hoxa9", "H"), () => Ultrasound().Condition("papillary-thyroid-carcinoma").Marker("hoxa9", "POS")),
        ["T17"] = (() => Ultrasound(), () => Ultrasound(f => f.Presence("absent"))),
        ["T19"] = (() => LymphNode().Condition("papillary-thyroid-carcinoma"), () => LymphNode()),
        ["T20"] = (() => Ultrasound().Marker("hoxa9", "HH"), () => Ultrasound().Marker("hoxa9", "N")),
        ["L1"] = (() => LungTissue("normal-tissue").SerumInterpreted("17861-6", "H"), () => LungTissue("normal-tissue").SerumInterpreted("17861-6", "N").SerumInterpreted("2777-1", "N")),
        ["L2"] = (() => LungTissue("injured-tissue").SerumInterpreted("17861-6", "N").SerumInterpreted("2777-1", "N"), () => LungTissue("injured-tissue").SerumInterpreted("17861-6", "N")),
        ["L3"] = (() => Metastatic().Condition("multiple-myeloma"), () => Metastatic().Condition("hemodialysis")),
        ["L4"] = (() => Metastatic().Condition("hemodialysis"), () => Metastatic().Condition("parathyroid-carcinoma")),
        ["L12"] = (() => LungTissue("nodule").Condition("pulmonary-disease"), () => LungTissue("nodule")),
        ["L17"] = (() => Metastatic().Condition("secondary-hyperparathyroidism"), () => LungTissue("nodule").Condition("secondary-hyperparathyroidism")),
        ["V11"] = (() => Mineral(Carotid, "hydroxyapatite").Condition("type-2-diabetes"), () => Mineral(Carotid, "hydroxyapatite")),
        ["V11-whitlockite"] = (() => Mineral(Aorta, "whitlockite"), () => Mineral(Aorta, "hydroxyapatite")),
        ["V13"] = (() => Mechanism(Carotid, "inhibitor-decline"), () => Mechanism(Carotid, "atherosclerotic")),
        ["V20"] = (() => Mechanism(FemoralArtery, "calciphylaxis"), () => Mechanism(FemoralArtery, "dystrophic")),
        ["V25"] = (() => CoronaryCt(), () => At(Carotid, "computed-tomography")),
        ["V26"] = (() => Mechanism(Aorta, "osteoblast-like-formation"), () => Mechanism(Aorta, "dystrophic")),
        ["V15"] = (() => CoronaryCt().Marker("opg", "N").Marker("rankl", "N"), () => CoronaryCt().Marker("opg", "N")),
        ["V16"] = (() => CoronaryCt().Factor("crp", "H"), () => CoronaryCt().Factor("crp", "N")),
        ["V16-protective-low"] = (() => CoronaryCt().Factor("mgp", "L", "calcification-biomarker"), () => CoronaryCt().Factor("mgp", "N", "calcification-biomarker")),
        ["V16-protective-high"] = (() => CoronaryCt().Factor("magnesium", "H"), () => CoronaryCt().Factor("opn", "H", "calcification-biomarker").Factor("pth", "H").Factor("fetuin-a", "H", "calcification-biomarker")),
        ["V17"] = (() => CoronaryCt().Medication("warfarin"), () => CoronaryCt().Medication("warfarin", "not-taken")),
        ["V17-vitamin-k"] = (() => CoronaryCt().Medication("vitamin-k"), () => CoronaryCt().Medication("denosumab")),
        ["V23"] = (() => CoronaryCt().Condition("hyperlipidemia"), () => CoronaryCt().Condition("obesity")),
        ["V24"] = (() => CoronaryCt(f => f.WithSize("2", "mm")), () => CoronaryCt()),
        ["V29"] = (() => CoronaryCt().Marker("bmp-4", "H"), () => CoronaryCt().Marker("bmp-4", "L")),
        ["V29-protective"] = (() => CoronaryCt().Factor("smad6", "H"), () => CoronaryCt().Factor("hypoxia", "H")),
        ["V34"] = (() => Histological(Coronary, f => f.With("etiology", "cell-death")), () => CoronaryCt(f => f.With("etiology", "cell-death"))),
        ["C2"] = (() => Histological(Knee, f => f.With("etiology", "cell-death")).Marker("alp"), () => Histological(Knee).Marker("alp")),
        ["C3"] = (() => Histological(Knee).Condition("joint-injury"), () => Histological(Knee).Condition("joint-injury", "refuted")),
        ["C4"] = (() => Histological(Knee).Marker("alp", "H", change: marker => marker["code"] = Cytokine), () => Histological(Knee).Factor("tnf-alpha", "H")),
    };

    private static System.Text.Json.Nodes.JsonObject Cytokine => FindingBuilder.Concept(CalcificationGuide.CanonicalBase + "/CodeSystem/calcification-factor", "tnf-alpha");

    private static CaseBuilder Histological(string site, Action<FindingBuilder>? build = null) => At(site, "histology", build);

    private static CaseBuilder Mineral(string site, string mineral) => Histological(site, f => f.With("composition", mineral));

    private static CaseBuilder Form(string site, string form) => Histological(site, f => f.With("histological-form", form));

    private static CaseBuilder Mechanism(string site, string mechanism) => Histological(site, f => f.With("etiology", mechanism));

    private static CaseBuilder Ultrasound(Action<FindingBuilder>? build = null) => At(Thyroid, "ultrasonography", build);

    private static CaseBuilder LungTissue(string kind) => At(Lung, "computed-tomography", f => f.With("lesion-kind", kind));

    private static CaseBuilder Metastatic() => At(Lung, "computed-tomography", f => f.With("etiology", "metastatic-mechanism"));

    private static CaseBuilder LymphNode() => At(Thyroid, "ultrasonography", f => f.Site(CalcificationGuide.CanonicalBase + "/CodeSystem/calcification-site", "cervical-lymph-node"));
}
