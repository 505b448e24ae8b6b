Profile: BreastCalcification
Parent: CalcificationFinding
Id: breast-calcification
Title: "Breast calcification"
Description: "A calcification finding of the breast, from mammography, another image or a specimen."
* insert ProfileMetadata
* obeys fc-20 and fc-21 and fc-22
* bodySite from BreastSiteVS (required)
