"""Prove that a study is whole: entries, parents, heads, hashes, evidence, frames and the rebuild."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import polars as pl

from inroads.errors import InroadsError
from inroads.frame.frame import Frame
from inroads.language import _, numeral
from inroads.model.claim import EXISTS
from inroads.model.tables import UNITS
from inroads.store.acts import evidence_of, read_acts, standing_acts
from inroads.store.claims import read_claims
from inroads.store.derived import altered
from inroads.store.documents import Documents, documents_at_odds
from inroads.store.entry import digest_of, id_of
from inroads.store.evidence import hash_file
from inroads.store.fold import columns_of
from inroads.store.frames import frame_in_force, frames_at_odds
from inroads.store.kept_ends import wrong_ends
from inroads.store.signs import signs_at_odds
from inroads.store.snapshot import MANIFEST, content_hash, fold_study, snapshot_id
from inroads.store.study_folder import LEDGER, StudyFolder

HEADS_TOLD = re.compile(rb'<meta name="inroads:heads" content="([0-9a-f ]*)">')
HEAD_OF_PAGE = 8192
"""How much of a report is read for the heads it was made from: they stand at its very beginning."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: whether it holds, and what was found."""

    name: str
    holds: bool
    says: str


def verify(study: StudyFolder, progress: Callable[[str, int, int], None] = lambda _w, _d, _a: None) -> list[Check]:
    """All checks, in order; a check that fails names what is damaged."""
    checks: list[Check] = []
    for check in CHECKS:
        if check is _rebuild and not all(done.holds for done in checks):
            checks.append(Check("rebuild", holds=False, says=_("not tried: mend first what is damaged")))
            break
        progress(_("checks"), CHECKS.index(check), len(CHECKS))
        try:
            checks += check(study)
        except (InroadsError, sqlite3.DatabaseError, pl.exceptions.PolarsError, OSError, ValueError, KeyError) as fault:
            checks.append(Check(check.__name__.strip("_"), holds=False, says=str(fault)))
    return checks


def _file(study: StudyFolder) -> Iterator[Check]:
    path = (study.path / LEDGER).absolute()
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    finally:
        connection.close()
    says = _("the database file is sound") if found == ["ok"] else "; ".join(found[:3])
    yield Check("file", found == ["ok"], says)


def _entries(study: StudyFolder) -> Iterator[Check]:
    seen: set[bytes] = set()
    wrong: list[str] = []
    gone: list[str] = []
    erased: dict[str, str] = {}
    for entry in study.ledger.entries():
        if entry.verb == "erase" and entry.body is not None:
            erased |= dict.fromkeys(map(str, entry.content().get("entries", [])), entry.id.hex())
        if id_of(entry.parents, entry.at, entry.author, entry.verb, entry.digest) != entry.id:
            wrong.append(_("entry {id} does not bear its own hash", id=entry.id.hex()[:12]))
        if not set(entry.parents) <= seen:
            wrong.append(_("entry {id} follows an entry that is not there", id=entry.id.hex()[:12]))
        if entry.body is None or entry.salt is None:
            gone.append(entry.id.hex())
        elif digest_of(entry.salt, entry.body) != entry.digest:
            wrong.append(_("the body of entry {id} was changed", id=entry.id.hex()[:12]))
        seen.add(entry.id)
    wrong += [
        _("the body of entry {id} is gone, and no entry erased it", id=id_[:12]) for id_ in gone if id_ not in erased
    ]
    count = len(study.ledger)
    if count != len(seen):
        wrong.append(_("rows: {count}; different entries in them: {ids}", count=numeral(count), ids=numeral(len(seen))))
    loose = study.ledger.loose_bodies()
    if loose:
        wrong.append(_("bodies that belong to no entry: {count}", count=loose))
    says = _("{count} checked: each bears its hash and follows entries that are there", count=numeral(count))
    yield Check("entries", not wrong, "; ".join(wrong[:5]) if wrong else says)
    told = [_("body of {id} erased by entry {by}", id=id_[:12], by=erased[id_][:12]) for id_ in gone if id_ in erased]
    if told:
        yield Check("erased", holds=True, says="; ".join(told))


def _heads(study: StudyFolder) -> Iterator[Check]:
    ids = {entry.id.hex() for entry in study.ledger.entries()}
    followed = {parent.hex() for entry in study.ledger.entries() for parent in entry.parents}
    heads = study.ledger.heads()
    right = heads == sorted(ids - followed)
    yield Check(
        "heads",
        right,
        _("{count} on record, and just these are ends of the chain", count=len(heads))
        if right
        else _("the heads on record are not the ends of the chain"),
    )
    known = _known_heads(study)
    lost = sorted({head for heads_of in known.values() for head in heads_of} - ids)
    if lost:
        names = [name for name, heads_of in known.items() if set(heads_of) & set(lost)]
        yield Check(
            "tail",
            holds=False,
            says=_(
                "entries are missing at the end: {names} was made from head {head}", names=names[0], head=lost[0][:12]
            ),
        )
    elif known:
        yield Check(
            "tail",
            holds=True,
            says=_(
                "no entry is missing that earlier reports and snapshots were made from ({count} looked at: {names})",
                count=len(known),
                names=", ".join(sorted(known)[:3]),
            ),
        )
    else:
        yield Check(
            "tail",
            holds=True,
            says=_(
                "no report or snapshot holds an earlier head: that no entry is missing at the end had to be trusted"
            ),
        )


