# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""The model files of the comparison: those that ./dev fetches, and random weights in the shape of known models."""

import os
from dataclasses import dataclass
from pathlib import Path

from llama_cpp_build import cache_folder, run, say

# What is fetched: the file, the variable that may name another place, and the command.
FETCHED = {
    "starter": ("SmolLM2-135M-Instruct.Q4_1.gguf", "CHASQUI_STARTER_MODEL", "./dev setup"),
    "code": ("qwen2.5-coder-0.5b-instruct-q4_k_m.gguf", "CHASQUI_CODE_MODEL", "./dev code-model"),
}

# Options of write_model: SmolLM2-135M, and TinyLlama-1.1B with its 22 layers.
SHAPES = {
    "135M": "--layers 30 --width 576 --heads 9 --kv-heads 3 --ffn 1536 --vocabulary 49152 --context 8192 --tied",
    "1.1B": "--layers 22 --width 2048 --heads 32 --kv-heads 4 --ffn 5632 --vocabulary 32000 --context 2048",
}


@dataclass(frozen=True)
class Model:
    name: str
    shape: str = ""  # of generated weights; empty: one that is fetched
    type: str = ""   # of all matrices, or a mixture as llama-quantize names it

    def file(self, write_model: Path, llama_cpp: Path) -> Path:
        return self._generated(write_model, llama_cpp) if self.shape else self._fetched()

    def _fetched(self) -> Path:
        name, variable, command = FETCHED[self.name]
        data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
        path = Path(os.environ.get(variable) or data / "chasqui/models" / name)
        if not path.exists():
            raise SystemExit(f"there is no model at {path}; '{command}' fetches it")
        return path

    def _generated(self, write_model: Path, llama_cpp: Path) -> Path:
        """Made once; a mixture of types by llama.cpp, from Q8_0, as downloaded files are."""
        path = self._path(self.type)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.type.endswith("_M"):
            self._write(write_model, self.type)
        elif not path.exists():
            base = self._write(write_model, "Q8_0")
            say(f"Making {path.name}")
            self._make(path, lambda new: run(llama_cpp / "llama-quantize", "--allow-requantize", base, new, self.type))
        return path

    def _path(self, kind: str) -> Path:
        return cache_folder() / "benchmark-models" / f"{self.shape}-{kind}.gguf"

    def _write(self, write_model: Path, kind: str) -> Path:
        path = self._path(kind)
        if not path.exists():
            say(f"Making {path.name}")
            self._make(path, lambda new: run(write_model, *SHAPES[self.shape].split(), "--type", kind, new))
        return path

    @staticmethod
    def _make(path: Path, write) -> None:
        """Gives a file its name only when it is whole."""
        new = path.with_suffix(".part")
        write(new)
        new.rename(path)


MODELS = [
    Model("starter"),
    Model("135M-Q4_0", "135M", "Q4_0"),
    Model("1.1B-Q4_0", "1.1B", "Q4_0"),
    Model("1.1B-Q4_K_M", "1.1B", "Q4_K_M"),
    Model("1.1B-Q8_0", "1.1B", "Q8_0"),
    Model("1.1B-Q6_K", "1.1B", "Q6_K"),
    Model("1.1B-Q4_1", "1.1B", "Q4_1"),
    Model("1.1B-Q5_0", "1.1B", "Q5_0"),
    Model("1.1B-Q5_K_M", "1.1B", "Q5_K_M"),
    Model("1.1B-IQ4_XS", "1.1B", "IQ4_XS"),
    Model("1.1B-Q3_K_M", "1.1B", "Q3_K_M"),
    Model("1.1B-Q2_K", "1.1B", "Q2_K"),
    Model("code"),
]
USUAL = [model.name for model in MODELS[:4]]
