Invariant: fc-70
Severity: #error
Description: "A device is among the agents: the engine that made the results."
Expression: "agent.who.where((type = 'Device') or ('/' & reference).contains('/Device/')).exists()"

Invariant: fc-71
Severity: #error
Description: "A resource is not its own source."
Expression: "entity.what.reference.where($this in %resource.target.reference).empty()"

Invariant: fc-72
Severity: #warning
Description: "A source should be named with its version, or by an identifier."
Expression: "entity.what.all(identifier.exists() or reference.contains('/_history/'))"
