// How a rule is written. A plan is one group action (the organ) that holds the rules; expressions see
//   %finding  the finding        %report  its DiagnosticReport
//   %context  the patient's other resources, newest first
//   %lesion   Observations of the same lesion: linked by hasMember, derivedFrom or focus, or from the same specimen
//   %siblings other findings of the same organ and side
// and every variable and fact declared before them.

RuleSet: Plan(name, title, description)
* id = "{name}"
* url = "http://fhircalc.org/fhir/PlanDefinition/{name}"
* title = "{title}"
* description = "{description}"
* status = #active
* experimental = false
* type = http://terminology.hl7.org/CodeSystem/plan-definition-type#eca-rule

RuleSet: Organ(code, expression)
* action[0].title = "{code}"
* action[0].code = CalcificationObservationCS#{code}
* action[0].condition[0].kind = #applicability
* action[0].condition[0].expression.language = #text/fhirpath
* action[0].condition[0].expression.expression = "{expression}"

RuleSet: Side(side, set)
* extension[RuleSide][+].extension[side].valueCoding = LateralityCS#{side}
* extension[RuleSide][=].extension[when].valueExpression.language = #text/fhirpath
* extension[RuleSide][=].extension[when].valueExpression.expression = "({set}).exists()"

RuleSet: Implies(outcome, implied)
* extension[RuleImplication][+].extension[outcome].valueCoding = CalcificationOutcomeCS#{outcome}
* extension[RuleImplication][=].extension[implies].valueCoding = CalcificationOutcomeCS#{implied}

RuleSet: Variable(name, expression)
* extension[RuleVariable][+].valueExpression.name = "{name}"
* extension[RuleVariable][=].valueExpression.language = #text/fhirpath
* extension[RuleVariable][=].valueExpression.expression = "{expression}"

// The values of the finding's components with this code.
RuleSet: Component(name, code)
* extension[RuleComponent][+].extension[name].valueCode = #{name}
* extension[RuleComponent][=].extension[code].valueCoding = $component#{code}

RuleSet: Fact(name, holds, refuted, missing)
* extension[RuleFact][+].extension[name].valueCode = #{name}
* extension[RuleFact][=].extension[holds].valueExpression.language = #text/fhirpath
* extension[RuleFact][=].extension[holds].valueExpression.expression = "{holds}"
* extension[RuleFact][=].extension[refuted].valueExpression.language = #text/fhirpath
* extension[RuleFact][=].extension[refuted].valueExpression.expression = "{refuted}"
* extension[RuleFact][=].extension[missing].valueString = "{missing}"

// A fact that cannot be false: nobody states the opposite, or stating it changes nothing.
RuleSet: Statement(name, holds, missing)
* extension[RuleFact][+].extension[name].valueCode = #{name}
* extension[RuleFact][=].extension[holds].valueExpression.language = #text/fhirpath
* extension[RuleFact][=].extension[holds].valueExpression.expression = "{holds}"
* extension[RuleFact][=].extension[missing].valueString = "{missing}"

// A stated value lies in one value set, or all lie in another that contradicts it; anything else is unknown.
RuleSet: Coded(name, variable, set, opposite, missing)
* insert Fact({name}, [[%{variable}.where(memberOf('http://fhircalc.org/fhir/ValueSet/{set}'))]], [[%{variable}.where(%{variable}.all(memberOf('http://fhircalc.org/fhir/ValueSet/{opposite}')))]], [[{missing}]])

// A mineral counts by a specimen-based method alone.
RuleSet: Mineral(name, set, opposite, missing)
* insert Coded({name}, composition, {set}, {opposite}, [[{missing}]])
* insert ByMethod

// The fact before it rests on a specimen-based method as well: the method, or else the specimen, is one of the reasons.
RuleSet: ByMethod
* extension[RuleFact][=].extension[because].valueExpression.language = #text/fhirpath
* extension[RuleFact][=].extension[because].valueExpression.expression = "%specimenBased.method | %specimenBased.where(method.empty()).specimen"

