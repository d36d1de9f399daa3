# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""llama.cpp, built once into the cache with this machine's own instructions.

Its source comes whole in the source package of the Python package llama-cpp-python, which `./dev setup`
fetches. Nothing of that package is run.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

COMMIT = "0c1e570"
PACKAGE = "llama_cpp_python-0.3.36"
SHA256 = "832db0699007f1be95a7e41ef12e88926b02ba836461e36a36372db2760c1a2e"
TARGETS = ["llama-bench", "llama-quantize"]
OPTIONS = ["-DCMAKE_BUILD_TYPE=Release", "-DGGML_NATIVE=ON", "-DLLAMA_CURL=OFF", "-DLLAMA_OPENSSL=OFF",
           "-DLLAMA_BUILD_TESTS=OFF"]


def cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "chasqui"


def say(text: str) -> None:
    print(f"==> {text}", file=sys.stderr, flush=True)


def run(*command: str | Path, **options) -> None:
    """Runs a command with its output on standard error, so that standard output holds only results."""
    subprocess.run(command, stdout=sys.stderr, check=True, **options)


def source_package() -> Path:
    archive = cache_folder() / f"{PACKAGE}.tar.gz"
    if not archive.exists():
        raise SystemExit(f"llama.cpp's source is not at {archive}; './dev setup' fetches it")
    with archive.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != SHA256:
            raise SystemExit(f"{archive} is not the expected package; delete it and try again")
    return archive


def unpack(archive: Path, source: Path) -> None:
    inside = f"{PACKAGE}/vendor/llama.cpp"
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        # Python's own way that is safe begins with 3.11.4, and Debian 12 has 3.11.2.
        run("tar", "--extract", "--file", archive, "--directory", folder, "--no-same-owner", "--strip-components=2", inside)
        Path(folder, "llama.cpp").rename(source)


def programs(has_vulkan: bool = False) -> Path:
    """The folder with llama-bench and llama-quantize."""
    folder = cache_folder() / f"llama.cpp-{COMMIT}"
    source, build = folder / "source", folder / ("build-vulkan" if has_vulkan else "build")
    if not all((build / "bin" / target).exists() for target in TARGETS):
        folder.mkdir(parents=True, exist_ok=True)
        if not source.exists():
            unpack(source_package(), source)
        say(f"Building llama.cpp {COMMIT}; on two cores this takes about 8 minutes, once")
        run("cmake", "-G", "Ninja", "-S", source, "-B", build, *OPTIONS, f"-DGGML_VULKAN={'ON' if has_vulkan else 'OFF'}",
            env={**os.environ, "CC": "gcc-14", "CXX": "g++-14"})
        run("cmake", "--build", build, "--target", *TARGETS)
    return build / "bin"
