Invariant: fc-80
Severity: #error
Description: "A submission is a transaction, a batch or a collection."
Expression: "type in ('transaction' | 'batch' | 'collection')"

Invariant: fc-81
Severity: #error
Description: "A submission holds at least one diagnostic report."
Expression: "entry.resource.ofType(DiagnosticReport).exists()"

Invariant: fc-82
Severity: #error
Description: "A report and the findings it names are about the same subject."
Expression: "entry.resource.ofType(DiagnosticReport).all((subject.reference | result.resolve().ofType(Observation).subject.reference).select(replaceMatches('^https?://.*/([A-Za-z]+/[^/]+)$', '$1')).distinct().count() <= 1)"

Invariant: fc-83
Severity: #error
Description: "What a report or an observation names by urn:uuid or urn:oid is in the submission."
Expression: "entry.resource.select((ofType(DiagnosticReport).subject | ofType(DiagnosticReport).result | ofType(DiagnosticReport).specimen | ofType(DiagnosticReport).imagingStudy | ofType(Observation).subject | ofType(Observation).specimen | ofType(Observation).hasMember | ofType(Observation).derivedFrom).reference).where(startsWith('urn:')).all($this in %resource.entry.fullUrl)"

Invariant: fc-84
Severity: #warning
Description: "A calcification finding should be a result of a report of the submission."
Expression: "entry.where(resource.ofType(Observation).code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = 'calcification-finding').exists() and fullUrl.exists()).fullUrl.select(replaceMatches('^https?://.*/([A-Za-z]+/[^/]+)$', '$1')).all($this in %resource.entry.resource.ofType(DiagnosticReport).result.reference.select(replaceMatches('^https?://.*/([A-Za-z]+/[^/]+)$', '$1')))"

Invariant: fc-85
Severity: #error
Description: "A submission creates and updates; it neither reads, patches nor deletes."
Expression: "request.method.exists() implies (request.method in ('POST' | 'PUT'))"
