// ATC: B01AA and its members by rxreasoner.com, H02AB by the guidelines of the WHO Collaborating Centre.
CodeSystem: CalcificationMedicationCS
Id: calcification-medication
Title: "Medication"
Description: "Medication that the statements name, where no other code is at hand."
* insert LocalCodeSystem
* #vitamin-k-antagonist "Vitamin K antagonist" "A drug that works against vitamin K."
  * #warfarin "Warfarin" "Warfarin."
* #glucocorticoid "Glucocorticoid" "A glucocorticoid for systemic use."
* #vitamin-d "Vitamin D" "Vitamin D or an analogue of it."
* #vitamin-k "Vitamin K" "Vitamin K."
* #denosumab "Denosumab" "Denosumab."

ValueSet: MedicationVitaminKAntagonistVS
Id: medication-vitamin-k-antagonist
Title: "Medication: vitamin K antagonist"
Description: "Warfarin and other vitamin K antagonists."
* insert RuleValueSet
* include codes from system CalcificationMedicationCS where concept is-a #vitamin-k-antagonist
* $ATC#B01AA "Vitamin K antagonists"
* $ATC#B01AA03 "Warfarin"
* $ATC#B01AA04 "Phenprocoumon"
* $ATC#B01AA07 "Acenocoumarol"
* $ATC#B01AA12 "Fluindione"

ValueSet: MedicationGlucocorticoidVS
Id: medication-glucocorticoid
Title: "Medication: glucocorticoid"
Description: "Glucocorticoids for systemic use."
* insert RuleValueSet
* CalcificationMedicationCS#glucocorticoid
* $ATC#H02AB "Glucocorticoids"

ValueSet: MedicationVitaminDVS
Id: medication-vitamin-d
Title: "Medication: vitamin D"
Description: "Vitamin D."
* insert RuleValueSet
* CalcificationMedicationCS#vitamin-d

ValueSet: MedicationVitaminKVS
Id: medication-vitamin-k
Title: "Medication: vitamin K"
Description: "Vitamin K."
* insert RuleValueSet
* CalcificationMedicationCS#vitamin-k

ValueSet: MedicationDenosumabVS
Id: medication-denosumab
Title: "Medication: denosumab"
Description: "Denosumab."
* insert RuleValueSet
* CalcificationMedicationCS#denosumab
