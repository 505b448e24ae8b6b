CodeSystem: CalcificationCompositionCS
Id: calcification-composition
Title: "Calcification composition"
Description: "The mineral of a deposit. A parent does not stand for its children: unspecified calcium phosphate is no hydroxyapatite."
* insert LocalCodeSystem
* #calcium-oxalate "Calcium oxalate" "Calcium salt of oxalic acid, birefringent crystals."
  * #type-i-deposit "Type I deposit" "Breast deposit of calcium oxalate: amber, partially transparent."
* #calcium-phosphate "Calcium phosphate" "A calcium phosphate, the phase not specified."
  * #hydroxyapatite "Hydroxyapatite" "Crystalline calcium phosphate of the apatite group."
    * #mg-hydroxyapatite "Magnesium-substituted hydroxyapatite" "Hydroxyapatite in which magnesium takes the place of some calcium."
    * #carbonate-apatite "Carbonate apatite" "Calcium-deficient apatite that has taken up carbonate; commonly reported as hydroxyapatite."
    * #type-ii-deposit "Type II deposit" "Breast deposit of calcium phosphate, mainly hydroxyapatite: grey-white, opaque. It counts as hydroxyapatite."
  * #whitlockite "Whitlockite" "Calcium phosphate that holds magnesium, distinct from apatite."
  * #octacalcium-phosphate "Octacalcium phosphate" "Hydrated calcium phosphate, a forerunner of apatite."
  * #amorphous-calcium-phosphate "Amorphous calcium phosphate" "Calcium phosphate without crystalline order."
* #other "Other mineral" "A mineral that this code system does not list; named in the text."

ValueSet: CalcificationCompositionVS
Id: calcification-composition
Title: "Calcification composition"
Description: "Minerals of deposits."
* insert LocalValueSet
* include codes from system CalcificationCompositionCS
* $SCT#256579008 "Calcium Hydroxyapatite"

ValueSet: CompositionCalciumOxalateVS
Id: composition-calcium-oxalate
Title: "Composition: calcium oxalate"
Description: "Calcium oxalate, type I deposits included."
* insert RuleValueSet
* include codes from system CalcificationCompositionCS where concept is-a #calcium-oxalate

ValueSet: CompositionCalciumPhosphateVS
Id: composition-calcium-phosphate
Title: "Composition: any calcium phosphate"
Description: "Calcium phosphate and everything that is one."
* insert RuleValueSet
* include codes from system CalcificationCompositionCS where concept is-a #calcium-phosphate
* $SCT#256579008 "Calcium Hydroxyapatite"

ValueSet: CompositionCalciumPhosphateUnspecifiedVS
Id: composition-calcium-phosphate-unspecified
Title: "Composition: calcium phosphate, phase not specified"
Description: "Calcium phosphate of which the mineral phase is not stated."
* insert RuleValueSet
* CalcificationCompositionCS#calcium-phosphate

ValueSet: CompositionHydroxyapatiteVS
Id: composition-hydroxyapatite
Title: "Composition: hydroxyapatite"
Description: "Hydroxyapatite and everything that is one: magnesium-substituted, carbonate apatite, type II deposits."
* insert RuleValueSet
* include codes from system CalcificationCompositionCS where concept is-a #hydroxyapatite
* $SCT#256579008 "Calcium Hydroxyapatite"

ValueSet: CompositionMgHydroxyapatiteVS
Id: composition-mg-hydroxyapatite
Title: "Composition: magnesium-substituted hydroxyapatite"
Description: "Magnesium-substituted hydroxyapatite."
* insert RuleValueSet
* CalcificationCompositionCS#mg-hydroxyapatite

ValueSet: CompositionWhitlockiteVS
Id: composition-whitlockite
Title: "Composition: whitlockite"
Description: "Whitlockite."
* insert RuleValueSet
* CalcificationCompositionCS#whitlockite

CodeSystem: CrystallinityCS
Id: crystallinity
Title: "Crystallinity"
Description: "The order of the mineral phase. Not to be mixed up with the imaging descriptor 'amorphous'."
* insert LocalCodeSystem
* #amorphous-mineral "Amorphous mineral" "The mineral has no crystalline order."
* #crystalline "Crystalline" "The mineral is crystalline."

ValueSet: CrystallinityVS
Id: crystallinity
Title: "Crystallinity"
Description: "Amorphous or crystalline mineral phase."
* insert LocalValueSet
* include codes from system CrystallinityCS
