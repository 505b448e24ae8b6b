// Senders need not set meta.profile: the guide itself says which profile a resource has to meet.
Extension: ProfileAppliesWhen
Id: profile-applies-when
Title: "Profile applies when"
Description: "On a profile: a resource of its type for which the FHIRPath expression is true has to meet the profile, whether or not meta.profile claims it. A validator that does not know the extension sees the profile only where it is claimed."
* ^status = #active
* ^experimental = false
* ^context[0].type = #element
* ^context[0].expression = "StructureDefinition"
* value[x] 1..1
* value[x] only Expression
* valueExpression.expression 1..1

RuleSet: AppliesWhen(expression)
* ^extension[ProfileAppliesWhen].valueExpression.language = #text/fhirpath
* ^extension[ProfileAppliesWhen].valueExpression.expression = "{expression}"
