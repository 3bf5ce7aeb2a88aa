"""Write the claims of a file into the ledger: one act, one transaction; what is said already is not said twice."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import polars as pl

from inroads.errors import InputError
from inroads.language import _
from inroads.model.claim import Claim
from inroads.store.acts import Act, brought_in, files_of, read_acts, undone
from inroads.store.claims import key_of, read_claims
from inroads.store.ledger import Pen
from inroads.store.study_folder import StudyFolder

SHOWN_CELLS = 5
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Added:
    """What an import did: how many claims were new, how many were said already, which cells now differ."""

    act: str
    new: int
    known: int
    differing: list[str] = field(default_factory=list)
    withdrawn: int = 0
    notes: list[str] = field(default_factory=list)

    def __repr__(self) -> str:
        return "\n".join(self.lines())

    def record(self) -> dict[str, object]:
        """What a program is told."""
        return asdict(self)

    def lines(self) -> list[str]:
        """What a person is told."""
        told = [*self.notes, _("{new} claims are new, {known} were said already.", new=self.new, known=self.known)]
        if self.withdrawn:
            told.append(_("{count} claims of the replaced file were withdrawn.", count=self.withdrawn))
        if self.differing:
            cells = ", ".join(self.differing[:SHOWN_CELLS])
            told.append(
                _(
                    "{count} cells now hold claims that differ and are contested: {cells} ... "
                    "If this file corrects an earlier one, undo and add it again with --replaces.",
                    count=len(self.differing),
                    cells=cells,
                )
            )
        return told


@dataclass(frozen=True)
class Incoming:
    """A file on its way in: where it lies, the source it is, how it was read."""

    path: Path
    source: str
    reader: str


def record(
    study: StudyFolder,
    claims: list[Claim],
    files: list[Incoming],
    actor: str,
    replaces: str = "",
    notes: list[str] | None = None,
    progress: Progress = lambda _what, _done, _all: None,
) -> Added:
    """Add the claims and keep the files as evidence; raises InputError where ``replaces`` names nothing.

    The same file a second time changes nothing at all.
    """
    with study.ledger.writing(actor) as pen:
        acts = read_acts(study.ledger)
        gone = undone(acts)
        standing = [act for act in acts if act.id not in gone]
        study.evidence.sweep({sha256 for sha256, _name in brought_in(acts)})
        said = read_claims(study.ledger, standing)
        known = set(said.filter(~pl.col("withdrawn"))["key"].to_list())
        kept = {sha256 for sha256, _name in brought_in(standing)}
        keyed = {_key(claim): claim for claim in claims}
        fresh = {key: claim for key, claim in keyed.items() if key not in known}
        replaced = _replaced(standing, said, replaces) - set(keyed) if replaces else set()
        hashes = [study.evidence.put(file.path) for file in files]
        if not fresh and not replaced and set(hashes) <= kept:
            return Added("", 0, len(keyed), notes=notes or [])
        act = pen.write(
            "add",
            {
                "files": [
                    {"sha256": sha256, "source": file.source, "name": file.path.name, "reader": file.reader,
                     "bytes": file.path.stat().st_size}
                    for sha256, file in zip(hashes, files, strict=True)
                ],
                "skipped": sorted(set(keyed) - set(fresh)),
            },
        )  # fmt: skip
        _write(pen, act, fresh, progress)
        if replaced:
            _withdraw(study, pen, replaced, act, _("Replaced by {name}.", name=files[0].path.name if files else "?"))
    differing = _differing(said.filter(~pl.col("withdrawn") & ~pl.col("key").is_in(list(replaced))), fresh)
    return Added(act, len(fresh), len(keyed) - len(fresh), differing, len(replaced), notes or [])


def _key(claim: Claim) -> str:
    passages = [passage.id for passage in claim.passages]
    return key_of(claim.unit_type, claim.unit, claim.variable, claim.value, claim.polarity, passages, claim.coder)


def _write(pen: Pen, act: str, fresh: dict[str, Claim], progress: Progress) -> None:
    for done, (key, claim) in enumerate(fresh.items()):
        pen.write("claim", {**claim.body(), "act": act, "key": key})
        if done % 1000 == 0:
            progress(_("claims"), done, len(fresh))


def _replaced(standing: list[Act], said: pl.DataFrame, name: str) -> set[str]:
    """The keys that the file of that name (or hash) said."""
    acts = [act for act in standing if act.verb == "add" and _brought(act, name)]
    if not acts:
        held = sorted({file["name"] for act in standing for file in files_of(act)})
        raise InputError(
            _("No file «{name}» was added to this study.", name=name),
            do=_("Files are: {held}.", held=", ".join(held) or "-"),
        )
    first_said = said.filter(pl.col("act").is_in([act.id for act in acts]) & ~pl.col("withdrawn"))["key"].to_list()
    skipped = [str(key) for act in acts for key in _listed(act.content.get("skipped"))]
    standing_now = set(said.filter(~pl.col("withdrawn"))["key"].to_list())
    return (set(first_said) | set(skipped)) & standing_now


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _brought(act: Act, name: str) -> bool:
    return any(name in (file["name"], file["source"], file["sha256"]) for file in files_of(act))


def _withdraw(study: StudyFolder, pen: Pen, keys: set[str], act: str, because: str) -> None:
    from inroads.store.claims import claim_entries

    pen.flush()
    entries = claim_entries(study.ledger, keys)
    pen.write("withdraw", {"claims": entries, "because": because, "with": act})


def _differing(said: pl.DataFrame, fresh: dict[str, Claim]) -> list[str]:
    held = {
        (unit_type, unit, variable): value
        for unit_type, unit, variable, value in said.select("unit_type", "unit", "variable", "value").iter_rows()
    }
    cells = {
        f"{claim.unit_type} {claim.unit}, {claim.variable}"
        for claim in fresh.values()
        if held.get((claim.unit_type, claim.unit, claim.variable), claim.value) != claim.value
    }
    return sorted(cells)
