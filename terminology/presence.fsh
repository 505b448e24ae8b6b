CodeSystem: FindingPresenceCS
Id: finding-presence
Title: "Finding presence"
Description: "Whether what is asked about was found."
* insert LocalCodeSystem
* #present "Present" "It was looked for and found."
* #absent "Absent" "It was looked for and not found."
* #indeterminate "Indeterminate" "It was looked for, and what was seen does not decide."
* #unknown "Unknown" "It is not known whether it was looked for or found."

ValueSet: FindingPresenceVS
Id: finding-presence
Title: "Finding presence"
Description: "Present, absent, indeterminate or unknown."
* insert LocalValueSet
* include codes from system FindingPresenceCS

ValueSet: PresencePresentVS
Id: presence-present
Title: "Presence: present"
Description: "Codes that say that something was found."
* insert RuleValueSet
* FindingPresenceCS#present
* $SCT#52101004 "Present"

ValueSet: PresenceAbsentVS
Id: presence-absent
Title: "Presence: absent"
Description: "Codes that say that something was looked for and not found."
* insert RuleValueSet
* FindingPresenceCS#absent
* $SCT#2667000 "Absent"

ValueSet: PresenceUndeterminedVS
Id: presence-undetermined
Title: "Presence: undetermined"
Description: "Codes that leave open whether something was found."
* insert RuleValueSet
* FindingPresenceCS#indeterminate
* FindingPresenceCS#unknown
* $SCT#82334004 "Indeterminate"
* $SCT#261665006 "Unknown"
