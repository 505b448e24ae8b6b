Profile: ThyroidCalcification
Parent: CalcificationFinding
Id: thyroid-calcification
Title: "Thyroid calcification"
Description: "A calcification finding of the thyroid, from ultrasonography, another image or a specimen."
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = 'calcification-finding').exists() and bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/thyroid-site')]])
* obeys fc-100 and fc-101 and fc-102 and fc-103
* bodySite from ThyroidSiteVS (required)
* insert CodedComponent(hypoechogenicity, 1, hypoechogenicity, FindingPresenceVS, required, "Whether the nodule is hypoechoic")
* insert CodedComponent(irregularMargin, 1, irregular-margin, FindingPresenceVS, required, "Whether the margin of the nodule is irregular or lobulated")
* insert CodedComponent(intranodularVascularity, 1, intranodular-vascularity, FindingPresenceVS, required, "Whether vessels run inside the nodule")
