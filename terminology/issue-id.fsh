// Named here so that it resolves. Its codes are the software's, and grow with it: each outcome says in words what its id means.
CodeSystem: IssueIdCS
Id: issue-id
Title: "Issue id"
Description: "Stable ids of the issues that FhirCalc reports: FC00 JSON, FC01 structure, FC02 primitive values, FC03 terminology, FC04 invariants, FC05 profiles and slicing, FC06 references, FC07 definitions, FC10 submissions, FC20 rules. The codes are not listed here."
* ^experimental = false
* ^caseSensitive = true
* ^content = #not-present
