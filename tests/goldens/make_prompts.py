#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Gives the prompts of the goldens their token ids, as llama.cpp's tokenizer makes them.

Text never becomes a control token: those are put in by id. A `raw` prompt is plain text to continue; a
`chat` prompt is one message in the ChatML format, without a system message:

    <|im_start|>user\\n{text}<|im_end|>\\n<|im_start|>assistant\\n

The result is a list of {"name", "kind", "text", "ids"} for make_exact.py. With --long it holds the
generated texts of long_texts.py instead of prompts.json, without their text: joining the pieces of the ids
gives it back.

Needs llama-cpp-python (0.3.36 was used); its Llama class only reads the vocabulary here.
"""

import argparse
import json
from bisect import bisect_right
from pathlib import Path

from llama_cpp import Llama

from long_texts import LONG_TEXTS, LongText
from make_exact import write_list

LONG_TOKENS = 4000


class Tokenizer:
    def __init__(self, model: Path):
        self._model = Llama(str(model), vocab_only=True, verbose=False)

    def plain(self, text: str) -> list[int]:
        return self._model.tokenize(text.encode(), add_bos=False, special=False)

    def control(self, piece: str) -> list[int]:
        ids = self._model.tokenize(piece.encode(), add_bos=False, special=True)
        if len(ids) != 1:
            raise SystemExit(f"{piece} is no control token of this model")
        return ids

    def chat(self, text: str) -> list[int]:
        start, end = self.control("<|im_start|>"), self.control("<|im_end|>")
        message = start + self.plain("user\n" + text) + end + self.plain("\n")
        return message + start + self.plain("assistant\n")


def longest(tokenizer: Tokenizer, text: LongText, seed: int) -> list[int]:
    """The text with as many of its parts as fit into LONG_TOKENS."""
    paragraphs = text.paragraphs(seed)

    def encode(count: int) -> list[int]:
        return tokenizer.plain("".join(paragraphs[:count]) + text.closing)

    if len(encode(len(paragraphs))) <= LONG_TOKENS:
        raise SystemExit("a long text has too few parts")
    return encode(bisect_right(range(len(paragraphs)), LONG_TOKENS, key=lambda count: len(encode(count))) - 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="the starter model")
    parser.add_argument("result", type=Path, help="JSON file to write")
    parser.add_argument("--long", action="store_true", help="the long texts instead of the short prompts")
    options = parser.parse_args()

    tokenizer = Tokenizer(options.model)
    if options.long:
        prompts = [{"name": name, "kind": "raw", "ids": longest(tokenizer, text, seed)}
                   for seed, (name, text) in enumerate(LONG_TEXTS.items())]
    else:
        prompts = json.loads(Path(__file__).with_name("prompts.json").read_text(encoding="utf-8"))
        for prompt in prompts:
            encode = tokenizer.chat if prompt["kind"] == "chat" else tokenizer.plain
            prompt["ids"] = encode(prompt["text"])
    write_list(options.result, prompts)


if __name__ == "__main__":
    main()
