#!/usr/bin/env bash
# Measures the search of an invented national data set against its budgets: bytes, requests, round
# trips, time, the rank of the right answer by kind of query, and whether the browser's first ten
# are the terminal's. Fails where a budget is missed.
#
#   bash benches/search/run.sh [INSTITUTIONS]     (default 40000)
#
# Needs Node.js, and Chromium for the times. Where `pagefind` is installed (PyPI:
# pagefind[extended]), it indexes the same pages and is asked the same names. KEEP=folder keeps
# the built site there and uses it again; EVERY=n times only every nth of the queries.
set -euo pipefail
cd "$(dirname "$0")/../.."

institutions=${1:-40000}
cargo build --release
gongshi=$(cargo metadata --format-version 1 --no-deps |
    sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/gongshi
folder=${KEEP:-$(mktemp -d)}
[ -n "${KEEP:-}" ] || trap 'rm -rf "$folder"' EXIT

if [ ! -d "$folder/public" ]; then
    mkdir -p "$folder/data"
    sed 's/^jurisdiction = .*/jurisdiction = "000000"/' site.toml >"$folder/site.toml"
    "$gongshi" sample "$folder/data/sources" --institutions "$institutions" \
        --jurisdiction 000000 --snapshots 1 --csv --clean
    "$gongshi" build "$folder" --timings >/dev/null
fi
npm ci --prefix tests/browser --silent
cargo bench --bench search -- "$folder" "$folder/measured"
node benches/search/measure.mjs "$folder/measured"
if python3 -m pagefind --version >/dev/null 2>&1; then
    command -v /usr/bin/time >/dev/null && timed=(/usr/bin/time -f "pagefind index: %e s wall, %U s user, %M KB peak") || timed=()
    "${timed[@]}" python3 -m pagefind --site "$folder/public" --output-path "$folder/public/pagefind" \
        --glob "institutions/*/index.html" >/dev/null
fi
# Each says by its exit code whether the budgets are met; both are asked.
failed=0
node benches/search/same.mjs "$folder" "$gongshi" || failed=1
node benches/search/times.mjs "$folder" "${EVERY:-1}" || failed=1
exit "$failed"
