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
        self.llama_cpp = llama_cpp_build.programs(options.vulkan is not None)
        self.their_device = self._their_device() if options.vulkan else None

    def _built(self, program: str) -> Path:
        path = self.options.build / program
        if not path.exists():
            raise SystemExit(f"{path} is not built; './dev bench' builds it")
        return path

    def _environment(self, device: int) -> dict[str, str]:
        return {**os.environ, "GGML_VK_VISIBLE_DEVICES": str(device)}

    def _their_device(self) -> int:
        """The number that llama.cpp knows the device by."""
        for device in range(16):
            listed = subprocess.run([self.llama_cpp / "llama-bench", "--list-devices"], capture_output=True, text=True,
                                    env=self._environment(device))
            if listed.returncode != 0:
                break
            if self.options.vulkan in listed.stdout + listed.stderr:
                return device
        raise SystemExit(f"llama.cpp finds no Vulkan device named {self.options.vulkan}; "
                         f"'chasqui-cli doctor' lists those that there are")

    def ours(self, file: Path) -> tuple[Speed, float]:
        where = ["vulkan", "--device", self.options.vulkan] if self.options.vulkan else ["cpu", "--threads", self.threads]
        result = output(self.cli, "bench", "--json", "--model", file, "--backend", *where, "--pp", self.options.pp, "--tg",
                        self.options.tg, "--depth", self.options.depth, "--repeat", 1)
        decode = result["tg"]["tokensPerSecond"]
        return Speed(result["pp"]["tokensPerSecond"], decode), result["tg"]["gigabytesPerSecond"] / decode

    def theirs(self, file: Path) -> Speed:
        environment = None if self.their_device is None else self._environment(self.their_device)
        layers = 0 if self.their_device is None else 99  # on the device

        def rate(*work: object) -> float:
            return output(self.llama_cpp / "llama-bench", "-o", "json", "-m", file, "-t", self.threads, "-r", 1,
                          "-ngl", layers, *work, environment=environment)[0]["avg_ts"]

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


def output(*command: object, environment: dict[str, str] | None = None):
    """What a program prints, which is JSON."""
    return json.loads(subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, check=True,
                                     env=environment).stdout)


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
        f"\n\nTokens a second, medians of {options.turns} turns, "
        f"{f'on {options.vulkan}' if options.vulkan else f'{options.threads} threads'}, llama.cpp "
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
    parser.add_argument("--vulkan", metavar="DEVICE",
                        help="compare on the Vulkan device with this name or a part of it, as 'chasqui-cli doctor' lists it")
    parser.add_argument("--pp", type=int, metavar="N",
                        help="tokens of the prompt (default: 512; 128 with --vulkan, for devices in software)")
    parser.add_argument("--tg", type=int, metavar="N", help="tokens of the answer (default: 64; 16 with --vulkan)")
    parser.add_argument("--depth", type=int, default=0, metavar="N",
                        help="tokens that the context holds before the answer (default: %(default)s)")
    parser.add_argument("--busy", action="store_true", help="measure again beside one busy thread")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every turn to FILE")
    parser.add_argument("--build", type=Path, default=ROOT / "build/release", help="where Chasqui is built")
    options = parser.parse_args()
    options.pp = options.pp or (128 if options.vulkan else 512)
    options.tg = options.tg or (16 if options.vulkan else 64)
    return options


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