def _known_heads(study: StudyFolder) -> dict[str, list[str]]:
    """Every head that a snapshot or a release on disk was made from."""
    known = {}
    for path in [*study.cache.glob(f"*/{MANIFEST}"), *study.out.glob("*.heads.json")]:
        try:
            known[str(path.relative_to(study.path))] = list(json.loads(study.sealer.unseal(path.read_bytes()))["heads"])
        except (ValueError, KeyError, OSError):
            known[str(path.relative_to(study.path))] = []
    for path in study.out.glob("*.html"):
        with path.open("rb") as page:
            told = HEADS_TOLD.search(page.read(HEAD_OF_PAGE))
        if told:
            known[str(path.relative_to(study.path))] = told[1].decode().split()
    return known


def _evidence(study: StudyFolder) -> Iterator[Check]:
    due = dict(evidence_of(read_acts(study.ledger)))
    held = set(study.evidence.ids())
    wrong = [_("«{name}» is gone", name=due[sha256]) for sha256 in due if sha256 not in held]
    wrong += [
        _("«{name}» was changed", name=due[sha256])
        for sha256 in due
        if sha256 in held and hash_file(study.evidence.path(sha256)) != sha256
    ]
    yield Check(
        "evidence",
        not wrong,
        "; ".join(wrong) if wrong else _("{count} checked: each file bears its hash", count=numeral(len(due))),
    )
    count, apart = wrong_ends(study, read_acts(study.ledger))
    if count:
        told = _("files that grew: {count}; each is made by an earlier one and its end", count=numeral(count))
        gone = "; ".join(_("«{name}» is no longer made by an earlier file and its end", name=name) for name in apart)
        yield Check("ends", not apart, gone or told)
    left = held - set(due)
    if left:
        yield Check(
            "left over",
            holds=True,
            says=_("files of an import that was cut off: {count}; the next import takes them away", count=len(left)),
        )


def _frames(study: StudyFolder) -> Iterator[Check]:
    acts = [act for act in read_acts(study.ledger) if act.verb == "frame"]
    due = {str(act.content["file"]): act.content["digest"] for act in acts}
    wrong = []
    for name, digest in sorted(due.items()):
        path = study.path / "frame" / name
        if not path.is_file():
            wrong.append(_("frame version {name} is gone", name=name))
        elif hashlib.sha256(study.sealer.unseal(path.read_bytes())).hexdigest() != digest:
            wrong.append(_("frame version {name} was changed on disk", name=name))
    if wrong:
        yield Check("frame", holds=False, says="; ".join(wrong))
        return
    frame = frame_in_force(study)
    says = _("versions kept: {count}; in force: {name}", count=len(due), name=frame.name)
    yield Check("frame", holds=True, says=says)
    apart = frames_at_odds(study)
    if apart:
        told = _("copies have set different frames: {names}; set the one that is to hold", names=", ".join(apart))
        yield Check("frames apart", holds=True, says=told)
    signs = signs_at_odds(study)
    if signs:
        told = _("copies have set different signs: {names}; the last is in force", names=", ".join(signs))
        yield Check("signs apart", holds=True, says=told)
    unknown = _unknown_variables(study, frame)
    if unknown:
        told = _("claims of variables that the frame does not have: {names}", names=", ".join(unknown))
        yield Check("claims without a variable", holds=True, says=told)


def _unknown_variables(study: StudyFolder, frame: Frame) -> list[str]:
    known = {f"{unit}.{column.name}" for unit, table in UNITS.items() for column in columns_of(table, frame)}
    claims = read_claims(study.ledger, standing_acts(study.ledger)).filter(pl.col("variable") != EXISTS)
    said = claims.select(pl.concat_str("unit_type", "variable", separator=".").unique().sort()).to_series()
    return [name for name in said if name not in known]


def _rebuild(study: StudyFolder) -> Iterator[Check]:
    frame = frame_in_force(study)
    name = snapshot_id(study, frame)
    manifest = study.cache / name / MANIFEST
    found = content_hash(fold_study(study, frame))
    if not manifest.exists():
        yield Check("rebuild", holds=True, says=_("the ledger folds; no snapshot of it lies in cache/"))
        return
    kept = json.loads(study.sealer.unseal(manifest.read_bytes()))["content"]
    from inroads.store.snapshot import Snapshot

    snapshot = Snapshot(manifest.parent, frame, study.sealer)
    read = content_hash({table: snapshot.table(table) for table in snapshot.names()})
    says = (
        _("snapshot {id} was rebuilt row for row", id=name)
        if kept == found == read
        else _("snapshot {id} differs from what the ledger gives; delete cache/ and map again", id=name)
    )
    yield Check("rebuild", kept == found == read, says)
    wrong = altered(manifest.parent)
    if wrong:
        names = ", ".join(wrong)
        yield Check("derived", holds=False, says=_("derived tables were changed: {names}; delete cache/", names=names))


def _documents(study: StudyFolder) -> Iterator[Check]:
    names = Documents(study).names()
    apart = documents_at_odds(study)
    if apart:
        told = _("copies have added different texts under one name: {names}", names=", ".join(apart))
        yield Check("documents", holds=False, says=told)
    elif names:
        yield Check(
            "documents", holds=True, says=_("texts kept: {count}, each under a name of its own", count=len(names))
        )


CHECKS = (_file, _entries, _heads, _evidence, _documents, _frames, _rebuild)
