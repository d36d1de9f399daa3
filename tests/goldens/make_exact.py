#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Computes what a model file of the architectures llama, qwen2 and qwen3 says exactly: the judge of every backend.

Weights are expanded as the file's formats define them, and everything after that happens in double
precision. For each prompt the likeliest token is followed for a number of steps; every step holds the
token taken, its log-probability, the margin to the second choice and the ten likeliest tokens.

PROMPTS is a JSON list of objects with `name` and `ids`; other members are handed through. The result is
the same list with a `path` in each object: [{"id", "logprob", "margin", "top": [[id, logprob], …]}, …].

Needs numpy and gguf.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from gguf import GGUFReader
from gguf.quants import dequantize

QUERY_BLOCK = 512  # rows of attention scores held at once; bounds memory at long contexts
BEST = 10


class Network:
    """A network in float64 with the keys and values of one sequence.

    Shapes: n new tokens, heads h of size s sharing groups of keys g, context length c.
    """

    def __init__(self, path: Path, capacity: int):
        reader = GGUFReader(path)
        architecture = reader.fields["general.architecture"].contents()
        settings = {key.removeprefix(architecture + "."): field.contents() for key, field in reader.fields.items()}
        self.tensors = {t.name: dequantize(t.data, t.tensor_type).astype(np.float64) for t in reader.tensors}

        width = settings["embedding_length"]
        self.layers = settings["block_count"]
        self.heads = settings["attention.head_count"]
        self.groups = settings.get("attention.head_count_kv", self.heads)
        self.size = settings.get("attention.key_length", width // self.heads)
        self.epsilon = settings["attention.layer_norm_rms_epsilon"]
        # Files of `llama` hold heads in which neighbours turn together; in others the halves of a head do.
        self.turns_halves = architecture != "llama"
        self.turns = self._turns(settings, capacity)
        self.keys = np.empty((self.layers, self.groups, capacity, self.size))
        self.values = np.empty_like(self.keys)
        self.length = 0

    def _turns(self, settings: dict, capacity: int) -> np.ndarray:
        """e^(i * position * frequency) for every position and pair of dimensions, [capacity, pairs]."""
        rotated = settings.get("rope.dimension_count", self.size)
        frequencies = settings.get("rope.freq_base", 10000.0) ** (-np.arange(0, rotated, 2) / rotated)
        if "rope_freqs.weight" in self.tensors:
            frequencies = frequencies / self.tensors["rope_freqs.weight"]
        if settings.get("rope.scaling.type") == "linear":
            frequencies = frequencies / settings["rope.scaling.factor"]
        return np.exp(1j * np.outer(np.arange(capacity), frequencies))

    def _rotate(self, x: np.ndarray) -> np.ndarray:
        """Turns the pairs of each head, read as complex numbers. x: [h, n, s]."""
        turns = self.turns[self.length : self.length + x.shape[1]]
        half = turns.shape[1]
        rotated = 2 * half
        if self.turns_halves:
            pairs = (x[..., :half] + 1j * x[..., half:rotated]) * turns
            return np.concatenate([pairs.real, pairs.imag, x[..., rotated:]], axis=-1)
        pairs = np.ascontiguousarray(x[..., :rotated]).view(np.complex128) * turns
        return np.concatenate([pairs.view(np.float64), x[..., rotated:]], axis=-1)

    def _norm(self, x: np.ndarray, name: str) -> np.ndarray:
        return x / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + self.epsilon) * self.tensors[name + ".weight"]

    def _project(self, x: np.ndarray, name: str) -> np.ndarray:
        return x @ self.tensors[name + ".weight"].T + self.tensors.get(name + ".bias", 0.0)

    def _heads(self, x: np.ndarray, name: str) -> np.ndarray:
        """A projection split into heads, [h, n, s]."""
        heads = self._project(x, name).reshape(len(x), -1, self.size).swapaxes(0, 1)
        return self._norm(heads, name + "_norm") if name + "_norm.weight" in self.tensors else heads

    def _attention(self, x: np.ndarray, layer: int) -> np.ndarray:
        count, block = len(x), f"blk.{layer}."
        queries = self._rotate(self._heads(x, block + "attn_q"))
        new = slice(self.length, self.length + count)
        self.keys[layer, :, new] = self._rotate(self._heads(x, block + "attn_k"))
        self.values[layer, :, new] = self._heads(x, block + "attn_v")

        mixed = np.empty_like(queries)
        for head, group in enumerate(np.repeat(np.arange(self.groups), self.heads // self.groups)):
            for first in range(0, count, QUERY_BLOCK):
                rows = slice(first, min(first + QUERY_BLOCK, count))
                seen = self.length + rows.stop
                scores = queries[head, rows] @ self.keys[layer, group, :seen].T / np.sqrt(self.size)
                positions = self.length + np.arange(rows.start, rows.stop)
                scores[np.arange(seen) > positions[:, None]] = -np.inf
                weights = np.exp(scores - scores.max(axis=1, keepdims=True))
                mixed[head, rows] = weights @ self.values[layer, group, :seen] / weights.sum(axis=1, keepdims=True)
        return self._project(mixed.swapaxes(0, 1).reshape(count, -1), block + "attn_output")

    def _feed_forward(self, x: np.ndarray, layer: int) -> np.ndarray:
        block = f"blk.{layer}."
        gate = self._project(x, block + "ffn_gate")
        return self._project(gate / (1 + np.exp(-gate)) * self._project(x, block + "ffn_up"), block + "ffn_down")

    def append(self, ids: list[int]) -> np.ndarray:
        """Log-probabilities of what follows `ids`, which are appended to the sequence."""
        x = self.tensors["token_embd.weight"][ids]
        for layer in range(self.layers):
            x = x + self._attention(self._norm(x, f"blk.{layer}.attn_norm"), layer)
            x = x + self._feed_forward(self._norm(x, f"blk.{layer}.ffn_norm"), layer)
        self.length += len(ids)
        last = self._norm(x[-1], "output_norm")
        logits = self._project(last, "output" if "output.weight" in self.tensors else "token_embd")
        logits -= logits.max()
        return logits - np.log(np.exp(logits).sum())

    def greedy_path(self, ids: list[int], steps: int) -> list[dict]:
        self.length = 0
        path = []
        for _ in range(steps):
            logprobs = self.append(ids)
            best = np.argsort(-logprobs, kind="stable")[:BEST]
            top = [[int(token), round(float(logprobs[token]), 5)] for token in best]
            margin = round(float(logprobs[best[0]] - logprobs[best[1]]), 5)
            path.append({"id": top[0][0], "logprob": top[0][1], "margin": margin, "top": top})
            ids = [top[0][0]]
        return path


def write_list(file: Path, entries: list[dict]) -> None:
    """Compact JSON, one entry a line, so that a change shows in a diff as the prompt that it belongs to."""
    lines = (json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries)
    file.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="a GGUF file")
    parser.add_argument("prompts", type=Path, help="JSON list of prompts with their token ids")
    parser.add_argument("result", type=Path, help="JSON file to write")
    parser.add_argument("--steps", type=int, default=48, help="length of each path (default: %(default)s)")
    options = parser.parse_args()

    prompts = json.loads(options.prompts.read_text(encoding="utf-8"))
    network = Network(options.model, max(len(prompt["ids"]) for prompt in prompts) + options.steps)
    for prompt in prompts:
        prompt["path"] = network.greedy_path(prompt["ids"], options.steps)
        taken = [step["id"] for step in prompt["path"]]
        print(f"{prompt['name']:24} {len(prompt['ids']):5} tokens, {len(set(taken)):2} different in the path, "
              f"smallest margin {min(step['margin'] for step in prompt['path']):.5f}", flush=True)
        write_list(options.result, prompts)


if __name__ == "__main__":
    main()
