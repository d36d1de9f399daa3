#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Measures how near an engine comes to the exact goldens, as a row of the README's table.

Each engine is fed the exact path of every prompt. Compared are the log-probabilities of the ten best tokens
at every step, and the engine's first choice with the exact one. A greedy answer equals the exact path when
every first choice along that path does; where one parts from it, the exact margin between the first and the
second choice tells a near tie from a mistake.

chasqui-cli is measured by default; --llama-cpp measures llama.cpp instead, by its Python binding, which must
be importable then (llama-cpp-python and numpy).
"""

import argparse
import json
import subprocess
from pathlib import Path
from statistics import fmean, quantiles
from typing import Iterator

HERE = Path(__file__).resolve().parent
LISTED = 1000  # tokens that chasqui-cli lists at each position; the ten best are always far inside

# For one position: the first choice, and the log-probabilities of the golden's ten best.
Choice = tuple[int, list[float]]


class Chasqui:
    def __init__(self, options: argparse.Namespace):
        self.command = [options.cli, "logits", "--json", "--top", str(LISTED), "--model", options.model,
                        "--backend", options.backend]
        if options.device:
            self.command += ["--device", options.device]
        if options.threads:
            self.command += ["--threads", str(options.threads)]
        if options.step:
            self.command += ["--step"]
        self.name = f"Chasqui, {options.backend}" + (", step by step" if options.step else "")

    def follow(self, golden: dict) -> Iterator[Choice]:
        ids = golden["ids"] + [step["id"] for step in golden["path"][:-1]]
        command = [*self.command, "--ids", ",".join(map(str, ids)), "--from", str(len(golden["ids"]) - 1)]
        result = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        for step, position in zip(golden["path"], result["positions"], strict=True):
            listed = dict(position["top"])
            least = position["top"][-1][1]
            yield position["top"][0][0], [listed.get(token, least) for token, _ in step["top"]]


class LlamaCpp:
    def __init__(self, options: argparse.Namespace):
        import llama_cpp
        import numpy

        self.binding, self.numpy = llama_cpp, numpy
        self.model = llama_cpp.Llama(str(options.model), n_ctx=8192, n_threads=options.threads or None,
                                     n_threads_batch=options.threads or None, verbose=False)
        self.name = f"llama.cpp (llama-cpp-python {llama_cpp.__version__}), CPU"

    def follow(self, golden: dict) -> Iterator[Choice]:
        self.model.reset()
        tokens = golden["ids"]
        for step in golden["path"]:
            self.model.eval(tokens)
            logits = self.binding.llama_get_logits_ith(self.model.ctx, -1)
            row = self.numpy.ctypeslib.as_array(logits, (self.model.n_vocab(),)).astype(float)
            row -= row.max()
            row -= self.numpy.log(self.numpy.exp(row).sum())
            yield int(row.argmax()), [float(row[token]) for token, _ in step["top"]]
            tokens = [step["id"]]


def judge(engine: Chasqui | LlamaCpp, goldens: list[dict]) -> dict:
    errors, equal_choices, partings = [], 0, {}
    for golden in goldens:
        for step, (choice, logprobs) in zip(golden["path"], engine.follow(golden), strict=True):
            errors += [abs(mine - exact) for mine, (_, exact) in zip(logprobs, step["top"])]
            equal_choices += choice == step["id"]
            if choice != step["id"]:
                partings.setdefault(golden["name"], step["margin"])
    return {"prompts": len(goldens), "meanError": fmean(errors), "percentile99": quantiles(errors, n=100)[98],
            "firstChoiceEqual": equal_choices / sum(len(golden["path"]) for golden in goldens),
            "greedyEqual": len(goldens) - len(partings), "marginsAtPartings": partings}


def table(name: str, results: dict[str, dict]) -> str:
    lines = ["| engine | goldens | mean error of log-probability | 99th percentile | first choice equal | "
             "greedy answers equal | widest margin where one parts |", "|---|---|---:|---:|---:|---:|---:|"]
    for goldens, result in results.items():
        margin = f"{max(result['marginsAtPartings'].values()):.4f}" if result["marginsAtPartings"] else "–"
        lines.append(f"| {name} | {goldens} | {result['meanError']:.4f} | {result['percentile99']:.4f} | "
                     f"{result['firstChoiceEqual']:.3f} | {result['greedyEqual']} of {result['prompts']} | {margin} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="the starter model")
    parser.add_argument("--goldens", type=Path, nargs="+", default=[HERE / "starter.json", HERE / "starter_long.json"],
                        metavar="FILE", help="made by make_exact.py (default: both of the starter model)")
    parser.add_argument("--llama-cpp", action="store_true", help="measure llama.cpp in place of Chasqui")
    parser.add_argument("--cli", type=Path, default=HERE.parents[1] / "build/release/app/cli/chasqui-cli",
                        help="the program to measure (default: %(default)s)")
    parser.add_argument("--backend", default="cpu", help="of chasqui-cli (default: %(default)s)")
    parser.add_argument("--device", help="of chasqui-cli")
    parser.add_argument("--step", action="store_true", help="let chasqui-cli compute one token at a time")
    parser.add_argument("--threads", type=int, help="of the engine (default: its own choice)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to FILE")
    options = parser.parse_args()

    engine = LlamaCpp(options) if options.llama_cpp else Chasqui(options)
    results = {file.stem: judge(engine, json.loads(file.read_text(encoding="utf-8"))) for file in options.goldens}
    print(table(engine.name, results))
    if options.json:
        options.json.write_text(json.dumps({engine.name: results}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
