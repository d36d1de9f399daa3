#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Prints what each stage of the Vulkan backend reads, computes and dispatches for one token of an answer.

The shape is that of a Llama of 7 billion parameters unless another is given. Bytes are those that have to come
from the device's memory, operations are multiplications and additions; docs/vulkan.md keeps the table.
"""

import argparse
from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    name: str
    read: float  # bytes
    operations: float
    dispatches: int


def stages(shape: argparse.Namespace) -> list[Stage]:
    """Of one layer, as vulkan_context.cpp records them for one token."""
    width, inner, heads, key_heads = shape.width, shape.feed_forward, shape.heads, shape.key_value_heads
    head = width // heads
    kept = key_heads * head  # numbers of a key, and of a value

    def product(rows: int, columns: int) -> tuple[float, float]:
        return rows * columns * shape.bits / 8, 2 * rows * columns

    return [
        Stage("norm", 4 * width, 4 * width, 1),
        Stage("queries, keys, values", *product(width + 2 * kept, width), 1),
        Stage("rotation, into the cache", 4 * (width + 2 * kept), 6 * (width + kept), 1),
        # Keys and values of 16 bits; chunks of the context at the same time, then their merge.
        Stage("attention", 2 * 2 * kept * shape.context, 4 * width * shape.context, 2),
        Stage("output of attention, added", *product(width, width), 1),
        Stage("norm", 4 * width, 4 * width, 1),
        Stage("gate, up", *product(2 * inner, width), 1),
        Stage("activation", 8 * inner, 5 * inner, 1),
        Stage("down, added", *product(width, inner), 1),
    ]


def row(name: str, read: float, operations: float, dispatches: int, bandwidth: float) -> str:
    return (f"| {name} | {read / 1e6:,.2f} | {operations / 1e6:,.2f} | {dispatches} "
            f"| {1e6 * read / bandwidth:,.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("layers", 32), ("width", 4096), ("feed-forward", 11008), ("heads", 32),
                         ("key-value-heads", 32), ("vocabulary", 32000), ("context", 1024)):
        parser.add_argument(f"--{name}", type=int, default=number, metavar="N", help=f"(default: {number})")
    parser.add_argument("--bits", type=float, default=4.5, help="of a weight; Q4_0 has 4.5 (default)")
    parser.add_argument("--bandwidth", type=float, default=1e12, help="bytes a second (default: 1e12)")
    shape = parser.parse_args()

    print("| stage | MB read | million operations | dispatches | µs at the bandwidth |")
    print("| --- | ---: | ---: | ---: | ---: |")
    layer = stages(shape)
    for stage in layer:
        print(row(stage.name, stage.read, stage.operations, stage.dispatches, shape.bandwidth))
    read = sum(stage.read for stage in layer)
    operations = sum(stage.operations for stage in layer)
    dispatches = sum(stage.dispatches for stage in layer)
    print(row("**a layer**", read, operations, dispatches, shape.bandwidth))
    weights = shape.vocabulary * shape.width
    output = (weights * shape.bits / 8, 2 * weights)
    print(row("embedding, last norm, logits", *output, 3, shape.bandwidth))
    print(row("**a token**", shape.layers * read + output[0], shape.layers * operations + output[1],
              shape.layers * dispatches + 3, shape.bandwidth))


if __name__ == "__main__":
    main()
