#!/usr/bin/env bash
# Fuzzes each target for SECONDS_EACH seconds (600), one after another.
# Needs a nightly compiler and cargo-fuzz. The seeds are the demonstration's own exports, the
# fixtures of the rules and the words of tokens/. The program has no unsafe code of its own, so
# that a sanitizer would only take time.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${SECONDS_EACH:-600}
seeds=$(mktemp -d)
trap 'rm -rf "$seeds"' EXIT
mkdir "$seeds"/{csv,xlsx,dates,technologies}

exports() { find ../data/sources ../tests/rules ../tests/cases -name "*.$1" -size -64k -print0; }
name() { printf %s "$1" | tr / _; }

while IFS= read -r -d '' file; do cp "$file" "$seeds/csv/$(name "$file")"; done < <(exports csv)
# The first byte of an input says whether it is a whole workbook or a sheet and its strings.
while IFS= read -r -d '' file; do
    { printf '\001'; cat "$file"; } >"$seeds/xlsx/$(name "$file")"
    {
        printf '\000'
        unzip -p "$file" xl/worksheets/sheet1.xml || true
        printf '\000'
        unzip -p "$file" xl/sharedStrings.xml || true
    } >"$seeds/xlsx/$(name "$file").parts" 2>/dev/null
done < <(exports xlsx)
number=0
while IFS= read -r word; do
    number=$((number + 1))
    for kind in 0 1 2; do printf "\\00$kind%s" "$word" >"$seeds/dates/$number-$kind"; done
done <tokens/dates.txt
while IFS= read -r word; do
    number=$((number + 1))
    printf %s "$word" >"$seeds/technologies/$number"
done <tokens/technologies.txt

# A dictionary has its words as escaped bytes.
words() {
    while IFS= read -r word; do
        printf '"%s"\n' "$(printf %s "$word" | od -An -v -tx1 | tr -d '\n' | sed 's/ /\\x/g')"
    done <"tokens/$1.txt"
}

# Long enough for several tables; a cell is short.
declare -A max_length=([csv]=8192 [xlsx]=65536 [dates]=64 [technologies]=512)

for target in ${*:-csv xlsx dates technologies}; do
    mkdir -p "corpus/$target"
    words "$target" >"$seeds/$target.dict"
    cargo +nightly fuzz run -s none "$target" "corpus/$target" "$seeds/$target" -- \
        -dict="$seeds/$target.dict" -max_total_time="$seconds" -max_len="${max_length[$target]}" -timeout=25 \
        -print_final_stats=1
done
