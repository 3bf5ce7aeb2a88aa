"""The pass rules of RIGOUR 15, on the figures of one row."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.operating.estimator import DIRECTION, NOTHING, RECOVER, REFUSE, WIDEN, Estimator
from tests.operating.figures import ALPHA, Count, Figures
from tests.operating.plan import Cell
from tests.operating.result import BAND, CLAIM, INTERVAL, RATE, SET, TEST

LEAST_COVERAGE = 0.93
WIDEST = 1.3
MOST_REFUSED = 0.2
CARRIERS = 5
"""A width is judged where at least so many networks are expected with and without: else no normal interval exists."""


@dataclass(frozen=True)
class Verdict:
    """A row, its figures, and in which ways it fails; ``judged`` names what it was held to."""

    cell: Cell
    must: str
    figures: Figures
    judged: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()


@dataclass
class _Held:
    judged: list[str] = field(default_factory=list)
    fails: list[str] = field(default_factory=list)

    def to(self, what: str, fails: bool, said: str) -> None:
        """Hold to one rule."""
        self.judged.append(what)
        if fails:
            self.fails.append(said)


def by_cell(verdicts: Iterable[Verdict]) -> list[list[Verdict]]:
    """The rows of each cell together: estimator by estimator, family by family, from few networks to many."""
    held: dict[tuple[str, str, int], list[Verdict]] = {}
    families: dict[str, int] = {}
    for one in verdicts:
        families.setdefault(one.cell.family, len(families))
        held.setdefault((one.cell.estimator.name, one.cell.family, one.cell.networks), []).append(one)
    return [held[key] for key in sorted(held, key=lambda key: (key[0], families[key[1]], key[2]))]


def most_by_chance(of: int, share: float = ALPHA) -> int:
    """The 99 % point of the binomial law: a test may reject so often under no effect.

    >>> most_by_chance(2000), most_by_chance(200), most_by_chance(60)
    (123, 18, 7)
    """
    from scipy.stats import binom

    return int(binom.ppf(0.99, of, share)) if of else 0


def judge(cell: Cell, figures: Figures) -> Verdict:
    """Hold a row to what its estimator must do where these settings hold."""
    must = cell.estimator.must(cell.settings)
    held = _Held()
    is_headline = not cell.estimator.headline or figures.row in cell.estimator.headline
    if must == REFUSE or (is_headline and cell.networks >= cell.estimator.may_refuse_below):
        _refusals(held, must, figures.refused if must == REFUSE else figures.refused_posed)
    if must != REFUSE:
        _coverage(held, must, figures)
        _claims(held, must, figures)
        if figures.kind == RATE and must in (RECOVER, WIDEN):
            _rate(held, cell.estimator, figures)
        if figures.kind == INTERVAL and must == RECOVER:
            _width(held, cell, figures)
    return Verdict(cell, must, figures, tuple(held.judged), tuple(held.fails))


def _refusals(held: _Held, must: str, refused: Count) -> None:
    if must == REFUSE:
        answered = refused.of - refused.hits
        held.to("refuses", answered > most_by_chance(refused.of), f"answers in {answered} of {refused.of} worlds")
    else:
        fails = refused.hits > most_by_chance(refused.of, MOST_REFUSED)
        held.to("refusals", fails, f"refuses {refused.hits} of {refused.of} worlds")


def _coverage(held: _Held, must: str, figures: Figures) -> None:
    covered = figures.covered
    owed = (figures.kind in (INTERVAL, BAND) and must == RECOVER) or (figures.kind == SET and must in (RECOVER, WIDEN))
    if covered is None or not owed:
        return
    said = f"covers {covered.share:.3f} (99 % interval to {covered.high:.3f})"
    held.to("coverage", covered.high < LEAST_COVERAGE, said)


def _rate(held: _Held, estimator: Estimator, figures: Figures) -> None:
    least, rate = estimator.least.get(figures.row), figures.covered
    if least is not None and rate is not None:
        held.to("rate", rate.high < least, f"{rate.share:.3f} where {least} is the least")


def _width(held: _Held, cell: Cell, figures: Figures) -> None:
    if figures.ratio_low is None or figures.truth is None:
        return
    rarer = min(figures.truth, 1 - figures.truth)
    if 0 <= figures.truth <= 1 and cell.networks * rarer < CARRIERS:
        return
    held.to("width", figures.ratio_low > WIDEST, f"{figures.width_ratio:.2f} times as wide as need be")


def _claims(held: _Held, must: str, figures: Figures) -> None:
    if figures.kind not in (TEST, CLAIM):
        return
    if must == NOTHING:
        count = figures.claimed or figures.rejected
        if count is not None:
            fails = count.hits > most_by_chance(count.of)
            held.to("rejections", fails, f"claims an effect in {count.hits} of {count.of} worlds where there is none")
    wrong = figures.wrong_and_sure
    if must in (RECOVER, WIDEN, DIRECTION) and wrong is not None:
        fails = wrong.hits > most_by_chance(wrong.of)
        held.to("wrong and sure", fails, f"sure of the opposite of the truth in {wrong.hits} of {wrong.of} worlds")
