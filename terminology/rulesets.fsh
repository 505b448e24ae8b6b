RuleSet: LocalCodeSystem
* ^experimental = false
* ^caseSensitive = true
* ^hierarchyMeaning = #is-a
* ^versionNeeded = false

RuleSet: LocalValueSet
* ^experimental = false

// A value set that only the rules and invariants ask (memberOf): local codes with their verified equivalents elsewhere.
RuleSet: RuleValueSet
* ^experimental = false
* ^purpose = "Asked by rules and invariants through memberOf: holds the guide's own codes and the verified codes of other systems that mean the same."
