Profile: CalcificationProvenance
Parent: Provenance
Id: calcification-provenance
Title: "Calcification provenance"
Description: "Which engine and which rules made which results from which inputs."
* insert ProfileMetadata
* obeys fc-70 and fc-71 and fc-72
* target MS
* recorded MS
* policy MS
* policy ^short = "The rules applied: canonical and version of their PlanDefinitions"
* agent MS
* agent.type MS
* agent.who MS
* entity 1..* MS
* entity.role MS
* entity.what MS