// Conditions of the patient: current ones, and ones that were ever there. Refuted is negative; provisional is neither.
RuleSet: CurrentCondition(name, set, missing)
* insert Variable({name}Conditions, [[%context.ofType(Condition).where(code.memberOf('http://fhircalc.org/fhir/ValueSet/{set}'))]])
* insert Variable({name}Stated, [[%{name}Conditions.where((verificationStatus.empty() or verificationStatus.coding.where(code = 'confirmed').exists()) and (clinicalStatus.empty() or clinicalStatus.coding.where(code in ('active' | 'recurrence' | 'relapse')).exists())).code]])
* insert Variable({name}Refuted, [[%{name}Conditions.where(verificationStatus.coding.where(code = 'refuted').exists() or clinicalStatus.coding.where(code in ('inactive' | 'remission' | 'resolved')).exists())]])
* insert Fact({name}, [[%{name}Stated]], [[%{name}Refuted.where(%{name}Refuted.count() = %{name}Conditions.count()).select(verificationStatus | clinicalStatus)]], [[{missing}]])

RuleSet: HistoryOf(name, set)
* insert Variable({name}Conditions, [[%context.ofType(Condition).where(code.memberOf('http://fhircalc.org/fhir/ValueSet/{set}'))]])
* insert Variable({name}Stated, [[%{name}Conditions.where(verificationStatus.empty() or verificationStatus.coding.where(code = 'confirmed').exists()).code]])
* insert Variable({name}Refuted, [[%{name}Conditions.where(verificationStatus.coding.where(code = 'refuted').exists())]])

// A marker measured in the lesion: positive, negative, high, not high; by interpretation, else by reference range.
RuleSet: Marker(name, set)
* insert Variable({name}, [[%lesion.where(code.memberOf('http://fhircalc.org/fhir/ValueSet/{set}'))]])
* insert Variable({name}High, [[%{name}.where((interpretation | value.ofType(CodeableConcept)).where(memberOf('http://fhircalc.org/fhir/ValueSet/interpretation-high')).exists() or (interpretation.empty() and value.ofType(Quantity).exists() and referenceRange.high.count() = 1 and value.ofType(Quantity) > referenceRange.high))]])
* insert Variable({name}Positive, [[%{name}High | %{name}.where((interpretation | value.ofType(CodeableConcept)).where(memberOf('http://fhircalc.org/fhir/ValueSet/interpretation-positive')).exists())]])
* insert Variable({name}Negative, [[%{name}.where((interpretation | value.ofType(CodeableConcept)).where(memberOf('http://fhircalc.org/fhir/ValueSet/interpretation-negative')).exists())]])
* insert Variable({name}NotHigh, [[%{name}Negative | %{name}.where((interpretation | value.ofType(CodeableConcept)).where(memberOf('http://fhircalc.org/fhir/ValueSet/interpretation-not-high')).exists() or (interpretation.empty() and value.ofType(Quantity).exists() and referenceRange.high.count() = 1 and value.ofType(Quantity) <= referenceRange.high))]])

// What makes these markers positive or high: the interpretation that says so, or else the value and the limit that it exceeds.
RuleSet: Because(name, markers)
* insert Variable({name}, [[%{markers}.select((interpretation | value.ofType(CodeableConcept)).where(memberOf('http://fhircalc.org/fhir/ValueSet/interpretation-high') or memberOf('http://fhircalc.org/fhir/ValueSet/interpretation-positive')) | iif(interpretation.empty() and value.ofType(Quantity).exists(), value | referenceRange.high, {}))]])

// The same in cancer cells: that they are such is one of the reasons.
RuleSet: BecauseInCancerCells(name, markers)
* insert Because({name}Value, {markers})
* insert Variable({name}, [[%{name}Value.combine(%{markers}.component.value.where(memberOf('http://fhircalc.org/fhir/ValueSet/cells-cancer')))]])

// A measurement in the patient's context, the newest: high, not high; by interpretation, else by reference range.
RuleSet: Measured(name, set, missing)
* insert Variable({name}, [[%context.ofType(Observation).where(code.memberOf('http://fhircalc.org/fhir/ValueSet/{set}')).first()]])
* insert Variable({name}IsHigh, [[%{name}.interpretation.where(memberOf('http://fhircalc.org/fhir/ValueSet/interpretation-high')).combine(%{name}.where(interpretation.empty() and value.ofType(Quantity).exists() and referenceRange.high.count() = 1 and value.ofType(Quantity) > referenceRange.high).select(value | referenceRange.high))]])
* insert Variable({name}IsNot, [[%{name}.interpretation.where(memberOf('http://fhircalc.org/fhir/ValueSet/interpretation-not-high')).combine(%{name}.where(interpretation.empty() and value.ofType(Quantity).exists() and referenceRange.high.count() = 1 and value.ofType(Quantity) <= referenceRange.high).select(value | referenceRange.high))]])
* insert Fact({name}High, [[%{name}IsHigh]], [[%{name}IsNot]], [[{missing}]])
* insert Fact({name}NotHigh, [[%{name}IsNot]], [[%{name}IsHigh]], [[{missing}]])

