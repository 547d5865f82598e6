#!/usr/bin/env bash
# Fuzzes each target for SECONDS_EACH seconds (600), one after another.
# Needs a nightly compiler and cargo-fuzz. The seeds are the demonstration's own exports.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${SECONDS_EACH:-600}
seeds=$(mktemp -d)
trap 'rm -rf "$seeds"' EXIT
mkdir "$seeds/csv" "$seeds/xlsx"
find ../data/sources -name '*.csv' -size -64k -exec sh -c 'cp "$1" "$2/csv/$(echo "$1" | tr / _)"' _ {} "$seeds" \;
# The last byte of an input says whether it is a whole workbook (cargo-fuzz takes values from the end).
find ../data/sources -name '*.xlsx' -size -64k -exec sh -c '{ cat "$1"; printf "\001"; } > "$2/xlsx/$(echo "$1" | tr / _)"' _ {} "$seeds" \;
for target in ${*:-csv xlsx dates technologies}; do
    mkdir -p "corpus/$target"
    folders=("corpus/$target")
    [ -d "$seeds/$target" ] && folders+=("$seeds/$target")
    cargo +nightly fuzz run "$target" "${folders[@]}" -- -max_total_time="$seconds" -max_len=65536 -timeout=25
done
