#!/usr/bin/env python3
"""Checks the published vectors with Python's hashlib alone.

    test_vectors.py            every vector is what lockstep.py computes
    test_vectors.py --write    computes the results anew from the inputs that stand in the files
"""

import json
import pathlib
import sys
import unittest

from lockstep import Chance, cover, leaf

TESTS = pathlib.Path(__file__).resolve().parent.parent
PROTOCOL = TESTS / "LockstepTests/Vectors/vectors.json"
CHANCE = TESTS / "DomainTests/Vectors/chance.json"


def leaf_of(case):
    return leaf(
        case["stream"], int(case["sequence"]), int(case["turn"]), case["type"], case["contentType"], case["cause"],
        bytes.fromhex(case["data"]))


def digests(leaves):
    """The digest after each of these leaves."""
    after = [bytes.fromhex(leaves[0])]
    for each in leaves[1:]:
        after.append(cover(after[-1], bytes.fromhex(each)))
    return after


def draws(case):
    """What the generator of a case gives, by the draws that the case asks for."""
    random = Chance(int(case["seed"]), case["unit"], case["purpose"], *case["key"])
    if "below" in case:
        return [random.below(int(case["below"])) for _ in case["draws"]]
    if "within" in case:
        return [random.within(*map(int, case["within"])) for _ in case["draws"]]
    if "permille" in case:
        return [int(random.chance(int(case["permille"]))) for _ in case["draws"]]
    return [random.next() for _ in case["draws"]]


def computed(vectors):
    """The same vectors with their results computed. 64-bit numbers are text: JSON readers round them."""
    for case in vectors.get("leaves", []):
        case["leaf"] = leaf_of(case).hex()
    for case in vectors.get("chains", []):
        case["digests"] = [digest.hex() for digest in digests(case["leaves"])]
    for case in vectors.get("chance", []):
        case["draws"] = [str(draw) for draw in draws(case)]
    return vectors


class PublishedVectors(unittest.TestCase):
    def check(self, path, sections):
        text = path.read_text(encoding="utf-8")
        published = json.loads(text)
        for section in sections:
            self.assertGreaterEqual(len(published[section]), 3, f"{path.name} publishes too few {section}")
        self.assertEqual(computed(json.loads(text)), published)

    def test_protocol(self):
        self.check(PROTOCOL, ["leaves", "chains"])

    def test_chance(self):
        self.check(CHANCE, ["chance"])

    def test_splitmix(self):
        """The generator is the SplitMix64 that others publish: these are Rosetta Code's for state 1234567."""
        random = Chance(0, "a/b", "")
        random.state = 1234567
        self.assertEqual(
            [random.next() for _ in range(5)],
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821])


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        unittest.main()
    for path in (PROTOCOL, CHANCE):
        vectors = computed(json.loads(path.read_text(encoding="utf-8")))
        path.write_text(json.dumps(vectors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
