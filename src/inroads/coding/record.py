"""Write the claims of a file into the ledger: one act, one transaction; what is said already is not said twice."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from inroads.coding.differing import Cell, differing
from inroads.coding.doubts import NEEDED, doubts
from inroads.coding.may_link import refuse_unlinkable
from inroads.errors import InputError, StudyError
from inroads.frame.frame import Frame
from inroads.language import _, numeral
from inroads.model.claim import EXISTS, Claim
from inroads.store.acts import KEPT_AS_END, NOT_KEPT, Act, brought_in, evidence_of, files_of, read_acts, undone
from inroads.store.claims import key_of, keys_of, read_claims, replaced_acts, withdrawn_keys
from inroads.store.evidence import hash_file
from inroads.store.fold import kinds_of
from inroads.store.kept_ends import END, ends_of, pieces_of
from inroads.store.ledger import Pen
from inroads.store.study_folder import StudyFolder

SHOWN_CELLS = 5
ACT_DIGITS = 12
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
        told = [
            *self.notes,
            _("New claims: {new}. Said already: {known}.", new=numeral(self.new), known=numeral(self.known)),
        ]
        if not self.new and not self.known:
            told.append(_("Nothing was found to take in: the sheets hold headings, but no rows."))
        if self.withdrawn:
            told.append(_("Claims of the replaced file withdrawn: {count}.", count=self.withdrawn))
        if self.differing:
            cells = ", ".join(self.differing[:SHOWN_CELLS])
            told.append(
                _(
                    "Cells on which claims now differ: {count} ({cells} ...). They count as contested until somebody"
                    " adjudicates. If this file corrects an earlier one instead: undo, and add it with --replaces.",
                    count=numeral(len(self.differing)),
                    cells=cells,
                )
            )
        return told


class AddedPosts(Added):
    """What an import of posts did: that no claim was new is worth no word then."""

    def lines(self) -> list[str]:
        """What a person is told."""
        return super().lines() if self.new or self.known else list(self.notes)


@dataclass(frozen=True)
class Made:
    """What was made of a file and is kept beside it: the text of a document, a part of its posts."""

    name: str
    reader: str
    data: bytes | Path
    """Bytes, or a file in the study that is moved to the evidence."""


@dataclass(frozen=True)
class Incoming:
    """A file on its way in: where it lies, the source it is, how it was read."""

    path: Path
    source: str
    reader: str
    sha256: str = ""
    """The hash of the file when it was read; '' where nobody looked."""
    made: tuple[Made, ...] = ()
    cut_off: bool = False
    """Whether it ended before its end."""
    until: date | None = None
    """The last day of which it tells of all its rooms, where it is of a whole site."""
    kept: bool = True
    """Whether the file itself is kept, or only its hash, as it holds what may not be stored."""
    end: Path | None = None
    """What it holds more than the file ``after``, where it grew from that one."""
    after: str = ""


def record(
    study: StudyFolder,
    claims: list[Claim],
    files: list[Incoming],
    actor: str,
    replaces: str = "",
    notes: list[str] | None = None,
    frame: Frame | None = None,
    progress: Progress = lambda _what, _done, _all: None,
    verb: str = "add",
    content: Mapping[str, object] | None = None,
) -> Added:
    """Add the claims and keep the files as evidence; raises InputError where ``replaces`` names nothing.

    The same file a second time changes nothing at all.
    """
    keyed = {_key(claim): claim for claim in claims}
    with study.ledger.writing(actor) as pen:
        acts = read_acts(study.ledger)
        gone = undone(acts)
        standing = [act for act in acts if act.id not in gone]
        said = read_claims(study.ledger, standing).filter(~pl.col("withdrawn"))
        held = set(said["key"].to_list())
        back = withdrawn_keys(study.ledger, standing) - held if files else set()
        known = held | back
        fresh = {key: claim for key, claim in keyed.items() if key not in known}
        refuse_unlinkable(study, fresh.values(), said, standing)
        old = _old_acts(standing, replaces) if replaces else []
        if old:
            fresh |= _said_otherwise(keyed, said)
        replaced = (_only_said_by(study, standing, old) & known) - set(keyed)
        with study.evidence.swept({sha256 for sha256, _name in evidence_of(acts)}):
            kept = [entry for file in files for entry in _kept(study, file)]
            hashes = [str(entry["sha256"]) for entry in kept]
            is_told = not _newly_replaced(standing, old, set(hashes))
            if (
                is_told
                and not fresh
                and not replaced
                and set(hashes) <= {sha256 for sha256, _name in brought_in(standing)}
            ):
                return Added("", 0, len(keyed), notes=[*(notes or []), *_kept_back(back & set(keyed))])
            act = pen.write(
                verb,
                {
                    "files": kept,
                    "skipped": sorted(set(keyed) - set(fresh)),
                    "replaces": old,
                    **(content or {}),
                },
            )
            _write(pen, act, fresh, progress)
    stays = said.filter(~pl.col("key").is_in(replaced))
    told = [*(notes or []), *(_doubts(claims, stays, frame) if frame else [])]
    told += _kept_back(back & set(keyed))
    settled = {_cell(act) for act in standing if act.verb == "adjudicate"}
    kinds = kinds_of(frame) if frame else {}
    return Added(
        act, len(fresh), len(keyed) - len(fresh), differing(stays, fresh.values(), settled, kinds), len(replaced), told
    )


def _said_otherwise(keyed: dict[str, Claim], said: pl.DataFrame) -> dict[str, Claim]:
    """The claims that a replacing file says with another certainty, grade or reason than before."""
    held = {row[0]: row[1:] for row in said.select("key", "certainty", "grade", "because").iter_rows()}
    return {
        key: claim
        for key, claim in keyed.items()
        if key in held and held[key] != (claim.certainty, claim.grade, claim.because)
    }


def hashes_in(path: Path) -> dict[Path, str]:
    """The hashes of a file, or of the files of a folder, to be taken before they are read."""
    files = [file for file in path.iterdir() if file.is_file()] if path.is_dir() else [path]
    return {file: hash_file(file) for file in files if file.is_file()}


def _put(study: StudyFolder, file: Incoming) -> str:
    if file.sha256 and study.evidence.path(file.sha256).exists():
        return _unchanged(file) if file.made else file.sha256
    return study.evidence.put(file.path, file.sha256)


def _unchanged(file: Incoming) -> str:
    if hash_file(file.path) != file.sha256:
        raise _changed(file)
    return file.sha256


def _changed(file: Incoming) -> StudyError:
    return StudyError(
        _("The file changed while it was being read."),
        file.path.name,
        _("Nothing was taken in. Wait until nobody writes to it, then add it again."),
    )


def _kept(study: StudyFolder, file: Incoming) -> list[dict[str, str | int]]:
    """Keep a file and what was made of it; gives what the act says of them."""
    as_before = file.kept and not study.evidence.path(file.sha256).exists() and _is_kept(study, file.sha256)
    as_end = file.end if file.kept and not as_before and _is_kept(study, file.after) else None
    sha256 = _put(study, file) if file.kept and not (as_before or as_end) else _unchanged(file)
    size = file.path.stat().st_size
    own: dict[str, str | int] = {
        "sha256": sha256, "source": file.source, "name": file.path.name, "reader": file.reader, "bytes": size,
    }  # fmt: skip
    if file.cut_off:
        own["cut_off"] = 1
    if file.until:
        own["until"] = file.until.isoformat()
    if not file.kept:
        own["kept"] = NOT_KEPT
    ends: list[dict[str, str | int]] = []
    if as_before or as_end:
        own["kept"] = KEPT_AS_END
    if as_end:
        name = _("{name}, end", name=file.path.name)
        ends.append({**_kept_beside(study, Made(name, END, as_end), file.source, sha256), "after": file.after})
    return [own, *ends, *(_kept_beside(study, made, file.source, sha256) for made in file.made)]


def _is_kept(study: StudyFolder, sha256: str) -> bool:
    return bool(sha256) and bool(pieces_of(study, ends_of(read_acts(study.ledger)), sha256))


def _kept_beside(study: StudyFolder, made: Made, source: str, of: str) -> dict[str, str | int]:
    if isinstance(made.data, Path):
        size = made.data.stat().st_size
        sha256 = study.evidence.take(made.data)
    else:
        sha256, size = study.evidence.put_bytes(made.data), len(made.data)
    return {"sha256": sha256, "source": source, "name": made.name, "reader": made.reader, "bytes": size, "of": of}


def _key(claim: Claim) -> str:
    passages = [passage.id for passage in claim.passages]
    return key_of(claim.unit_type, claim.unit, claim.variable, claim.value, claim.polarity, passages, claim.coder)


def _write(pen: Pen, act: str, fresh: dict[str, Claim], progress: Progress) -> None:
    for done, (key, claim) in enumerate(fresh.items()):
        pen.write("claim", {**claim.body(), "act": act, "key": key})
        if done % 1000 == 0:
            progress(_("claims"), done, len(fresh))


def _old_acts(standing: list[Act], name: str) -> list[str]:
    """The ids of the acts that brought the file of that name (or hash), and of those that these had replaced.

    A folder is named by its own name; whatever came in one call also by the beginning of the act's id. Of versions of
    one name the one that no other replaced is meant.
    """
    adds = [act for act in standing if act.verb in ("add", "code")]
    named = [act for act in adds if len(name) >= ACT_DIGITS and act.id.startswith(name)]
    past = replaced_acts(standing)
    alike = [act for act in adds if any(_is(file, name) for file in files_of(act))]
    acts = named or [act for act in alike if act.id not in past] or alike
    if not acts:
        held = sorted({file["name"] for act in standing for file in files_of(act)})
        raise InputError(
            _("No file «{name}» was added to this study.", name=name),
            do=_("Files are: {held}.", held=", ".join(held) or "-"),
        )
    contents = {tuple(sorted(file["sha256"] for file in files_of(act))) for act in acts}
    if len(contents) > 1 and not named and name not in {sha256 for content in contents for sha256 in content}:
        told = ", ".join(f"{act.id[:ACT_DIGITS]} ({act.at[:16]})" for act in acts)
        raise InputError(
            _("«{name}» was added more than once: {acts}.", name=name, acts=told),
            do=_("Give --replaces the id of the act that this file corrects."),
        )
    files = [file for act in acts for file in files_of(act) if "of" not in file and file["reader"] != "mapping"]
    beside = sorted({file["name"] for file in files if not _is(file, name)})
    if beside and not named:
        raise InputError(
            _("«{name}» was added together with other files: {beside}.", name=name, beside=", ".join(beside)),
            do=_("Add all of them again, as they now are, with --replaces {act}.", act=acts[0].id[:ACT_DIGITS]),
        )
    return sorted({act.id for act in acts} | replaced_acts(acts))


def _newly_replaced(standing: list[Act], old: list[str], hashes: set[str]) -> set[str]:
    """The old acts that no act replaced so far, but for one that brought the very same files."""
    same = {act.id for act in standing if {file["sha256"] for file in files_of(act)} == hashes}
    return set(old) - replaced_acts(standing) - same


def _is(file: dict[str, str], name: str) -> bool:
    return name in (file["name"], file["source"], file["sha256"])


def _only_said_by(study: StudyFolder, standing: list[Act], old: list[str]) -> set[str]:
    """The keys that no other file says but those of the old acts, and those replaced before."""
    if not old:
        return set()
    past = {*old, *replaced_acts(standing)}
    theirs = keys_of(study.ledger, [act for act in standing if act.id in old])
    return theirs - keys_of(study.ledger, [act for act in standing if act.id not in past])


def _kept_back(keys: set[str]) -> list[str]:
    count = numeral(len(keys))
    told = _("Claims that somebody withdrew, and that were not taken in again: {count}.", count=count)
    return [told] if keys else []


def _doubts(claims: list[Claim], said: pl.DataFrame, frame: Frame) -> list[str]:
    """What looks wrong, in the light of what the study holds."""
    described = said.filter((pl.col("variable") == EXISTS) & (pl.col("polarity") == "present"))
    known = {str(kind[0]): set(units["unit"]) for kind, units in described.group_by("unit_type")}
    held = said.filter(pl.col("unit_type").is_in(list(NEEDED))).select("unit_type", "unit", "variable")
    return doubts(claims, known, set(held.iter_rows()), frame)


def _cell(act: Act) -> Cell:
    return str(act.content["unit_type"]), str(act.content["unit"]), str(act.content["variable"])