// Observations of these factors that are high or low; by interpretation, else by reference range.
RuleSet: FactorsOf(name, set, interpretation, sign, limit)
* insert Variable({name}Measured, [[%factors.where(code.memberOf('http://fhircalc.org/fhir/ValueSet/{set}'))]])
* insert Statement({name}, [[%{name}Measured.interpretation.where(memberOf('http://fhircalc.org/fhir/ValueSet/{interpretation}')).combine(%{name}Measured.where(interpretation.empty() and value.ofType(Quantity).exists() and referenceRange.{limit}.count() = 1 and value.ofType(Quantity) {sign} referenceRange.{limit}).select(value | referenceRange.{limit}))]], [[factors of calcification]])

// Medication that the patient takes.
RuleSet: Taken(name, set, missing)
* insert Statement({name}, [[%context.ofType(MedicationStatement).where((status in ('active' | 'intended' | 'unknown'))).medication.combine(%context.ofType(MedicationRequest).where((status in ('active'))).medication).where(memberOf('http://fhircalc.org/fhir/ValueSet/{set}'))]], [[{missing}]])

// A condition of which only being known matters, current or not.
RuleSet: KnownCondition(name, set, missing)
* insert HistoryOf({name}, {set})
* insert Fact({name}, [[%{name}Stated]], [[%{name}Refuted.where(%{name}Refuted.count() = %{name}Conditions.count()).verificationStatus]], [[{missing}]])

// --- rules: a head, then conditions that must all hold, then the statements they rest on.
RuleSet: RuleHead(id, kind, title)
* action[0].action[+].id = "{id}"
* action[0].action[=].title = "{title}"
* action[0].action[=].code = RuleKindCS#{kind}

// A risk rule speaks of an ectopic calcification that is present.
RuleSet: Risk(id, outcome, grade, title)
* insert RuleHead({id}, risk, [[{title}]])
* action[0].action[=].extension[RuleEffect].extension[outcome].valueCoding = CalcificationOutcomeCS#{outcome}
* action[0].action[=].extension[RuleEffect].extension[grade].valueCoding = $risk#{grade}
* insert When([[%present and %ectopic]])

RuleSet: Guard(id, title)
* insert RuleHead({id}, guard, [[{title}]])

// A mechanism or cause that the finding points to; Mechanism adds a code for it.
RuleSet: Etiology(id, title)
* insert RuleHead({id}, etiology, [[{title}]])
* insert When([[%present and %ectopic]])

RuleSet: Mechanism(code)
* action[0].action[=].extension[RuleEffect].extension[mechanism][+].valueCoding = CalcificationEtiologyCS#{code}

// A factor with its direction: favoring, protective or open. It changes no grade.
RuleSet: Modifier(id, direction, title)
* insert RuleHead({id}, modifier, [[{title}]])
* action[0].action[=].extension[RuleEffect].extension[direction].valueCoding = ModifierDirectionCS#{direction}
* insert When([[%present and %ectopic]])

RuleSet: Advice(id, outcome, grade, title)
* insert RuleHead({id}, action, [[{title}]])
* action[0].action[=].extension[RuleEffect].extension[outcome].valueCoding = CalcificationOutcomeCS#{outcome}
* action[0].action[=].extension[RuleEffect].extension[grade].valueCoding = $risk#{grade}

RuleSet: When(condition)
* action[0].action[=].condition[+].kind = #applicability
* action[0].action[=].condition[=].expression.language = #text/fhirpath
* action[0].action[=].condition[=].expression.expression = "{condition}"

RuleSet: Evidence(code)
* action[0].action[=].reason[+] = CalcificationEvidenceCS#{code}

RuleSet: Within(years, from)
* action[0].action[=].extension[RuleEffect].extension[within].valueDuration = {years} 'a' "years"
* action[0].action[=].extension[RuleEffect].extension[from].valueExpression.language = #text/fhirpath
* action[0].action[=].extension[RuleEffect].extension[from].valueExpression.expression = "{from}"

RuleSet: Overrides(id)
* action[0].action[=].extension[RuleEffect].extension[overrides][+].valueCode = #{id}

RuleSet: Concludes(code)
* action[0].action[=].extension[RuleEffect].extension[conclusion].valueCoding = CalcificationConclusionCS#{code}

RuleSet: Warns
* action[0].action[=].extension[RuleEffect].extension[warning].valueBoolean = true

