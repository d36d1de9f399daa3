#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Keeps docs/check.md: a section for each part of `./dev check`, with what its last run found.

    report.py sources                                   prints a name for the sources as they are
    report.py is-current PART                           exits with 0 when PART passed with them
    report.py write PART SOURCES LOG SECONDS STATUS     replaces PART's section by what LOG, all that it printed, says
"""

import datetime
import hashlib
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "docs/check.md"
INTRODUCTION = """# What the long tests found

Written by `./dev check`, a section for each of its parts. `Sources` names the state that was tested: a part that
passed is not run again before something outside `docs/` changes, unless it is asked for by name.
"""
# What is worth keeping of a log.
KEPT = [
    re.compile(r"^\d+% tests passed, .*"),
    re.compile(r"^Total Test time.*"),
    re.compile(r"^\s+\d+ - \S+ \((?:Failed|Timeout|SEGFAULT|Subprocess aborted|ILLEGAL|Not Run)\).*"),
    re.compile(r"^==> Fuzzing.*"),
    re.compile(r"^Done \d+ runs in .*"),
    re.compile(r"^(?:==\d+==)?\s*(?:ERROR|WARNING|SUMMARY): \w+Sanitizer.*"),
    re.compile(r"^(?:window shown|typed key shown|key to frame) .*"),
    re.compile(r"^dev: .*"),
]


def git(*arguments: str) -> bytes:
    return subprocess.run(["git", "-C", ROOT, *arguments], stdout=subprocess.PIPE, check=True).stdout


def sources() -> str:
    """A name for all that is tested, whether it is committed or not."""
    state = git("ls-files", "--stage", "--", ".", ":!docs") + git("diff", "--", ".", ":!docs")
    return hashlib.sha256(state).hexdigest()[:12]


def sections() -> dict[str, str]:
    if not REPORT.exists():
        return {}
    parts = re.split(r"^## (.+)\n", REPORT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


def is_current(part: str) -> bool:
    section = sections().get(part, "")
    return f"Sources {sources()}." in section and "**Passed**" in section


def processor() -> str:
    try:
        names = re.findall(r"^model name\s*:\s*(.*)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        names = []
    return names[0] if names else platform.machine()


def write(part: str, tested: str, log: Path, seconds: int, status: int) -> None:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    kept = [line.rstrip() for line in lines if any(pattern.match(line) for pattern in KEPT)]
    result = "**Passed**" if status == 0 else f"**Failed** with exit code {status}"
    text = (f"{result} on {datetime.date.today()}, after {max(1, round(seconds / 60))} min on {os.cpu_count()} threads of "
            f"{processor()}. Sources {tested}.\n")
    if kept:
        text += "\n```\n" + "\n".join(kept) + "\n```\n"
    body = [f"## {name}\n\n{section.strip()}\n" for name, section in sorted((sections() | {part: text}).items())]
    REPORT.write_text("\n".join([INTRODUCTION, *body]), encoding="utf-8")


def main() -> None:
    match sys.argv[1:]:
        case ["sources"]:
            print(sources())
        case ["is-current", part]:
            sys.exit(0 if is_current(part) else 1)
        case ["write", part, tested, log, seconds, status]:
            write(part, tested, Path(log), int(seconds), int(status))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
