# SPDX-FileCopyrightText: 2026 The Chasqui developers
# SPDX-License-Identifier: MIT
"""Long texts for goldens: a chronicle, a ledger and a program, generated with fixed seeds.

Each is a list of parts, as many as wanted, and a closing that asks for something said far above, so that
attention over thousands of positions decides what follows.
"""

from dataclasses import dataclass
from random import Random
from typing import Callable

PEOPLE = ["Amaru", "Beatriz", "Ciro", "Dalila", "Emeterio", "Fabiola", "Gaspar", "Hilaria", "Inés", "Jacinto",
          "Killa", "Leandro", "Micaela", "Nazario", "Ocllo", "Pascual", "Quispe", "Rosaura", "Sabino", "Tomasa"]
PLACES = ["Alto Huayra", "Bellavista", "Chaupimayo", "Dos Ríos", "El Mirador", "Fuente Fría", "Gavilán", "Huaylla",
          "Isla Vieja", "Jatunpampa", "La Quebrada", "Mesa Verde", "Nevado Chico", "Ojo de Agua", "Puente Roto"]
GOODS = ["salt", "dried fish", "wool", "maize", "copper bells", "letters", "coca leaves", "clay jars", "potatoes",
         "red dye", "blankets", "seed corn", "honey", "obsidian", "quinoa", "rope", "silver pins"]
WEATHER = ["in thick fog", "under a clear sky", "through hail", "in the first heat of the year", "before the rains",
           "while the river was in flood", "on a windless night", "after three days of snow"]


@dataclass
class LongText:
    parts: Callable[[Random], str]
    count: int
    opening: str
    closing: str

    def paragraphs(self, seed: int) -> list[str]:
        random = Random(seed)
        return [self.opening] + [self.parts(random) for _ in range(self.count)]


def season(random: Random) -> str:
    """A paragraph of the chronicle: one season, told in four to six different sentences."""
    a, b, c = random.sample(PEOPLE, 3)
    here, there = random.sample(PLACES, 2)
    thing, other = random.sample(GOODS, 2)
    number = random.randint(3, 90)
    sentences = [
        f"{a} of {here} walked to {there} {random.choice(WEATHER)} and came back with {number} loads of {thing}.",
        f"Nobody in {there} believed it until {b} laid the {thing} on the table.",
        f"The council met {random.choice(WEATHER)}; {c} spoke against the toll, and {a} was silent.",
        f"A house was finished in {here}, with a door that faces {there}, and {b} paid for the roof in {other}.",
        f"{number} families left {there} because the spring had moved.",
        f"It was {c} who noticed that the {other} had been weighed twice.",
        f"They say that {a} and {b} never spoke again, though they lived {number} steps apart.",
        f"The bridge below {here} was repaired with rope from {there}, and held.",
        f"When {random.choice(PEOPLE)} asked what the {thing} was worth, {c} answered: “More than your hat.”",
        f"That winter a fox came as far as the square of {here}, and the children named it {random.choice(PEOPLE)}.",
    ]
    chosen = random.sample(sentences, random.randint(4, 6))
    return f"In the year {random.randint(1480, 1790)}. " + " ".join(chosen) + "\n\n"


def shipment(random: Random) -> str:
    """A row of the ledger."""
    origin, target = random.sample(PLACES, 2)
    remark = random.choice(["", "wet", "two jars broken", "paid in advance", "opened on the way", "returned", "sealed"])
    return (f"{random.randint(1000, 9999)},{random.randint(1, 28):02}/{random.randint(1, 12):02},{origin},{target},"
            f"{random.choice(GOODS)},{random.randint(2, 480) / 4:.2f},{random.choice(PEOPLE)},{remark}\n")


def function(random: Random) -> str:
    """A function of the program, one of six kinds."""
    noun = random.choice(["parcel", "route", "signal", "reading", "invoice", "sensor", "channel", "segment", "ticket"])
    field = random.choice(["weight", "length", "price", "depth", "delay", "volume", "score", "offset", "angle"])
    verb = random.choice(["scale", "clip", "merge", "count", "shift", "collect", "drop", "order", "sample"])
    low, high = sorted(random.sample(range(1, 400), 2))
    name = f"{verb}_{noun}_{field}_{random.randint(1, 99)}"
    bodies = [
        f"def {name}({field}: float, factor: float = {low / 8}) -> float:\n"
        f'    """Multiplies the {field} of a {noun}, at most {high}."""\n'
        f"    return min({field} * factor, {high})\n",
        f"def {name}({noun}s: list[dict]) -> list[dict]:\n"
        f"    kept = [item for item in {noun}s if item[\"{field}\"] >= {low}]\n"
        f"    return sorted(kept, key=lambda item: -item[\"{field}\"])\n",
        f"class {noun.title()}{field.title()}{low}:\n"
        f"    LIMIT = {high}\n\n"
        f"    def __init__(self, {field}):\n        self.{field} = {field}\n\n"
        f"    def {verb}(self):\n        if self.{field} > self.LIMIT:\n"
        f"            raise ValueError(f\"{field} {{self.{field}}} is over {{self.LIMIT}}\")\n",
        f"def {name}(text: str) -> dict[str, int]:\n"
        f"    # Lines look like `{noun}={low}`; others are skipped.\n"
        f"    result = {{}}\n    for line in text.splitlines():\n"
        f"        key, found, value = line.partition(\"=\")\n        if found and value.isdigit():\n"
        f"            result[key.strip()] = int(value) + {low}\n    return result\n",
        f"def {name}(path, {field}s=({low}, {high})):\n"
        f"    with open(path, encoding=\"utf-8\") as file:\n"
        f"        return sum(1 for line in file if {field}s[0] <= len(line) < {field}s[1])\n",
        f"{name.upper()} = {{\n    \"{noun}\": {low},\n    \"{field}\": [{low}, {high}, {high - low}],\n}}\n",
    ]
    return random.choice(bodies) + "\n\n"


LONG_TEXTS = {
    "long_chronicle": LongText(
        season, 60,
        "A chronicle of the valley\n\nThe first bridge was built by a woman called Illari Condori, who came from the "
        "salt lakes with two dogs and a blue umbrella. Everything below happened after that.\n\n",
        "So ends the chronicle. Asked who built the first bridge, the old people of the valley still say that it was a "
        "woman called"),
    "long_ledger": LongText(
        shipment, 400,
        "number,day,from,to,goods,weight,runner,remark\n7301,03/02,Gavilán,Isla Vieja,saffron,0.75,Zenobio,lost\n",
        "\nThe ledger has one shipment that was lost. It was number 7301, from Gavilán to"),
    "long_program": LongText(
        function, 120,
        '"""Tools of the weighing station."""\n\nSTATION_CODE = "KX-5519"\n\n\n',
        'def test_station_code():\n    assert STATION_CODE == "'),
}
