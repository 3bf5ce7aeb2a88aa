"""What things of an invented field are called in its files: pseudonyms, the same in files and truth."""

from inroads.world.log import Log

HANDLES = ("fl4sh", "n0va", "kr4ken", "mint", "r00k", "pixel", "zer0", "lynx", "c0bra", "velvet", "echo", "dr1ft")


SPREAD, MODULUS = 48271, 99991


def handle_of(running: int) -> str:
    """A handle for a running number; different numbers below the modulus have different handles."""
    spread = running * SPREAD % MODULUS
    return f"{HANDLES[spread % len(HANDLES)]}_{spread}"


class Names:
    """Names of persons, networks, places, ties, entries and approaches, given in the order of the log."""

    def __init__(self, log: Log) -> None:
        self._persons: dict[int, str] = {}
        for life in log.networks:
            for joining in life.joinings:
                self._person(joining.person)
                self._person(joining.agent)
            for made in life.approaches:
                self._person(made.person)
                self._person(made.by)
            for tie in life.ties:
                for person in (tie.a, tie.b, tie.introducer):
                    self._person(person)

    def _person(self, number: int | None) -> None:
        if number is not None and number not in self._persons:
            self._persons[number] = f"P-{len(self._persons) + 1:04d}"

    def person(self, number: int) -> str:
        """``P-0123``."""
        return self._persons[number]

    def persona(self, number: int) -> str:
        """A handle, ``fl4sh_40127``; its number tells nothing of the person's."""
        return handle_of(int(self._persons[number][2:]))

    def knows(self, number: int) -> bool:
        """Whether the person came near any network."""
        return number in self._persons

    def other_persona(self, number: int, place: int) -> str:
        """Another handle of the same person, in that place."""
        return handle_of(int(self._persons[number][2:]) + place * 7919)

    def network(self, number: int) -> str:
        """``N-07``."""
        return f"N-{number:02d}"

    def place(self, number: int) -> str:
        """``L-021``."""
        return f"L-{number:03d}"

    def tie(self, number: int) -> str:
        """``T-00123``."""
        return f"T-{number:05d}"

    def entry(self, number: int) -> str:
        """``E-0123``."""
        return f"E-{number:04d}"

    def approach(self, number: int) -> str:
        """``A-0123``."""
        return f"A-{number:04d}"

    def activity(self, number: int) -> str:
        """``AV-00123``."""
        return f"AV-{number:05d}"
