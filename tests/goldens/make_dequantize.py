#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Writes blocks of every type of weights and the numbers that the gguf package says they stand for.

RESULT is a JSON object: type -> {"blocks": bytes in hexadecimal, "values": the bits of each float, eight
hexadecimal digits}. Blocks are random bytes, so every bit of them counts, with scales that are finite.

Needs numpy and gguf. Made with numpy 2.4.6 and gguf 0.19.0.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType
from gguf.quants import dequantize

BYTES_OF_HALVES = {"F16": [0], "Q4_0": [0], "Q4_1": [0, 2], "Q8_0": [0], "Q4_K": [0, 2], "Q6_K": [208],
                   "Q5_0": [0], "Q5_1": [0, 2], "Q5_K": [0, 2], "IQ4_NL": [0], "IQ4_XS": [0], "Q2_K": [80, 82],
                   "Q3_K": [108]}
VALUES = 512


def random_blocks(name: str, random: np.random.Generator) -> np.ndarray:
    block_values, block_bytes = GGML_QUANT_SIZES[GGMLQuantizationType[name]]
    count = VALUES // block_values
    if name in ("F32", "BF16"):
        floats = random.standard_normal(count).astype(np.float32)
        return floats.view(np.uint8).reshape(count, 4)[:, 4 - block_bytes :]
    blocks = random.integers(0, 256, (count, block_bytes), dtype=np.uint8)
    for place in BYTES_OF_HALVES[name]:
        halves = (random.standard_normal(count) / 16).astype(np.float16)
        halves[0] = 2.0**-24 * 37  # a subnormal one
        blocks[:, place : place + 2] = halves.view(np.uint8).reshape(count, 2)
    return blocks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("result", type=Path, help="JSON file to write")
    result = parser.parse_args().result

    random = np.random.default_rng(1)
    lines = []
    for name in ("F32", "F16", "BF16", *list(BYTES_OF_HALVES)[1:]):
        blocks = np.ascontiguousarray(random_blocks(name, random))
        row = blocks.reshape(1, -1).view(np.float32 if name == "F32" else np.float16 if name == "F16" else np.uint8)
        values = dequantize(row, GGMLQuantizationType[name]).astype(np.float32).ravel()
        entry = {"blocks": blocks.tobytes().hex(), "values": "".join(f"{bits:08x}" for bits in values.view(np.uint32))}
        lines.append(f"{json.dumps(name)}: {json.dumps(entry)}")
    result.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="ascii")


if __name__ == "__main__":
    main()
