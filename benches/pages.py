#!/usr/bin/env python3
"""The heaviest pages of a built site, by what a phone fetches.

    python3 benches/pages.py SITE/public [--most 60000] [--show 15]

Compresses every page (gzip, level 6, as web servers do) and fails above the limit (bytes).
The JSON beside each page may be as long as `MOST_BYTES` in src/export/page/mod.rs, uncompressed.
Lists the heaviest page of each kind: pages of one kind share the shape of their address.
"""

import argparse
import os
import re
import sys
import zlib

MOST_JSON = 1_000_000

# One entry a kind; the first that fits counts.
KINDS = [
    ("institution", r"institutions/[^/]+/index.html"),
    ("holders in a place", r"technologies/[^/]+/\d{6}[^/]*/(\d+/)?index.html"),
    ("technology", r"technologies/[^/]+/index.html"),
    ("place", r"jurisdictions/[^/]+/index.html"),
    ("release", r"changes/[^/]+/index.html"),
    ("letter", r"search/[^/]+/(\d+/)?index.html"),
    ("catalog", r"catalogs/.*index.html"),
    ("regulation", r"regulations/.*index.html"),
    ("rule", r"rules/[^/]+/index.html"),
    ("other", r".*\.html"),
]


def kind_of(path):
    return next(kind for kind, pattern in KINDS if re.fullmatch(pattern, path))


def files(root):
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            yield path, os.path.relpath(path, root)


def gzipped(path):
    with open(path, "rb") as file:
        # A gzip header and trailer are 18 bytes, those of zlib 6.
        return len(zlib.compress(file.read(), 6)) + 12


def measure(root):
    """(compressed, length, path) of every page, and (length, path) of every page's JSON."""
    pages, data = [], []
    for path, name in files(root):
        length = os.path.getsize(path)
        if name.endswith(".html"):
            pages.append((gzipped(path), length, name))
        elif os.path.basename(name) == "index.json":
            data.append((length, name))
    return sorted(pages, reverse=True), sorted(data, reverse=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("public", help="the published folder")
    parser.add_argument("--most", type=int, default=60_000, help="bytes of a compressed page")
    parser.add_argument("--show", type=int, default=15, help="how many to list")
    arguments = parser.parse_args()
    pages, data = measure(arguments.public)
    if not pages:
        sys.exit(f"no page below {arguments.public}")

    print(f"{len(pages)} pages; the heaviest (gzip bytes, bytes):")
    for compressed, length, name in pages[: arguments.show]:
        print(f"{compressed:>9} {length:>9}  {name}")
    print("the heaviest of each kind:")
    heaviest = {}
    for compressed, _, name in pages:
        count, most, of = heaviest.get(kind_of(name), (0, compressed, name))
        heaviest[kind_of(name)] = (count + 1, most, of)
    for kind, (count, most, name) in heaviest.items():
        print(f"{most:>9} {count:>6} × {kind}: {name}")
    print("the longest JSON (bytes):")
    for length, name in data[:5]:
        print(f"{length:>9}  {name}")

    over = [name for compressed, _, name in pages if compressed > arguments.most]
    over += [name for length, name in data if length > MOST_JSON]
    if over:
        sys.exit(f"{len(over)} files are too long: {' '.join(over[:20])}")


if __name__ == "__main__":
    main()