RuleSet: Needs(type, set)
* action[0].action[=].input[+].type = #{type}
* action[0].action[=].input[=].codeFilter.path = "code"
* action[0].action[=].input[=].codeFilter.valueSet = "http://fhircalc.org/fhir/ValueSet/{set}"

RuleSet: NeedsMedication(set)
* action[0].action[=].input[+].type = #MedicationStatement
* action[0].action[=].input[=].codeFilter.path = "medication"
* action[0].action[=].input[=].codeFilter.valueSet = "http://fhircalc.org/fhir/ValueSet/{set}"
* action[0].action[=].input[+].type = #MedicationRequest
* action[0].action[=].input[=].codeFilter.path = "medication"
* action[0].action[=].input[=].codeFilter.valueSet = "http://fhircalc.org/fhir/ValueSet/{set}"

// The result of a score rule supports the prediction.
RuleSet: RestsOnScore(id)
* action[0].action[=].extension[RuleEffect].extension[score][+].valueCode = #{id}

// --- scores: an Observation derived from each of the Observations that 'each' gives, which the other expressions see as %finding.
RuleSet: ScorePlan
* action[0].title = "Scores"
* action[0].code = RuleKindCS#score
* action[0].condition[0].kind = #applicability
* action[0].condition[0].expression.language = #text/fhirpath
* action[0].condition[0].expression.expression = "true"

RuleSet: Score(id, code, method, title)
* insert RuleHead({id}, score, [[{title}]])
* action[0].action[=].extension[RuleScore].extension[code].valueCoding = CalcificationObservationCS#{code}
* action[0].action[=].extension[RuleScore].extension[method].valueCoding = ScoreMethodCS#{method}

// One of the categories of an assessment; another one that is stated decides that it is not this.
RuleSet: Category(name, code, snomed)
* insert Variable({name}Stated, [[%finding.value.ofType(CodeableConcept).where(coding.where((system = 'http://fhircalc.org/fhir/CodeSystem/birads-category' and code = '{code}') or (system = 'http://snomed.info/sct' and code = '{snomed}')).exists())]])
* insert Fact({name}, [[%{name}Stated]], [[%finding.value.ofType(CodeableConcept).where(%{name}Stated.empty())]], [[assessment category]])

RuleSet: Each(expression)
* action[0].action[=].extension[RuleScore].extension[each].valueExpression.language = #text/fhirpath
* action[0].action[=].extension[RuleScore].extension[each].valueExpression.expression = "{expression}"

RuleSet: AndFrom(expression)
* action[0].action[=].extension[RuleScore].extension[from].valueExpression.language = #text/fhirpath
* action[0].action[=].extension[RuleScore].extension[from].valueExpression.expression = "{expression}"

RuleSet: Calculated(expression)
* action[0].action[=].extension[RuleScore].extension[calculated].valueExpression.language = #text/fhirpath
* action[0].action[=].extension[RuleScore].extension[calculated].valueExpression.expression = "{expression}"

RuleSet: Unit(code)
* action[0].action[=].extension[RuleScore].extension[unit].valueCode = #{code}

RuleSet: ScoreRow(when, system, code)
* action[0].action[=].extension[RuleScore].extension[row][+].extension[when].valueExpression.language = #text/fhirpath
* action[0].action[=].extension[RuleScore].extension[row][=].extension[when].valueExpression.expression = "{when}"
* action[0].action[=].extension[RuleScore].extension[row][=].extension[code].valueCoding = {system}#{code}

RuleSet: ComponentRow(when, system, code, component)
* insert ScoreRow([[{when}]], {system}, {code})
* action[0].action[=].extension[RuleScore].extension[row][=].extension[component].valueCoding = $component#{component}

RuleSet: ScoreComponent(code, expression)
* action[0].action[=].extension[RuleScore].extension[component][+].extension[code].valueCoding = $component#{code}
* action[0].action[=].extension[RuleScore].extension[component][=].extension[value].valueExpression.language = #text/fhirpath
* action[0].action[=].extension[RuleScore].extension[component][=].extension[value].valueExpression.expression = "{expression}"

RuleSet: Percent(value)
* action[0].action[=].extension[RuleScore].extension[value].valueQuantity = {value} '%' "%"

RuleSet: PercentRange(low, high)
* action[0].action[=].extension[RuleScore].extension[value].valueRange.low = {low} '%' "%"
* action[0].action[=].extension[RuleScore].extension[value].valueRange.high = {high} '%' "%"

RuleSet: Otherwise(reason)
* action[0].action[=].extension[RuleScore].extension[otherwise].valueCode = #{reason}
