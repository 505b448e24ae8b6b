Profile: TiRadsFeatures
Parent: Observation
Id: tirads-features
Title: "TI-RADS features"
Description: "The features of one thyroid nodule on ultrasonography by which ACR TI-RADS gives points, as the reader states them. The level is an observation of its own."
* insert ScoreBasics(tirads-features)
* bodySite MS
* bodySite from ThyroidSiteVS (extensible)
* derivedFrom MS
* insert ComponentSlicing
* component 1..* MS
* insert CodedComponent(composition, 1, tirads-composition, TiRadsCompositionVS, required, "How much of the nodule is solid")
* insert CodedComponent(echogenicity, 1, tirads-echogenicity, TiRadsEchogenicityVS, required, "The echogenicity of its solid part")
* insert CodedComponent(shape, 1, tirads-shape, TiRadsShapeVS, required, "Its shape")
* insert CodedComponent(margin, 1, tirads-margin, TiRadsMarginVS, required, "Its margin")
* insert CodedComponent(echogenicFoci, *, echogenic-foci, TiRadsEchogenicFociVS, required, "A kind of echogenic foci; each kind that applies")
* obeys fc-163
