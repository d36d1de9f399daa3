#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Computes the exact goldens of generated models, one for every type of weights and every form of network.

Each entry of RESULT keeps the options that write_model made its model with, so that a test generates the
same model without a file: [{"name", "options", "ids", "path"}, …], with paths as make_exact.py describes them.

Needs numpy and gguf. Made with numpy 2.4.6 and gguf 0.19.0.
"""

import argparse
import subprocess
import tempfile
from pathlib import Path

from make_exact import Network, write_list

MODELS = {
    "F32": "--type F32",
    "F16, tied": "--type F16 --tied",
    "BF16, every head with keys of its own": "--type BF16 --kv-heads 4 --seed 2",
    "Q4_0, output in Q6_K": "--type Q4_0 --output-type Q6_K --width 256 --kv-heads 1",
    "Q4_1, SentencePiece vocabulary": "--type Q4_1 --tokenizer spm --layers 3",
    "Q8_0, heads of another size": "--type Q8_0 --head-size 32 --ffn 160",
    "Q4_K with Q6_K": "--type Q4_K --mixed-type Q6_K --output-type Q6_K --width 256 --ffn 512",
    "RoPE factors and a large base": "--rope-factors --rope-base 500000 --head-size 24",
    "linear scaling of positions": "--position-factor 4",
    "Q5_0 with Q5_1": "--type Q5_0 --mixed-type Q5_1",
    "Q5_K with Q6_K": "--type Q5_K --mixed-type Q6_K --width 256 --ffn 512",
    "IQ4_NL": "--type IQ4_NL",
    "IQ4_XS with IQ4_NL": "--type IQ4_XS --mixed-type IQ4_NL --width 256 --ffn 512",
    "Q2_K with Q3_K": "--type Q2_K --mixed-type Q3_K --width 256 --ffn 512",
    "qwen2, biases": "--architecture qwen2 --kv-heads 2",
    "qwen2, Q4_0 with Q8_0, tied": "--architecture qwen2 --type Q4_0 --mixed-type Q8_0 --tied --layers 3 --seed 3",
    "qwen3, norms of queries and keys": "--architecture qwen3 --head-size 32",
    "qwen3, Q8_0": "--architecture qwen3 --type Q8_0 --kv-heads 4 --seed 2",
}
LENGTHS = (1, 60)  # of the prompts
STEPS = 12


def prompt(length: int, vocabulary: int) -> list[int]:
    """Ids that do not repeat soon and need no generator of random numbers to be the same tomorrow."""
    return [(31 * i * i + 17 * i + 101) % vocabulary for i in range(length)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("write_model", type=Path, help="the program of that name, built with the tests")
    parser.add_argument("result", type=Path, help="JSON file to write")
    arguments = parser.parse_args()

    entries = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.gguf"
        for name, options in MODELS.items():
            subprocess.run([arguments.write_model.resolve(), file, *options.split()], check=True)
            network = Network(file, max(LENGTHS) + STEPS)
            for length in LENGTHS:
                ids = prompt(length, len(network.tensors["token_embd.weight"]))
                path = network.greedy_path(ids, STEPS)
                entries.append({"name": name, "options": options, "ids": ids, "path": path})
                print(f"{name:40} {length:3} tokens, {len({step['id'] for step in path}):2} different in the path")
    write_list(arguments.result, entries)


if __name__ == "__main__":
    main()
