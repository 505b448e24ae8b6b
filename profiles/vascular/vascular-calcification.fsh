Profile: VascularCalcification
Parent: CalcificationFinding
Id: vascular-calcification
Title: "Vascular calcification"
Description: "A calcification finding of an artery, from an image or a specimen."
* insert ProfileMetadata
* obeys fc-30 and fc-31 and fc-32
* bodySite from VascularSiteVS (required)
