"""A filter that says which keys are surely not known: two bytes a key, and one in a hundred is let through in vain.

Each key sets four bits of one word (a blocked Bloom filter); its second half says which, the first orders the runs.
"""

import numpy as np

from inroads.store.keys import Array, Keys, Mask

BITS = 4
SIX = np.uint64(6)
KEYS_OF_WORD = 4
SMALLEST = 16


class KeyFilter:
    """A filter for up to ``room`` keys."""

    def __init__(self, room: int) -> None:
        self._digits = max(SMALLEST, (max(1, room // KEYS_OF_WORD) - 1).bit_length())
        self._words: Array = np.zeros(1 << self._digits, dtype=np.uint64)
        self.room = KEYS_OF_WORD << self._digits

    def add(self, keys: Keys) -> None:
        """Let these keys through from here on."""
        places, bits = self._of(keys)
        np.bitwise_or.at(self._words, places, bits)

    def may_hold(self, keys: Keys) -> Mask:
        """Which of the keys may have been added; all that were are among them."""
        places, bits = self._of(keys)
        found: Mask = (self._words[places] & bits) == bits
        return found

    def _of(self, keys: Keys) -> tuple[Array, Array]:
        bits = np.zeros(len(keys), dtype=np.uint64)
        rest = keys.low
        for _bit in range(BITS):
            bits |= np.uint64(1) << (rest & np.uint64(63))
            rest = rest >> SIX
        return keys.low >> np.uint64(64 - self._digits), bits
