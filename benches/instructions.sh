#!/usr/bin/env bash
# Counts the instructions of one fixed build: a guard that does not depend on the clock.
#
#   bash benches/instructions.sh                   compares with the last count recorded
#   bash benches/instructions.sh --record REASON   records a new one
#
# Builds a site of 200 invented institutions with one thread under valgrind and compares with the
# last entry of benches/instructions.toml. Fails where a build takes more than 10 % more
# instructions without a recorded reason. One that takes 10 % fewer is to be recorded too, so that
# what was won is held. Of valgrind's tools cachegrind counts the instructions that callgrind
# counts, in half its time.
#
# The program is the one that `cargo test` leaves, which continuous integration has anyway: it
# runs the same algorithms as a release. GONGSHI_BINARY names another. Counts of different
# compilers can't be compared: where the recorded one is another, the count is told and nothing
# fails. Needs valgrind.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly RECORD=benches/instructions.toml
readonly MOST_PERCENT=10

program() {
    cargo test --no-run --quiet
    cargo metadata --format-version 1 --no-deps |
        sed 's/.*"target_directory":"\([^"]*\)".*/\1\/debug\/gongshi/'
}

compiler() { rustc --version | cut -d ' ' -f 1,2; }

# The value of a key of the last entry.
recorded() { sed -n "s/^$1 = \"\{0,1\}\([^\"]*\)\"\{0,1\}\$/\1/p" "$RECORD" | tail -n 1; }

# count PROGRAM: relative paths and a fixed environment, so that neither adds instructions.
count() {
    local folder
    folder=$(mktemp -d)
    # shellcheck disable=SC2064
    trap "rm -rf '$folder'" EXIT
    mkdir "$folder/site"
    cp site.toml "$folder/site/"
    cd "$folder"
    "$1" sample site/data/sources --institutions 200 --snapshots 1 >/dev/null
    if ! env -i PATH="$PATH" RAYON_NUM_THREADS=1 TZ=UTC \
        valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null \
        "$1" build site --date 2026-11-01 >told 2>&1; then
        tail -n 40 told >&2
        return 1
    fi
    sed -n 's/^==[0-9]*== I *refs: *\([0-9,]*\).*/\1/p' told | tr -d ,
}

binary=${GONGSHI_BINARY:-$(program)}
counted=$(count "$binary")
echo "$counted instructions"

if [ "${1:-}" = --record ]; then
    reason=${2:?a reason is needed}
    printf '\n[[recorded]]\ninstructions = %s\ncompiler = "%s"\nreason = "%s"\n' \
        "$counted" "$(compiler)" "${reason//\"/\'}" >>"$RECORD"
    echo "recorded in $RECORD"
    exit 0
fi

before=$(recorded instructions)
if [ "$(recorded compiler)" != "$(compiler)" ]; then
    echo "recorded with $(recorded compiler), here $(compiler): not compared with $before"
    exit 0
fi
percent=$(awk -v now="$counted" -v was="$before" 'BEGIN { printf "%+.1f", (now / was - 1) * 100 }')
echo "$percent % of the $before recorded: $(recorded reason)"
if awk -v percent="$percent" -v most="$MOST_PERCENT" \
    'BEGIN { exit !(percent > most || percent < -most) }'; then
    echo "A build's instructions changed by $percent %. If that is meant, record it with its reason:"
    echo "    bash benches/instructions.sh --record 'why'"
    exit 1
fi >&2
