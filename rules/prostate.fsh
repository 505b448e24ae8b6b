Instance: ProstateCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(prostate-calcification-rules, [[Prostate calcification rules]], [[What the reviewed statements say follows from a finding of the prostate.]])
* name = "ProstateCalcificationRules"
* insert Organ(prostate-calcification-risk, [[%finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/prostate-site')]])
* insert FindingFacts

* insert Component(polc, prostate-osteoblast-like-cells)
* insert Coded(polcs, polc, presence-present, presence-absent, [[whether prostate osteoblast-like cells (POLCs) are present]])
// The lesion itself is the cancer: a known cancer counts where the kind of the lesion is not stated.
* insert HistoryOf(prostateCancer, condition-prostate-cancer)
* insert Fact(inProstateCancer, [[%lesionKind.where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-malignant')) | %prostateCancerStated.where(%lesionKind.empty())]], [[%lesionKind.where(%lesionKind.all(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-not-malignant'))) | %prostateCancerRefuted.where(%prostateCancerRefuted.count() = %prostateCancerConditions.count()).verificationStatus]], [[whether the lesion is a prostate cancer]])

// === rules
* insert Risk(P1, bone-metastasis, high, [[Hydroxyapatite with prostate osteoblast-like cells in a prostate cancer]])
* insert When([[%inProstateCancer and %hydroxyapatite and %polcs]])
* insert Evidence(P1)
* insert Needs(Condition, condition-prostate-cancer)

* insert Etiology(P2, [[Hydroxyapatite in a prostate cancer: seems to be formed by cells that look like osteoblasts]])
* insert Mechanism(osteoblast-like-formation)
* insert When([[%inProstateCancer and %hydroxyapatite]])
* insert Evidence(P2)
* insert Needs(Condition, condition-prostate-cancer)
