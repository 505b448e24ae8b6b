Extension: ValidatedWith
Id: validated-with
Title: "Validated with"
Description: "On an OperationOutcome: what its verdict rests on. First the engine with its version, then each package as id#version."
* ^status = #active
* ^experimental = false
* ^context[0].type = #element
* ^context[0].expression = "OperationOutcome"
* value[x] 1..1
* value[x] only string
