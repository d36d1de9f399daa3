#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Checks every file of the repository against the house rules that no other tool knows."""

import re
import subprocess
import sys
from pathlib import Path

SPDX = ("SPDX-FileCopyrightText: 2026 The Chasqui developers", "SPDX-License-Identifier: MIT")
SOURCES = (".cpp", ".h", ".py", ".cmake", ".qml", ".comp", ".glsl")
# Written so that this file does not hold them itself.
FORBIDDEN = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b|/(ho" r"me|ro" r"ot|wo" r"rk|tm" r"p)/")
INCLUDE = re.compile(r'^#include ([<"])([^>"]+)[>"]', re.MULTILINE)
# Of the languages and the system: lower case, in no folder or in one of the system's.
STANDARD_HEADER = re.compile(r"[a-z0-9_]+|(sys|mach)/\w+\.h|[a-z0-9_]+\.h")
WIDTH = 110
TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')  # in quotation marks
LIBRARY_HEADERS = ("md4c.h", "qqmlregistration.h", "sqlite3.h", "utf8proc.h", "zip.h")


def is_source(path: str, text: str) -> bool:
    return path.endswith(SOURCES) or path.endswith("CMakeLists.txt") or text.startswith("#!")


def licence_faults(path: str, text: str) -> list[str]:
    head = text.splitlines()[:3]
    if is_source(path, text) and not all(any(line.endswith(spdx) for line in head) for spdx in SPDX):
        return [f"{path}: the two SPDX lines are missing"]
    return []


def include_faults(path: str, text: str) -> list[str]:
    """Own header, the project's, other libraries', the standard library's: in this order."""
    if not path.endswith((".cpp", ".h")):
        return []
    # A file that Highway includes once for each processor has a guard of its own, and its includes behind it.
    if path.endswith("-inl.h"):
        return []
    if path.endswith(".h") and "#pragma once\n" not in text:
        return [f"{path}: #pragma once is missing"]
    own = re.sub(r"\.cpp$", ".h", path)
    # Highway's way to compile a file for several processors has an order of its own.
    text = text.split("#undef HWY_TARGET_INCLUDE")[0]
    includes = INCLUDE.findall(text)
    ranks = []
    for bracket, header in includes:
        if header == own:
            ranks.append(0)
        elif header.endswith(".moc"):
            ranks.append(4)  # at the end of its file
        elif header.endswith(".inc"):
            continue  # a value, which stands where it is used
        elif bracket == '"':
            ranks.append(1)
        else:
            is_standard = STANDARD_HEADER.fullmatch(header) and header not in LIBRARY_HEADERS
            ranks.append(3 if is_standard else 2)
    return [] if ranks == sorted(ranks) else [f"{path}: includes are not in the order of CONTRIBUTING.md"]


def word_faults(path: str, text: str) -> list[str]:
    faults = []
    for number, line in enumerate(text.splitlines(), 1):
        if found := FORBIDDEN.search(line):
            faults.append(f"{path}:{number}: '{found.group()}' must not stand here")
        if line != line.rstrip() and not path.endswith(".md"):
            faults.append(f"{path}:{number}: space at the end of the line")
    return faults


def comment_faults(path: str, text: str) -> list[str]:
    """The formatter breaks code at this column and leaves comments as they are."""
    if not path.endswith((".cpp", ".h", ".comp", ".glsl")):
        return []
    return [f"{path}:{number}: a comment goes beyond column {WIDTH}" for number, line in enumerate(text.splitlines(), 1)
            if len(line) > WIDTH and "//" in TEXT.sub("", line)]


def faults_in(path: str, text: str) -> list[str]:
    return (licence_faults(path, text) + include_faults(path, text) + word_faults(path, text)
            + comment_faults(path, text))


def main() -> int:
    listed = subprocess.run(["git", "ls-files", "-z"], check=True, capture_output=True, text=True).stdout
    faults = []
    for path in filter(None, listed.split("\0")):
        # Goldens, corpora and licences are kept as they came.
        is_data = "/corpus/" in path or ("/goldens/" in path and path.endswith((".txt", ".json")))
        if is_data or path.startswith("LICENSE") or not Path(path).is_file():
            continue
        try:
            text = Path(path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        faults += faults_in(path, text)
    print("\n".join(faults) or "every file keeps the house rules")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
