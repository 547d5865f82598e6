"""What one run of one tool took and wrote."""

import dataclasses
import os
import pathlib
import subprocess
import sys
import tempfile
import time


@dataclasses.dataclass
class Run:
    """Seconds, megabytes and what is new in the folder it writes."""

    name: str
    cpu: float
    wall: float
    peak: float
    files: int
    written: float
    pages: int | None = None


def _tree(folder):
    """The identity and length of every file: a file that is not rewritten keeps both."""
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            status = os.lstat(path)
            found[path] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found


def run(name, command, output, cwd=None, environment=None, counts_pages=False):
    """Runs a command to its end and says what it took; a command that fails ends the bench."""
    print(f"   {name} …", flush=True)
    before = _tree(output)
    log = tempfile.TemporaryFile()
    environment = {**os.environ, **(environment or {})}
    began = time.monotonic()
    process = subprocess.Popen(
        [str(part) for part in command], cwd=cwd, env=environment, stdout=log, stderr=log
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        log.seek(max(0, log.tell() - 4000))
        sys.exit(f"{name} failed:\n{log.read().decode(errors='replace')}")
    # Keyed by path: a released folder that replaces the last one keeps its paths.
    after = _tree(output)
    new = [each for path, each in after.items() if before.get(path) != each]
    return Run(
        name, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024,
        len(new), sum(size for _, _, size in new) / 1e6,
        pages(output) if counts_pages else None,
    )


def pages(folder):
    """The pages below a folder."""
    return sum("index.html" in names for _, _, names in os.walk(folder))


def file_system(folder):
    """The type of the file system a folder is on, where the system tells."""
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    try:
        told = subprocess.run(
            ["stat", "-f", "-c", "%T", str(folder)], capture_output=True, text=True, check=True
        )
        return told.stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown file system"
