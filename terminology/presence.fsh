CodeSystem: FindingPresenceCS
Id: finding-presence
Title: "Finding presence"
Description: "Whether what is asked about was found."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #present "Present" "It was looked for and found."
* #absent "Absent" "It was looked for and not found."
* #indeterminate "Indeterminate" "It was looked for, and what was seen does not decide."
* #unknown "Unknown" "It is not known whether it was looked for or found."

ValueSet: FindingPresenceVS
Id: finding-presence
Title: "Finding presence"
Description: "Present, absent, indeterminate or unknown."
* ^experimental = false
* include codes from system FindingPresenceCS
