#!/usr/bin/env bash
# Runs every test. Needs Rust; installs the rest on Debian and Ubuntu.
#
# Where Chromium or Node.js is missing and can't be installed, the browser tests are skipped
# with a line that says so; with CI set that is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly NODE_AT_LEAST=18.19

has() { command -v "$1" >/dev/null 2>&1; }

has_chromium() {
    [ -x "${CHROMIUM:-}" ] || has chromium || has chromium-browser || has google-chrome ||
        has google-chrome-stable
}

# macOS brings its own.
has_chinese_font() {
    [ "$(uname)" = Darwin ] || { has fc-list && [ -n "$(fc-list :lang=zh)" ]; }
}

has_node() {
    has node || return 1
    local found
    found=$(node --version)
    [ "$(printf '%s\n%s\n' "$NODE_AT_LEAST" "${found#v}" | sort -V | head -n 1)" = "$NODE_AT_LEAST" ]
}

# What the browser tests still lack, as Debian names it.
missing_packages() {
    has_chromium || echo chromium
    has_chinese_font || echo fonts-noto-cjk fontconfig
    has node || echo nodejs
    has npm || echo npm
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_missing() {
    local packages
    packages=$(missing_packages | tr '\n' ' ')
    [ -n "$packages" ] || return 0
    has apt-get || return 0
    [ "$(id -u)" = 0 ] || { has sudo && sudo -n true 2>/dev/null; } || return 0
    echo "Installing for the browser tests: $packages"
    export DEBIAN_FRONTEND=noninteractive
    # What could not be installed is reported as missing below.
    # shellcheck disable=SC2086
    as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends $packages ||
        echo "apt-get could not install: $packages" >&2
}

# Why the browser tests can't run; nothing when they can.
obstacle() {
    has_chromium || { echo "Chromium is not installed"; return; }
    has_chinese_font || { echo "no Chinese font is installed"; return; }
    has_node || { echo "Node.js $NODE_AT_LEAST or later is not installed"; return; }
    has npm || echo "npm is not installed"
}

# run NAME COMMAND…: runs one part to its end and remembers how it went.
summary=()
failed=0
run() {
    local name=$1
    shift
    echo "== $name"
    if "$@" </dev/null; then
        summary+=("ok       $name")
    else
        summary+=("FAILED   $name")
        failed=1
    fi
}

# `cargo test` leaves the binary behind; `cargo build` would compile everything a second time,
# without the features that only the tests ask for.
browser_tests() {
    cargo test --no-run || return
    npm ci --prefix tests/browser || return
    GONGSHI_BINARY="$(target_folder)/debug/gongshi" node tests/browser/run.mjs
}

target_folder() {
    cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/'
}

install_missing
run "Rust tests (cargo test)" cargo test --no-fail-fast
reason=$(obstacle)
if [ -z "$reason" ]; then
    run "browser tests" browser_tests
elif [ -n "${CI:-}" ]; then
    summary+=("FAILED   browser tests: $reason")
    failed=1
else
    summary+=("skipped  browser tests: $reason")
fi

echo
echo "== Summary"
printf '%s\n' "${summary[@]}"
exit "$failed"
