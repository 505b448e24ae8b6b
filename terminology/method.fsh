CodeSystem: CalcificationMethodCS
Id: calcification-method
Title: "Method of a calcification finding"
Description: "How a calcification was observed: on an image, or in a specimen."
* insert LocalCodeSystem
* #imaging "Imaging" "An image of the body, the modality not specified."
  * #mammography "Mammography" "X-ray imaging of the breast, tomosynthesis included."
  * #ultrasonography "Ultrasonography" "Imaging by ultrasound."
  * #computed-tomography "Computed tomography" "X-ray computed tomography."
    * #coronary-ct "Coronary computed tomography" "Computed tomography of the coronary arteries, with or without contrast."
  * #radiography "Radiography" "Plain X-ray imaging."
  * #magnetic-resonance "Magnetic resonance imaging" "Imaging by magnetic resonance."
  * #intravascular-ultrasound "Intravascular ultrasound" "Ultrasound from inside a vessel."
  * #intravascular-oct "Intravascular optical coherence tomography" "Optical coherence tomography from inside a vessel."
* #specimen-based "Specimen-based method" "Examination of a tissue specimen, the technique not specified."
  * #histology "Histology" "Light microscopy of sections, the stain not specified."
    * #hematoxylin-eosin "Hematoxylin and eosin" "Light microscopy of sections stained with hematoxylin and eosin."
    * #von-kossa "Von Kossa stain" "Light microscopy of sections stained by von Kossa."
    * #von-kossa-modified "Modified von Kossa stain" "Light microscopy of sections stained by the TorVergata modification of von Kossa."
    * #polarized-light "Polarized light microscopy" "Light microscopy in polarized light."
  * #electron-microscopy "Electron microscopy" "Transmission or scanning electron microscopy."
    * #scanning-electron-microscopy "Scanning electron microscopy" "Electron microscopy of the surface."
  * #edx "Energy-dispersive X-ray analysis" "Analysis of elements by their X-ray spectrum."
  * #microprobe "Microprobe analysis" "Analysis of elements by an electron microprobe."
  * #x-ray-diffraction "X-ray diffraction" "Identification of crystals by diffraction."
  * #micro-ftir "Micro-FTIR" "Infrared spectroscopy under the microscope."

ValueSet: CalcificationMethodVS
Id: calcification-method
Title: "Method of a calcification finding"
Description: "How a calcification was observed."
* insert LocalValueSet
* include codes from system CalcificationMethodCS
* include codes from valueset DicomModalityVS

// DICOM context group 29, "Acquisition Modality".
ValueSet: DicomModalityVS
Id: calcification-method-dicom
Title: "Method of a calcification finding, DICOM modalities"
Description: "DICOM modalities by which calcifications are seen."
* insert LocalValueSet
* $DCM#MG "Mammography"
* $DCM#US "Ultrasound"
* $DCM#CT "Computed Tomography"
* $DCM#CR "Computed Radiography"
* $DCM#DX "Digital Radiography"
* $DCM#RG "Radiographic imaging"
* $DCM#XA "X-Ray Angiography"
* $DCM#MR "Magnetic Resonance"
* $DCM#IVUS "Intravascular Ultrasound"
* $DCM#IVOCT "Intravascular Optical Coherence Tomography"

ValueSet: MethodImagingVS
Id: method-imaging
Title: "Method: imaging"
Description: "Methods that look at an image of the body."
* insert RuleValueSet
* include codes from system CalcificationMethodCS where concept is-a #imaging
* include codes from valueset DicomModalityVS

ValueSet: MethodMammographyVS
Id: method-mammography
Title: "Method: mammography"
Description: "X-ray imaging of the breast."
* insert RuleValueSet
* CalcificationMethodCS#mammography
* $DCM#MG "Mammography"

ValueSet: MethodSpecimenBasedVS
Id: method-specimen-based
Title: "Method: specimen-based"
Description: "Methods that look at a tissue specimen."
* insert RuleValueSet
* include codes from system CalcificationMethodCS where concept is-a #specimen-based

ValueSet: MethodComputedTomographyVS
Id: method-computed-tomography
Title: "Method: computed tomography"
Description: "X-ray computed tomography."
* insert RuleValueSet
* include codes from system CalcificationMethodCS where concept is-a #computed-tomography
* $DCM#CT "Computed Tomography"
