// Shapes that single rules ask for, and what contradicts them.

ValueSet: PetalLikeCalcificationVS
Id: petal-like-calcification
Title: "Petal-like calcification"
Description: "Petal-like calcification."
* insert RuleValueSet
* CalcificationMorphologyCS#petal-like

ValueSet: IsolatedOrUndefinedCalcificationVS
Id: isolated-or-undefined-calcification
Title: "Isolated or undefined calcification"
Description: "A single calcification of no named shape, or one whose shape fits none."
* insert RuleValueSet
* CalcificationMorphologyCS#isolated-calcification
* CalcificationMorphologyCS#undefined-calcification

ValueSet: RimCalcificationVS
Id: rim-calcification
Title: "Rim calcification"
Description: "Calcification along the margin of a nodule, eggshell included."
* insert RuleValueSet
* CalcificationMorphologyCS#rim
* CalcificationMorphologyCS#eggshell
* $SCT#129751002 "Eggshell radiographic calcification"

ValueSet: PopcornCalcificationVS
Id: popcorn-calcification
Title: "Popcorn calcification"
Description: "Coarse, popcorn-like calcification."
* insert RuleValueSet
* CalcificationMorphologyCS#popcorn
* $SCT#129749001 "Coarse (popcorn-like) radiographic calcification"

ValueSet: CentralNidusCalcificationVS
Id: central-nidus-calcification
Title: "Central nidus"
Description: "A compact calcification in the center of a nodule."
* insert RuleValueSet
* CalcificationMorphologyCS#central-nidus

ValueSet: MultiplePunctateFociVS
Id: multiple-punctate-foci
Title: "Multiple punctate foci"
Description: "Many dot-like foci throughout a lesion."
* insert RuleValueSet
* CalcificationMorphologyCS#multiple-punctate-foci

ValueSet: MorphologyOtherThanPetalLikeVS
Id: morphology-other-than-petal-like
Title: "Morphology: other than petal-like"
Description: "Shapes that are not petal-like."
* insert RuleValueSet
* include codes from system CalcificationMorphologyCS
* exclude CalcificationMorphologyCS#petal-like

ValueSet: MorphologyOtherThanIsolatedOrUndefinedVS
Id: morphology-other-than-isolated-or-undefined
Title: "Morphology: a named shape"
Description: "Shapes that have a name of their own, so that the calcification is neither isolated nor undefined."
* insert RuleValueSet
* include codes from system CalcificationMorphologyCS
* exclude CalcificationMorphologyCS#isolated-calcification
* exclude CalcificationMorphologyCS#undefined-calcification

ValueSet: MorphologyOtherThanMicrocalcificationVS
Id: morphology-other-than-microcalcification
Title: "Morphology: other than microcalcification"
Description: "Shapes that are no microcalcification. Shapes that tell nothing of size are left out."
* insert RuleValueSet
* include codes from system CalcificationMorphologyCS where concept is-a #macrocalcification
* include codes from valueset MacrocalcificationVS
* include codes from valueset RimCalcificationVS
* CalcificationMorphologyCS#petal-like
* CalcificationMorphologyCS#coarse-heterogeneous
* CalcificationMorphologyCS#central-nidus
* CalcificationMorphologyCS#laminated
* CalcificationMorphologyCS#dense
* CalcificationMorphologyCS#sheet-like

ValueSet: MorphologyOtherThanPopcornVS
Id: morphology-other-than-popcorn
Title: "Morphology: other than popcorn"
Description: "Shapes that are not popcorn-like. A macrocalcification may be one and is left out."
* insert RuleValueSet
* include codes from system CalcificationMorphologyCS
* exclude CalcificationMorphologyCS#popcorn
* exclude CalcificationMorphologyCS#macrocalcification
* exclude CalcificationMorphologyCS#undefined-calcification

ValueSet: MorphologyOtherThanCentralNidusVS
Id: morphology-other-than-central-nidus
Title: "Morphology: other than central nidus"
Description: "Shapes that are no central nidus. An isolated calcification may be one and is left out."
* insert RuleValueSet
* include codes from system CalcificationMorphologyCS
* exclude CalcificationMorphologyCS#central-nidus
* exclude CalcificationMorphologyCS#isolated-calcification
* exclude CalcificationMorphologyCS#undefined-calcification

ValueSet: MorphologyOtherThanMultiplePunctateFociVS
Id: morphology-other-than-multiple-punctate-foci
Title: "Morphology: other than multiple punctate foci"
Description: "Shapes that are no multiple punctate foci. Microcalcification and punctate may be and are left out."
* insert RuleValueSet
* include codes from system CalcificationMorphologyCS
* exclude CalcificationMorphologyCS#multiple-punctate-foci
* exclude CalcificationMorphologyCS#punctate
* exclude CalcificationMorphologyCS#microcalcification
* exclude CalcificationMorphologyCS#undefined-calcification
