Invariant: fc-50
Severity: #error
Description: "A report names each of its results once."
Expression: "result.reference.isDistinct()"

Invariant: fc-51
Severity: #error
Description: "A result is named by reference or identifier, not by display alone."
Expression: "result.all(reference.exists() or identifier.exists())"

Invariant: fc-52
Severity: #warning
Description: "A report should name the imaging study or the specimen it is based on."
Expression: "imagingStudy.exists() or specimen.exists()"
