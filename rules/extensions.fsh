// What a PlanDefinition of FhirCalc says beyond core R4. Everything clinical is in these elements; the code only evaluates them.

RuleSet: RuleExtension(element)
* ^status = #active
* ^experimental = false
* ^context[0].type = #element
* ^context[0].expression = "{element}"

Extension: RuleVariable
Id: rule-variable
Title: "Rule variable"
Description: "A named FHIRPath expression, evaluated once for a finding. Expressions that follow may use it as %name."
* insert RuleExtension(PlanDefinition)
* value[x] 1..1
* value[x] only Expression
* valueExpression.name 1..1
* valueExpression.expression 1..1

Extension: RuleComponent
Id: rule-component
Title: "Rule component"
Description: "A name for the values of the finding's components that have a code."
* insert RuleExtension(PlanDefinition)
* extension contains name 1..1 and code 1..1
* extension[name] ^short = "Name, used as %name"
* extension[name].value[x] 1..1
* extension[name].value[x] only code
* extension[code] ^short = "Code of the component"
* extension[code].value[x] 1..1
* extension[code].value[x] only Coding

Extension: RuleFact
Id: rule-fact
Title: "Rule fact"
Description: "A fact that is true, false or unknown for a finding: true when 'holds' gives anything but false, else false when 'refuted' does, else unknown. The elements that an expression gives are those that decided. Conditions use a fact as the Boolean %name, empty for unknown."
* insert RuleExtension(PlanDefinition)
* extension contains name 1..1 and holds 1..1 and because 0..1 and refuted 0..1 and missing 1..1
* extension[name] ^short = "Name, used as %name"
* extension[name].value[x] 1..1
* extension[name].value[x] only code
* extension[holds] ^short = "What makes the fact true"
* extension[holds].value[x] 1..1
* extension[holds].value[x] only Expression
* extension[because] ^short = "Where it holds: elements beside those of 'holds' without which these would not count, such as the method"
* extension[because].value[x] 1..1
* extension[because].value[x] only Expression
* extension[refuted] ^short = "What makes the fact false; silence never does"
* extension[refuted].value[x] 1..1
* extension[refuted].value[x] only Expression
* extension[missing] ^short = "What would have to be stated where the fact is unknown"
* extension[missing].value[x] 1..1
* extension[missing].value[x] only string

Extension: RuleSide
Id: rule-side
Title: "Rule side"
Description: "A side by which the findings of the organ are kept apart, and the expression that is true for findings of that side."
* insert RuleExtension(PlanDefinition)
* extension contains side 1..1 and when 1..1
* extension[side].value[x] 1..1
* extension[side].value[x] only Coding
* extension[when].value[x] 1..1
* extension[when].value[x] only Expression

Extension: RuleImplication
Id: rule-implication
Title: "Rule implication"
Description: "An outcome that presupposes another: the implied one is graded at least as high."
* insert RuleExtension(PlanDefinition)
* extension contains outcome 1..1 and implies 1..1
* extension[outcome].value[x] 1..1
* extension[outcome].value[x] only Coding
* extension[implies].value[x] 1..1
* extension[implies].value[x] only Coding

Extension: RuleEffect
Id: rule-effect
Title: "Rule effect"
Description: "What follows when the conditions of a rule hold."
* insert RuleExtension(PlanDefinition.action)
* extension contains
    outcome 0..1 and
    grade 0..1 and
    within 0..1 and
    from 0..1 and
    overrides 0..* and
    conclusion 0..1 and
    mechanism 0..* and
    direction 0..1 and
    score 0..* and
    warning 0..1
* extension[outcome] ^short = "The outcome that a risk rule grades, or whose grade an action asks for"
* extension[outcome].value[x] 1..1
* extension[outcome].value[x] only Coding
* extension[grade] ^short = "The grade that a risk rule gives, or the lowest grade at which an action is advised"
* extension[grade].value[x] 1..1
* extension[grade].value[x] only Coding
* extension[within] ^short = "Time within which the outcome is expected"
* extension[within].value[x] 1..1
* extension[within].value[x] only Duration
* extension[from] ^short = "The date from which that time runs"
* extension[from].value[x] 1..1
* extension[from].value[x] only Expression
* extension[overrides] ^short = "A rule that does not count where this one holds"
* extension[overrides].value[x] 1..1
* extension[overrides].value[x] only code
* extension[conclusion] ^short = "The conclusion for a finding that allows no prediction"
* extension[conclusion].value[x] 1..1
* extension[conclusion].value[x] only Coding
* extension[mechanism] ^short = "A mechanism that an etiology rule states"
* extension[mechanism].value[x] 1..1
* extension[mechanism].value[x] only Coding
* extension[direction] ^short = "The direction of the factor that a modifier reports"
* extension[direction].value[x] 1..1
* extension[direction].value[x] only Coding
* extension[score] ^short = "The id of a score rule whose result supports the prediction"
* extension[score].value[x] 1..1
* extension[score].value[x] only code
* extension[warning] ^short = "True when the guard points at something in the input that should be corrected"
* extension[warning].value[x] 1..1
* extension[warning].value[x] only boolean

Extension: RuleScore
Id: rule-score
Title: "Rule score"
Description: "The Observation that a score rule derives: what it is calculated from, its value, and the rows of its table."
* insert RuleExtension(PlanDefinition.action)
* extension contains
    code 1..1 and
    method 0..1 and
    each 1..1 and
    from 0..1 and
    value 0..1 and
    calculated 0..1 and
    unit 0..1 and
    row 0..* and
    component 0..* and
    otherwise 0..1
* extension[code] ^short = "Code of the Observation; the guide's profile of it has the same id"
* extension[code].value[x] 1..1
* extension[code].value[x] only Coding
* extension[method] ^short = "How it is calculated, which names the source of the numbers"
* extension[method].value[x] 1..1
* extension[method].value[x] only Coding
* extension[each] ^short = "The Observations from each of which one is derived; the other expressions see it as %finding"
* extension[each].value[x] 1..1
* extension[each].value[x] only Expression
* extension[from] ^short = "What else it is derived from"
* extension[from].value[x] 1..1
* extension[from].value[x] only Expression
* extension[value] ^short = "The value, where the source gives one figure"
* extension[value].value[x] 1..1
* extension[value].value[x] only Quantity or Range
* extension[calculated] ^short = "The value, where it is calculated"
* extension[calculated].value[x] 1..1
* extension[calculated].value[x] only Expression
* extension[unit] ^short = "UCUM unit of the calculated value; without it the value is an integer"
* extension[unit].value[x] 1..1
* extension[unit].value[x] only code
* extension[row] ^short = "A row of the table: a code, and when it is the value or, where a component is named, one of its values"
* extension[row].extension contains when 1..1 and code 1..1 and component 0..1
* extension[row].extension[when].value[x] 1..1
* extension[row].extension[when].value[x] only Expression
* extension[row].extension[code].value[x] 1..1
* extension[row].extension[code].value[x] only Coding
* extension[row].extension[component].value[x] 1..1
* extension[row].extension[component].value[x] only Coding
* extension[component] ^short = "A component whose value an expression gives"
* extension[component].extension contains code 1..1 and value 1..1
* extension[component].extension[code].value[x] 1..1
* extension[component].extension[code].value[x] only Coding
* extension[component].extension[value].value[x] 1..1
* extension[component].extension[value].value[x] only Expression
* extension[otherwise] ^short = "Why there is no value where no row holds; without it nothing is derived then"
* extension[otherwise].value[x] 1..1
* extension[otherwise].value[x] only code
