#!/usr/bin/env bash
# Measures whole builds: the demonstration site, and an invented national data set.
#
#   bash benches/scale.sh [INSTITUTIONS]     (default 10000)
#
# Prints wall time, CPU time and peak memory of a first build and of one with nothing changed.
# Needs GNU time. Results go to a temporary folder; set TMPDIR to choose the file system.
set -euo pipefail
cd "$(dirname "$0")/.."

institutions=${1:-10000}
cargo build --release
gongshi=$(cargo metadata --format-version 1 --no-deps |
    sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/gongshi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

measure() {
    local name=$1
    shift
    command time -f "$name: %e s wall, %U s user + %S s system, %M KB peak" "$@" \
        2>&1 >/dev/null | tail -n 1
}

measure "demonstration, first build" "$gongshi" build . --target "$folder/demonstration"
measure "demonstration, nothing changed" "$gongshi" build . --target "$folder/demonstration"

national=$folder/national
mkdir "$national"
sed 's/^jurisdiction = .*/jurisdiction = "000000"/' site.toml >"$national/site.toml"
"$gongshi" sample "$national/data/sources" --institutions "$institutions" \
    --jurisdiction 000000 --snapshots 3 --csv
measure "$institutions institutions, first build" "$gongshi" build "$national"
measure "$institutions institutions, nothing changed" "$gongshi" build "$national"
find "$national/public" -type f | wc -l | sed 's/$/ files/'
