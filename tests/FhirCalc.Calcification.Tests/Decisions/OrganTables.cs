using FhirCalc.Calcification.Tests.Cases;
using static FhirCalc.Calcification.Tests.Cases.CaseBuilder;
using static FhirCalc.Calcification.Tests.Decisions.DecisionInput;

namespace FhirCalc.Calcification.Tests.Decisions;

/// <summary>What the rules of each organ ask, as the lists of inputs from which its decision table is made.</summary>
internal static class OrganTables
{
    private const string Physiological = CalcificationGuide.CanonicalBase + "/CodeSystem/physiological-site";

    private static readonly DecisionInput Presence = new("presence",
        new Stated("present"),
        new Stated("absent", finding => finding.Presence("absent")),
        new Stated("indeterminate", finding => finding.Presence("indeterminate")));

    private static readonly DecisionInput Mineral = Coded("composition", "calcium-oxalate", "calcium-phosphate", "hydroxyapatite", "mg-hydroxyapatite", "whitlockite");
    private static readonly DecisionInput Cells = Coded("osteoblast-like-cells", "present", "absent");

    public static readonly OrganDecisions[] All =
    [
        new("breast", Breast, "histology",
        [
            Presence, Mineral, Cells,
            Coded("lesion-kind", "invasive-carcinoma", "benign-tumor", "tumor", "benign-lesion"),
            Coded("breast-osteoblast-like-cells", "present", "absent"),
            Coded("morphology", "microcalcification", "popcorn"),
            Coded("distribution", "grouped", "segmental"),
            Coded("associated-mass", "absent", "present"),
            new("mechanism", new Stated("osteoblast-like-formation", f => f.With("etiology", "osteoblast-like-formation")), new Stated("silent")),
            Marker("runx2", "cancer-cells", "POS", "H", "NEG"),
            Marker("rankl", "cancer-cells", "POS", "NEG"),
            Condition("breast-cancer"),
        ],
        [
            ("B3", ["composition"]), ("B4", ["composition"]), ("B5", ["composition"]),
            ("B6", ["composition", "lesion-kind"]), ("B7", ["composition"]),
            ("B9", ["breast-osteoblast-like-cells", "runx2", "rankl", "lesion-kind"]),
            ("B10", ["runx2", "rankl"]),
            ("B12", ["morphology", "breast-osteoblast-like-cells", "mechanism", "runx2", "rankl"]),
            ("B13", ["morphology", "distribution", "associated-mass"]),
            ("B20", ["runx2", "breast-cancer", "lesion-kind"]),
            ("B30", ["morphology", "breast-osteoblast-like-cells", "mechanism", "runx2", "rankl", "breast-cancer", "lesion-kind"]),
            ("G8", ["composition", "osteoblast-like-cells", "breast-osteoblast-like-cells", "runx2", "rankl"]),
        ]),
        new("breast-imaging", Breast, "mammography",
        [
            Presence,
            new("method", new Stated("mammography"), new Stated("histology", f => f.Method("histology")), new Stated("silent", f => f.Json.Remove("method"))),
            Coded("morphology", "microcalcification", "popcorn"),
            Coded("distribution", "grouped", "segmental"),
            Coded("associated-mass", "absent", "present"),
            new("specimen of the same side", new Stated("examined", Case: builder => builder.Finding(Breast, f => f.Method("histology").With("morphology", "popcorn"))), new Stated("silent")),
        ],
        [
            ("B16", ["method", "morphology", "distribution", "associated-mass", "specimen of the same side"]),
        ]),
        new("thyroid", Thyroid, "histology",
        [
            Presence, Mineral, Cells,
            Coded("morphology", "petal-like", "isolated-calcification", "microcalcification", "rim", "macrocalcification"),
            new("size", new Stated("1 mm", f => f.WithSize("1", "mm")), new Stated("over 1 mm", f => f.WithSize("1.1", "mm")), new Stated("silent")),
            Coded("lesion-kind", "nodule", "normal-tissue"),
            Coded("hypoechogenicity", "present", "absent"),
            Coded("irregular-margin", "present", "absent"),
            Coded("intranodular-vascularity", "present", "absent"),
            Coded("histological-form", "psammoma-body", "dystrophic-form"),
            Marker("runx2", null, "H", "POS", "NEG"),
            Condition("papillary-thyroid-carcinoma"),
        ],
        [
            ("T3", ["morphology"]), ("T4", ["morphology"]), ("T5", ["morphology"]),
            ("T6", ["morphology", "size", "lesion-kind"]),
            ("T7", ["morphology", "size", "lesion-kind", "hypoechogenicity", "irregular-margin", "intranodular-vascularity"]),
            ("T9", ["composition"]), ("T10", ["histological-form"]),
            ("T12", ["runx2", "papillary-thyroid-carcinoma"]),
            ("G8", ["composition", "osteoblast-like-cells", "runx2"]),
        ]),
        new("lung", Lung, "histology",
        [
            Presence, Mineral, Cells,
            Coded("morphology", "popcorn", "central-nidus", "multiple-punctate-foci", "eggshell"),
            Coded("lesion-kind", "nodule", "normal-tissue", "injured-tissue"),
            Coded("associated-mass", "present", "absent"),
            Condition("osteogenic-sarcoma"), Condition("chondrosarcoma"),
            Condition("multiple-myeloma"), Condition("hemodialysis"), Condition("hypervitaminosis-d"), Condition("secondary-hyperparathyroidism"),
            new("mechanism", new Stated("metastatic", f => f.With("etiology", "metastatic-mechanism")), new Stated("dystrophic", f => f.With("etiology", "dystrophic")), new Stated("silent")),
            new("serum calcium", new Stated("high", Case: b => b.SerumInterpreted("17861-6", "H")), new Stated("normal", Case: b => b.SerumInterpreted("17861-6", "N")), new Stated("silent")),
            new("serum phosphate", new Stated("high", Case: b => b.SerumInterpreted("2777-1", "H")), new Stated("normal", Case: b => b.SerumInterpreted("2777-1", "N")), new Stated("silent")),
        ],
        [
            ("L5", ["morphology", "lesion-kind", "associated-mass", "osteogenic-sarcoma", "chondrosarcoma"]),
            ("L6", ["morphology", "lesion-kind", "associated-mass", "osteogenic-sarcoma", "chondrosarcoma"]),
            ("L7", ["morphology", "lesion-kind", "associated-mass", "osteogenic-sarcoma", "chondrosarcoma"]),
            ("L8", ["morphology", "lesion-kind", "associated-mass", "osteogenic-sarcoma", "chondrosarcoma"]),
            ("L11", ["morphology", "lesion-kind", "associated-mass", "osteogenic-sarcoma", "chondrosarcoma"]),
            ("G8", ["composition", "osteoblast-like-cells"]),
            ("L1", ["lesion-kind", "serum calcium", "serum phosphate"]),
            ("L2", ["lesion-kind", "mechanism", "serum calcium", "serum phosphate"]),
            ("L3", ["lesion-kind", "mechanism", "serum calcium", "serum phosphate", "multiple-myeloma"]),
            ("L4", ["lesion-kind", "mechanism", "serum calcium", "serum phosphate", "hemodialysis", "hypervitaminosis-d"]),
            ("L17", ["lesion-kind", "mechanism", "serum calcium", "serum phosphate", "secondary-hyperparathyroidism"]),
        ]),
        new("ovary", Ovary, "histology",
        [
            Presence, Mineral, Cells,
            Coded("histological-form", "psammoma-body", "dystrophic-form"),
            Coded("lesion-kind", "infarction", "mature-teratoma", "invasive-carcinoma", "normal-tissue"),
            Condition("ovarian-malignancy"),
        ],
        [
            ("O1", ["histological-form"]), ("O2", ["lesion-kind", "ovarian-malignancy"]), ("O3", ["lesion-kind"]),
            ("G8", ["composition", "osteoblast-like-cells"]),
        ]),
        new("prostate", Prostate, "histology",
        [
            Presence, Mineral, Cells,
            Coded("prostate-osteoblast-like-cells", "present", "absent"),
            Coded("lesion-kind", "invasive-carcinoma", "benign-tumor", "tumor"),
            Condition("prostate-cancer"),
        ],
        [
            ("P1", ["composition", "prostate-osteoblast-like-cells", "lesion-kind", "prostate-cancer"]),
            ("G8", ["composition", "osteoblast-like-cells", "prostate-osteoblast-like-cells"]),
            ("P2", ["composition", "lesion-kind", "prostate-cancer"]),
        ]),
        new("joint", Knee, "histology",
        [
            new("site", new Stated("knee"), new Stated("bone", f => f.Site(Physiological, "bone"))), Presence, Mineral, Cells,
        ],
        [
            ("C1", ["site", "composition"]), ("G8", ["site", "composition", "osteoblast-like-cells"]), ("G5", ["site"]), ("B14", ["site"]),
        ]),
        new("coronary", Coronary, "histology",
        [
            Presence,
            new("attenuation", new Stated("400 HU", f => f.WithHounsfield("400")), new Stated("400.1 HU", f => f.WithHounsfield("400.1")), new Stated(">400 HU", f => f.WithHounsfield("400", ">")), new Stated(">300 HU", f => f.WithHounsfield("300", ">")), new Stated("silent")),
            Coded("morphology", "spotty", "microcalcification", "dense", "sheet-like"),
            Coded("plaque-arrangement", "close-together", "flow-oriented", "apart"),
            Coded("vessel-layer", "media", "intima"),
            Coded("distribution", "diffuse", "linear"),
            Condition("type-2-diabetes"), Condition("end-stage-kidney-disease"),
            new("calcium x phosphate", new Stated("60", Case: b => Product(b, "6")), new Stated("over 60", Case: b => Product(b, "6.001")), new Stated("silent")),
        ],
        [
            ("V1", ["attenuation"]), ("V2", ["morphology"]), ("V3", ["morphology", "plaque-arrangement"]),
            ("V7", ["vessel-layer", "type-2-diabetes", "end-stage-kidney-disease"]),
            ("V8", ["vessel-layer", "type-2-diabetes", "end-stage-kidney-disease"]),
            ("V10", ["vessel-layer", "distribution", "calcium x phosphate"]), ("V12", []),
        ]),
        new("arteries-and-valves", Carotid, "histology",
        [
            new("site", new Stated("carotid"), new Stated("aorta", f => Site(f, Aorta)), new Stated("femoral", f => Site(f, FemoralArtery)), new Stated("aortic valve", f => Site(f, AorticValve))),
            Presence,
            Coded("morphology", "spotty", "dense"),
            new("attenuation", new Stated("500 HU", f => f.WithHounsfield("500")), new Stated("silent")),
            Coded("vessel-layer", "media", "intima"),
            Coded("distribution", "diffuse", "linear"),
            Condition("type-2-diabetes"), Condition("end-stage-kidney-disease"),
            new("calcium x phosphate", new Stated("60", Case: b => Product(b, "6")), new Stated("over 60", Case: b => Product(b, "6.001")), new Stated("silent")),
        ],
        [
            ("V7", ["site", "vessel-layer", "type-2-diabetes", "end-stage-kidney-disease"]),
            ("V8", ["site", "vessel-layer", "type-2-diabetes", "end-stage-kidney-disease"]),
            ("V10", ["site", "vessel-layer", "distribution", "calcium x phosphate"]), ("V12", ["site"]),
        ]),
    ];

    private static void Site(FindingBuilder finding, string code) => finding.Site("http://snomed.info/sct", code);

    private static void Product(CaseBuilder builder, string phosphate) => builder.Serum("17861-6", "10", "mg/dL").Serum("2777-1", phosphate, "mg/dL");
}
