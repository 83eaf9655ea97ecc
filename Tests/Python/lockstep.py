"""The computed parts of Gladi's lockstep protocol, from its text alone: leaf, digest chain, random numbers.

Nothing but hashlib. A client in another language can be written from this page; its vectors are
Tests/LockstepTests/Vectors/vectors.json and Tests/DomainTests/Vectors/random.json.
"""

import hashlib

MASK = 2**64 - 1


def big_endian(number, bits=64):
    return number.to_bytes(bits // 8, "big")


def with_length(data):
    """Bytes (or text, in UTF-8) with their length before them; None is told apart from empty."""
    if data is None:
        return b"\xff\xff\xff\xff"
    if isinstance(data, str):
        data = data.encode()
    return big_endian(len(data), 32) + data


def leaf(stream, sequence, turn, type, content_type, cause, data):
    """SHA-256 over all of a record that the digest covers. `cause` may be None."""
    covered = b"\x00" + with_length(stream) + big_endian(sequence) + big_endian(turn)
    covered += with_length(type) + with_length(content_type) + with_length(cause) + with_length(data)
    return hashlib.sha256(covered).digest()


def cover(digest, leaf):
    """The digest after one more record. It begins as the leaf of `Opened`."""
    return hashlib.sha256(b"\x01" + digest + leaf).digest()


class Chance:
    """A unit's random numbers for one purpose: SplitMix64, its first state keyed by (seed, unit, purpose, key)."""

    def __init__(self, seed, unit, purpose, *key):
        keyed = b"gladi.chance.v1" + big_endian(seed)
        keyed += b"".join(with_length(text) for text in (unit, purpose, *key))
        self.state = int.from_bytes(hashlib.sha256(keyed).digest()[:8], "big")

    def next(self):
        self.state = self.state + 0x9E3779B97F4A7C15 & MASK
        mixed = (self.state ^ self.state >> 30) * 0xBF58476D1CE4E5B9 & MASK
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & MASK
        return mixed ^ mixed >> 31

    def below(self, bound):
        """0 to bound - 1, each equally likely (Lemire 2019)."""
        threshold = 2**64 % bound
        while True:
            product = self.next() * bound
            if product & MASK >= threshold:
                return product >> 64

    def within(self, low, high):
        width = high - low
        return self.next() if width == MASK else low + self.below(width + 1)

    def chance(self, permille):
        return self.below(1000) < permille
