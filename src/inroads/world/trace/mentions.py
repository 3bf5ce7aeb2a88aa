"""Which passages tell a thing only indirectly, mention one without evidence, or bear an access that is wrong."""

from dataclasses import dataclass, field

from inroads.world.trace.pen import Row


@dataclass
class Mentions:
    """By reference, for whoever wants to score a coder or a suggester against them."""

    indirect: list[Row] = field(default_factory=list)
    decoys: list[Row] = field(default_factory=list)
    access_wrong: list[Row] = field(default_factory=list)

    def add(self, other: "Mentions") -> None:
        """Those of another text."""
        self.indirect += other.indirect
        self.decoys += other.decoys
        self.access_wrong += other.access_wrong

    def tell_indirectly(self, passages: list[str], kind: str, unit: str) -> None:
        """Together these passages tell of an entry or a tie without saying it."""
        self.indirect.append({"passages": passages, kind: unit})

    def mislead(self, passage: str, mechanism: str) -> None:
        """In this passage somebody mentions a way in that nobody is known to have taken."""
        self.decoys.append({"passage": passage, "mentions": mechanism})
