#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Compares the speed of Chasqui with that of llama.cpp on the same model files.

Both run in turns, a process a turn, with the same number of threads, and the order changes with every turn;
each process warms up before it measures. Printed are the medians of the turns, their ratio, and the median
of the ratios within the turns, which a machine that is sometimes busy disturbs least. The share of the
memory's read bandwidth is that which the weights read in decoding take, at the bandwidth measured in the
same turns.

Close other programs first. Ratios are worth more than rates, and rates hold for one machine only.
"""

import argparse
import json
import os
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import llama_cpp_build
from models import MODELS, USUAL, Model

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Speed:
    """Tokens a second: of a prompt, and of an answer."""
    prefill: float
    decode: float


@dataclass(frozen=True)
class Turn:
    ours: Speed
    theirs: Speed
    weight_gigabytes: float  # read to decode one token
    bandwidth: float         # GB/s


class Machine:
    """The programs that are compared, and how they are called."""

    def __init__(self, options: argparse.Namespace):
        self.options = options
        self.threads = str(options.threads)
        self.cli = self._built("app/cli/chasqui-cli")
        self.write_model = self._built("tests/support/write_model")
        self.read_bandwidth = self._built("tests/read_bandwidth")
        self.llama_cpp = llama_cpp_build.programs()

    def _built(self, program: str) -> Path:
        path = self.options.build / program
        if not path.exists():
            raise SystemExit(f"{path} is not built; './dev bench' builds it")
        return path

    def ours(self, file: Path) -> tuple[Speed, float]:
        result = output(self.cli, "bench", "--json", "--backend", "cpu", "--model", file, "--threads", self.threads,
                        "--pp", self.options.pp, "--tg", self.options.tg, "--depth", self.options.depth, "--repeat", 1)
        decode = result["tg"]["tokensPerSecond"]
        return Speed(result["pp"]["tokensPerSecond"], decode), result["tg"]["gigabytesPerSecond"] / decode

    def theirs(self, file: Path) -> Speed:
        def rate(*work: object) -> float:
            return output(self.llama_cpp / "llama-bench", "-o", "json", "-m", file, "-t", self.threads, "-r", 1,
                          *work)[0]["avg_ts"]

        return Speed(prefill=rate("-p", self.options.pp, "-n", 0),
                     decode=rate("-p", 0, "-n", self.options.tg, "-d", self.options.depth))

    def turn(self, file: Path, is_ours_first: bool) -> Turn:
        bandwidth = output(self.read_bandwidth, self.threads)
        if is_ours_first:
            ours, weights = self.ours(file)
            theirs = self.theirs(file)
        else:
            theirs = self.theirs(file)
            ours, weights = self.ours(file)
        return Turn(ours, theirs, weights, bandwidth)


def output(*command: object):
    """What a program prints, which is JSON."""
    return json.loads(subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, check=True).stdout)


@contextmanager
def busy_thread():
    """Another program that always computes."""
    other = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        other.kill()
        other.wait()


def measure(machine: Machine, file: Path, turns: int, disturbance=nullcontext) -> list[Turn]:
    with disturbance():
        return [machine.turn(file, is_ours_first=turn % 2 == 0) for turn in range(turns)]


def summary(turns: list[Turn], work: str) -> dict:
    ours, theirs = ([getattr(speed, work) for speed in speeds]
                    for speeds in ([turn.ours for turn in turns], [turn.theirs for turn in turns]))
    return {"ours": median(ours), "theirs": median(theirs), "ratio": median(ours) / median(theirs),
            "pairs": median(a / b for a, b in zip(ours, theirs))}


def compare(machine: Machine, model: Model, turns: int, is_busy: bool) -> dict:
    file = model.file(machine.write_model, machine.llama_cpp)
    llama_cpp_build.say(f"Measuring {model.name}, {turns} turns")
    quiet = measure(machine, file, turns)
    decode = summary(quiet, "decode")
    bandwidth = median(turn.bandwidth for turn in quiet)
    weights = median(turn.weight_gigabytes for turn in quiet)
    result = {"model": model.name, "file": file.name, "megabytes": file.stat().st_size / 1e6, "bandwidth": bandwidth,
              "prefill": summary(quiet, "prefill"), "decode": decode,
              "shareOurs": decode["ours"] * weights / bandwidth, "shareTheirs": decode["theirs"] * weights / bandwidth,
              "turns": [asdict(turn) for turn in quiet]}
    if is_busy:
        busy = measure(machine, file, turns, busy_thread)
        disturbed = summary(busy, "decode")
        result |= {"keptOurs": disturbed["ours"] / decode["ours"], "keptTheirs": disturbed["theirs"] / decode["theirs"],
                   "busyTurns": [asdict(turn) for turn in busy]}
    return result


def table(results: list[dict], options: argparse.Namespace) -> str:
    """Markdown, as the README shows it."""
    header = ["model", "MB", f"prefill {options.pp}: Chasqui", "llama.cpp", "ratio", "of pairs",
              f"decode {options.tg}{f' behind {options.depth}' if options.depth else ''}: Chasqui", "llama.cpp", "ratio", "of pairs", "share of bandwidth: Chasqui", "llama.cpp"]
    if options.busy:
        header += ["kept beside a busy thread: Chasqui", "llama.cpp"]
    rows = [header, ["---"] + ["---:"] * (len(header) - 1)]
    for result in results:
        row = [result["model"], f"{result['megabytes']:.0f}"]
        for work in (result["prefill"], result["decode"]):
            row += [f"{work['ours']:.1f}", f"{work['theirs']:.1f}", f"**{work['ratio']:.2f}**", f"{work['pairs']:.2f}"]
        row += [f"{result['shareOurs']:.2f}", f"{result['shareTheirs']:.2f}"]
        if options.busy:
            row += [f"{result['keptOurs']:.2f}", f"{result['keptTheirs']:.2f}"]
        rows.append(row)
    bandwidth = median(result["bandwidth"] for result in results)
    return "\n".join("| " + " | ".join(row) + " |" for row in rows) + (
        f"\n\nTokens a second, medians of {options.turns} turns, {options.threads} threads, llama.cpp "
        f"{llama_cpp_build.COMMIT}; memory reads at {bandwidth:.1f} GB/s.")


def parse_options() -> argparse.Namespace:
    names = [model.name for model in MODELS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", nargs="+", choices=names, default=USUAL, metavar="MODEL",
                        help=f"of {', '.join(names)} (default: the first {len(USUAL)})")
    parser.add_argument("--all", action="store_const", const=names, dest="models", help="every model")
    parser.add_argument("--turns", type=int, default=5, help="of each program (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)),
                        help="of both programs (default: one a processor core)")
    parser.add_argument("--pp", type=int, default=512, metavar="N", help="tokens of the prompt (default: %(default)s)")
    parser.add_argument("--tg", type=int, default=64, metavar="N", help="tokens of the answer (default: %(default)s)")
    parser.add_argument("--depth", type=int, default=0, metavar="N",
                        help="tokens that the context holds before the answer (default: %(default)s)")
    parser.add_argument("--busy", action="store_true", help="measure again beside one busy thread")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every turn to FILE")
    parser.add_argument("--build", type=Path, default=ROOT / "build/release", help="where Chasqui is built")
    return parser.parse_args()


def main() -> None:
    options = parse_options()
    machine = Machine(options)
    results = [compare(machine, model, options.turns, options.busy) for model in MODELS if model.name in options.models]
    print(table(results, options))
    if options.json:
        options.json.write_text(json.dumps({"llamaCpp": llama_cpp_build.COMMIT, "threads": options.threads,
                                            "results": results}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
