ValueSet: InterpretationPositiveVS
Id: interpretation-positive
Title: "Interpretation: positive"
Description: "The marker is expressed or detected; its degree is not stated."
* insert RuleValueSet
* $interpretation#POS "Positive"
* $interpretation#DET "Detected"

ValueSet: InterpretationHighVS
Id: interpretation-high
Title: "Interpretation: high"
Description: "The value is high. Plain positive is not high."
* insert RuleValueSet
* $interpretation#H "High"
* $interpretation#HH "Critical high"
* $interpretation#HU "Significantly high"

ValueSet: InterpretationNegativeVS
Id: interpretation-negative
Title: "Interpretation: negative"
Description: "The marker is not expressed or not detected."
* insert RuleValueSet
* $interpretation#NEG "Negative"
* $interpretation#ND "Not detected"

ValueSet: InterpretationNotHighVS
Id: interpretation-not-high
Title: "Interpretation: not high"
Description: "The value is normal, low or negative."
* insert RuleValueSet
* $interpretation#N "Normal"
* $interpretation#L "Low"
* $interpretation#LL "Critical low"
* $interpretation#LU "Significantly low"
* $interpretation#NEG "Negative"
* $interpretation#ND "Not detected"
