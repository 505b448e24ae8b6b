#!/usr/bin/env bash
# Consumes the package as others do: fhir-package-loader loads it and finds every canonical,
# and SUSHI compiles a project of a third party that derives from CalcificationFinding.
# Run after compile.sh, which installs the tools and R4 core, and after a build: the command line writes the package.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
work="$root/artifacts/guide/consumer"
rm -rf "$work"
mkdir -p "$work/home/.fhir/packages" "$work/project/input/fsh"

cli="$(ls -t "$root"/src/FhirCalc.Cli/bin/*/net10.0/fhircalc.dll 2>/dev/null | head -1)"
[ -n "$cli" ] || { echo "package-check.sh: build src/FhirCalc.Cli first" >&2; exit 2; }
dotnet "$cli" package --to "$work"
archive="$(echo "$work"/*.tgz)"
version="$(basename "$archive" .tgz)"
version="${version#fhircalc.calcification-}"

export HOME="$work/home" FPL_REGISTRY=http://127.0.0.1:9
ln -s "$root/artifacts/guide/home/.fhir/packages/hl7.fhir.r4.core#4.0.1" "$HOME/.fhir/packages/"
node "$here/package-load.mjs" "$archive" "$version"

cat > "$work/project/sushi-config.yaml" <<YAML
canonical: http://consumer.example.org/fhir
status: draft
version: 0.0.1
fhirVersion: 4.0.1
FSHOnly: true
dependencies:
  fhircalc.calcification: $version
YAML
cat > "$work/project/input/fsh/consumer.fsh" <<'FSH'
Profile: SmallThyroidCalcification
Parent: http://fhircalc.org/fhir/StructureDefinition/calcification-finding
Id: small-thyroid-calcification
Description: "A finding of which the size is known."
* bodySite from http://fhircalc.org/fhir/ValueSet/thyroid-site (required)
* component[size] 1..1

Instance: small-thyroid-calcification-example
InstanceOf: SmallThyroidCalcification
Usage: #example
* status = #final
* code = http://fhircalc.org/fhir/CodeSystem/calcification-observation#calcification-finding
* subject = Reference(Patient/example)
* bodySite = http://snomed.info/sct#69748006
* component[presence].valueCodeableConcept = http://fhircalc.org/fhir/CodeSystem/finding-presence#present
* component[size].valueQuantity = 0.8 'mm'
FSH
cp "$here/sushi-ignoreWarnings.txt" "$work/project/"
"$here/node_modules/.bin/sushi" build "$work/project" -s > "$work/sushi.log" 2>&1 || { cat "$work/sushi.log" >&2; exit 1; }
grep -Eq '0 Errors +0 Warnings' "$work/sushi.log" || { grep -vE '^(info|npm) ' "$work/sushi.log" >&2; exit 1; }
echo "fhircalc.calcification $version: SUSHI derives from it, 0 errors, 0 warnings"
