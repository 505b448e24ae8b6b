// How a derived score was calculated: each code names the one publication or definition behind its numbers.
CodeSystem: ScoreMethodCS
Id: score-method
Title: "Score method"
Description: "How an observation was calculated from others. Each method names the source of its numbers."
* insert LocalCodeSystem
* ^property[0].code = #citation
* ^property[0].description = "The source of the numbers."
* ^property[0].type = #string
* ^property[1].code = #doi
* ^property[1].description = "The DOI of the source."
* ^property[1].type = #string
* #calcium-phosphate-product "Product of serum calcium and phosphate" "Serum calcium times serum phosphate as phosphorus, both in mg/dL. Molar values are converted by molar mass: calcium by 4.008, phosphorus by 3.097."
* #calcium-phosphate-product ^property[0].code = #citation
* #calcium-phosphate-product ^property[0].valueString = "Definition; molar masses of calcium and phosphorus"
* #agatston-cac-drs "Agatston category by CAC-DRS" "The category of an Agatston score by CAC-DRS."
* #agatston-cac-drs ^property[0].code = #citation
* #agatston-cac-drs ^property[0].valueString = "Hecht et al. J Cardiovasc Comput Tomogr 2018;12(3):185-191"
* #agatston-cac-drs ^property[1].code = #doi
* #agatston-cac-drs ^property[1].valueString = "10.1016/j.jcct.2018.03.008"
* #tirads-2017 "ACR TI-RADS points and level" "Points for the features of a thyroid nodule, and the level by their sum."
* #tirads-2017 ^property[0].code = #citation
* #tirads-2017 ^property[0].valueString = "Tessler et al. J Am Coll Radiol 2017;14(5):587-595"
* #tirads-2017 ^property[1].code = #doi
* #tirads-2017 ^property[1].valueString = "10.1016/j.jacr.2017.01.046"
* #birads-liberman-1998 "Predictive value of BI-RADS descriptors (1998)" "How often carcinoma was found where a descriptor stood in the report, among 492 impalpable lesions that were excised."
* #birads-liberman-1998 ^property[0].code = #citation
* #birads-liberman-1998 ^property[0].valueString = "Liberman et al. AJR Am J Roentgenol 1998;171(1):35-40"
* #birads-liberman-1998 ^property[1].code = #doi
* #birads-liberman-1998 ^property[1].valueString = "10.2214/ajr.171.1.9648759"
* #birads-category-likelihood "Likelihood of malignancy of BI-RADS categories" "The likelihood of malignancy that the American College of Radiology states for an assessment category."
* #birads-category-likelihood ^property[0].code = #citation
* #birads-category-likelihood ^property[0].valueString = "D'Orsi et al. ACR BI-RADS Atlas, 5th edition. American College of Radiology 2013"
* #vesicle-diameter-s1 "Vesicle classes by diameter (review on microcalcifications)" "The classes of vesicles whose range of diameters holds the one measured, by the review on microcalcifications."
* #vesicle-diameter-s1 ^property[0].code = #citation
* #vesicle-diameter-s1 ^property[0].valueString = "Int. J. Mol. Sci. 2021, 22(1), 120"
* #vesicle-diameter-s1 ^property[1].code = #doi
* #vesicle-diameter-s1 ^property[1].valueString = "10.3390/ijms22010120"
* #vesicle-diameter-s2 "Vesicle classes by diameter (review on vascular calcification)" "The classes of vesicles whose range of diameters holds the one measured, by the review on vascular and cartilaginous calcification."
* #vesicle-diameter-s2 ^property[0].code = #citation
* #vesicle-diameter-s2 ^property[0].valueString = "Biology 2024, 13(8), 565"
* #vesicle-diameter-s2 ^property[1].code = #doi
* #vesicle-diameter-s2 ^property[1].valueString = "10.3390/biology13080565"

ValueSet: ScoreMethodVS
Id: score-method
Title: "Score method"
Description: "How an observation was calculated from others."
* insert LocalValueSet
* include codes from system ScoreMethodCS
