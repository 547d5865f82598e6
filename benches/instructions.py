#!/usr/bin/env python3
"""Counts the instructions of one fixed build: a guard that does not depend on the clock.

    python3 benches/instructions.py [--record REASON] [--gongshi PATH]

Builds a site of 200 invented institutions with one thread under valgrind (callgrind) and compares
the count with the last one in benches/instructions.toml. Fails above 10 % more. With a reason,
records the new count beside it; a count more than 10 % lower asks to be recorded too, so that
what was won is held. The program is the one that `cargo test` leaves, which continuous
integration has anyway: unoptimised, it runs more instructions, but the same algorithms.

Counts of different compilers can't be compared: where the recorded compiler is another, the
count is printed and nothing fails. Needs Python 3.11 and valgrind.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
RECORD = ROOT / "benches/instructions.toml"
MOST_GROWTH = 0.10
DAY = "2026-11-01"


def program():
    subprocess.run(["cargo", "test", "--no-run", "--quiet"], cwd=ROOT, check=True)
    told = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--no-deps"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout
    return pathlib.Path(json.loads(told)["target_directory"]) / "debug/gongshi"


def compiler():
    told = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True)
    return told.stdout.split(" (")[0].strip()


def count(gongshi):
    """Instructions of all threads. Paths are relative and the environment is fixed, so that
    neither adds any."""
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder) / "site"
        site.mkdir()
        shutil.copy(ROOT / "site.toml", site)
        sample = ["sample", "site/data/sources", "--institutions", "200", "--snapshots", "1"]
        environment = {"PATH": os.environ["PATH"], "RAYON_NUM_THREADS": "1", "TZ": "UTC"}
        run = {"cwd": folder, "env": environment, "capture_output": True, "text": True}
        subprocess.run([gongshi, *sample], check=True, **run)
        watched = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        build = ["build", "site", "--target", "site/public", "--date", DAY]
        done = subprocess.run([*watched, gongshi, *build], **run)
    told = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not told:
        sys.exit(f"the build under valgrind failed:\n{done.stderr[-4000:]}")
    return int(told.group(1))


def record(counted, reason):
    entry = "\n[[recorded]]\ninstructions = {}\ncompiler = {}\nreason = {}\n"
    with RECORD.open("a", encoding="utf-8") as file:
        file.write(entry.format(counted, *map(json.dumps, (compiler(), reason))))
    print(f"recorded in {RECORD.relative_to(ROOT)}")


def compare(counted, last):
    if last["compiler"] != compiler():
        print(f"recorded with {last['compiler']}, here {compiler()}: not compared")
        return
    growth = counted / last["instructions"] - 1
    print(f"{growth:+.1%} of the {last['instructions']:,} recorded: {last['reason']}")
    if abs(growth) > MOST_GROWTH:
        what = "more" if growth > 0 else "fewer"
        sys.exit(
            f"a build takes {abs(growth):.0%} {what} instructions. If that is meant:\n"
            "    python3 benches/instructions.py --record 'why'"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", metavar="REASON", help="record the count with its reason")
    parser.add_argument("--gongshi", type=pathlib.Path, help="the program to count")
    arguments = parser.parse_args()
    counted = count((arguments.gongshi or program()).resolve())
    print(f"{counted:,} instructions")
    if arguments.record:
        record(counted, arguments.record)
    else:
        compare(counted, tomllib.loads(RECORD.read_text(encoding="utf-8"))["recorded"][-1])


if __name__ == "__main__":
    main()
