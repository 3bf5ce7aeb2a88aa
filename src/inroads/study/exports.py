"""How exports of online meeting places come into a study: recognised, streamed into parts, each file with a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inroads.errors import InputError
from inroads.language import _, numeral
from inroads.store.study_folder import StudyFolder
from inroads.study.documents import Described, Taken
from inroads.study.founding import Founding
from inroads.study.opened import Progress

if TYPE_CHECKING:
    import polars as pl

    from inroads.coding.record import Added, Made
    from inroads.frame.frame import Frame
    from inroads.sources.online.reader import Asked, Reader
    from inroads.sources.online.report import Report
    from inroads.store.grown import Grown
    from inroads.store.post_parts import PostFile, PostParts

Carries = list[tuple[str, str, dict[str, Any]]]
"""What readers carry over: of which file by its hash, how it was read, and that."""

MEETING_PLACE = "meeting_place"


@dataclass(frozen=True)
class ExportsCall:
    """What a call that adds exports says."""

    study: StudyFolder
    frame: "Frame"
    asked: "Asked"
    described: Described
    actor: str
    replaces: str
    progress: Progress

    def add(self, files: "Mapping[Path, tuple[Reader, str]]") -> "Added":
        """Take in exports, as one act; raises one InputError with the faults of those that cannot be read at all."""
        from inroads.coding.described import read_settings
        from inroads.coding.record import AddedPosts, record
        from inroads.store.acts import standing_acts
        from inroads.store.carried import keep_carried
        from inroads.store.claims import read_claims
        from inroads.store.post_parts import PostParts

        settings = {"kind": MEETING_PLACE, **read_settings(self.described.said, self.frame)}
        acts = standing_acts(self.study.ledger)
        said = read_claims(self.study.ledger, acts)
        taken, uncounted = Taken(), 0
        carried: Carries = []
        with PostParts(self.study, acts) as parts:
            for path, (reader, what) in files.items():
                try:
                    self._take(path, reader, what, parts, taken, settings, said.filter(~said["withdrawn"]), carried)
                except InputError as error:
                    taken.faults += error.faults
                    uncounted += error.uncounted
            if taken.faults:
                raise InputError.of(taken.faults, uncounted)
            added = record(
                self.study, taken.claims, taken.incoming, self.actor, self.replaces, taken.notes, self.frame,
                self.progress,
            )  # fmt: skip
        for sha256, read_as, state in carried:
            keep_carried(self.study, sha256, read_as, state)
        return AddedPosts(**vars(added))

    def _take(
        self,
        path: Path,
        reader: "Reader",
        what: str,
        parts: "PostParts",
        taken: Taken,
        settings: dict[str, str],
        claims: "pl.DataFrame",
        carried: Carries,
    ) -> None:
        from inroads.coding.described import describe_source
        from inroads.coding.record import Incoming
        from inroads.sources.online.report import Report
        from inroads.store.evidence import hash_file
        from inroads.store.online_columns import POSTS

        source = self.described.source or self.asked.place or path.name.partition(".")[0]
        lines = reader.lines_of(path)
        raw = sorted(_files_of(path), key=lambda file: file != lines)
        if not raw or not path.exists():
            raise InputError(
                _("This folder is empty.") if path.exists() else _("There is no file or folder of this name."),
                str(path),
                _("Check the name and the folder."),
            )
        hashes = {file: hash_file(file) for file in raw}
        told = f"export {reader.name}"
        held = parts.held(set(hashes.values()), told)
        if held is not None:
            taken.notes += [_known(path.name, held), *_as_before(path.name, self.asked)]
            there = {sha256: parts.is_kept(sha256) for sha256 in hashes.values()}
            taken.incoming += [
                Incoming(file, source, told, sha256, kept=there[sha256]) for file, sha256 in hashes.items()
            ]
            return
        if what:
            taken.notes.append(_("{file}: recognised as {what}.", file=path.name, what=what))
        report, founding = Report(path.name), Founding()
        earlier = self._earlier(lines, reader, source, parts) if lines else None
        on = self._read_on(path, earlier, reader, parts) if earlier else None
        if on:
            grown, file, report, founding = on
            taken.notes.append(only_the_end(path.name, grown.earlier))
        else:
            grown, file = None, self._read(path, self.asked, reader, report, parts, founding)
        report.withheld |= bool(grown and grown.is_withheld)
        taken.notes += [
            *report.lines(),
            *founding.lines(path.name),
            _counted(path.name, file),
            *no_longer(path.name, parts.missing(file)),
        ]
        if earlier and not grown and file.new and not file.known and any(table == POSTS for table, _p in earlier.made):
            taken.notes.append(_read_otherwise(path.name, earlier.earlier))
        if not (grown or file.count or file.others):
            cut_off = _("It ends before its end: get it again.") if report.truncated else ""
            report.truncated = False
            why = " ".join(line for line in (cut_off, *report.lines()) if line)
            raise InputError(_("Nothing could be taken from this file."), path.name, why or told)
        made = _made(path.name, file, grown)
        if lines and report.carried is not None and not report.is_cut_off:
            carried.append((hashes[lines], self.asked.read_as(reader.name), report.carried))
        (first, *others), kept = hashes.items(), not report.withheld
        taken.incoming.append(
            Incoming(first[0], source, told, first[1], made, report.is_cut_off, report.until, kept, **kept_as(grown))
        )
        taken.incoming += [Incoming(inner, source, told, sha256, kept=kept) for inner, sha256 in others]
        alike = {"access": next(iter(file.accesses))} if len(file.accesses) == 1 and "" not in file.accesses else {}
        taken.claims += describe_source(source, path.name, path.name, {**alike, **settings}, claims)

    def _earlier(self, lines: Path, reader: "Reader", source: str, parts: "PostParts") -> "Grown | None":
        """The file that an export grew from; None where there is none."""
        from inroads.sources.post_stream import is_packed
        from inroads.store.grown import ReadBy

        return None if is_packed(lines) else parts.grown(lines, ReadBy(f"export {reader.name}", source))

    def _read_on(
        self, path: Path, grown: "Grown", reader: "Reader", parts: "PostParts"
    ) -> "tuple[Grown, PostFile, Report, Founding] | None":
        """What the end of an export that grew tells; None where it is to be read whole."""
        from inroads.sources.online.carried import CannotGoOnError, Carried
        from inroads.sources.online.report import Report
        from inroads.store.carried import carried

        state = carried(self.study, grown.earlier_sha256, self.asked.read_as(reader.name))
        if state is None:
            return None
        before = grown.beginning
        asked = replace(self.asked, carried=Carried(before.bytes, before.feeds, state))
        report, founding = Report(path.name, before=before.feeds), Founding()
        try:
            return grown, self._read(path, asked, reader, report, parts, founding, grown), report, founding
        except (CannotGoOnError, InputError):
            return None

    def _read(
        self,
        path: Path,
        asked: "Asked",
        reader: "Reader",
        report: "Report",
        parts: "PostParts",
        founding: Founding,
        grown: "Grown | None" = None,
    ) -> "PostFile":
        from inroads.store.online_columns import POSTS
        from inroads.store.post_parts import PostFile

        file = PostFile(grown=grown)
        for batch in reader.read(path, asked, report):
            founding.see(batch)
            for table, rows in batch.items():
                if table == POSTS:
                    parts.take(file, rows)
                else:
                    parts.keep(file, table, rows)
            self.progress(_("posts"), file.count, 0)
        parts.finish(file)
        return file


def _files_of(path: Path) -> Sequence[Path]:
    return sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


def _made(name: str, file: "PostFile", grown: "Grown | None") -> "tuple[Made, ...]":
    from inroads.store.online_columns import POSTS

    return parts_made(name, [(POSTS, part) for part in file.parts] + file.others, grown)


def parts_made(name: str, told: "Sequence[tuple[str, Path]]", grown: "Grown | None") -> "tuple[Made, ...]":
    """What is kept beside a file: its parts, those of the earlier file that it begins with among them."""
    from inroads.coding.record import Made

    every = [*(grown.made if grown else ()), *told]
    return tuple(Made(f"{name}, {number}", table, part) for number, (table, part) in enumerate(every, 1))


def _known(name: str, count: int) -> str:
    return _("{file}: new posts: {new}; known already: {known}.", file=name, new=0, known=numeral(count))


def _as_before(name: str, asked: "Asked") -> list[str]:
    """What is told where a call says how to read a file that the study holds."""
    told = _(
        "{file}: it stays as it was read; to read it with another --place or --zone, undo that import (`inroads"
        " history` names it), then add it again.",
        file=name,
    )
    return [told] if asked.place or asked.zone else []


def _read_otherwise(name: str, earlier: str) -> str:
    """What is told of a file that grew, of which no post is among those of the earlier one."""
    return _(
        "{file}: it begins with all of {earlier}, of which no post was found again: they were read in another way, as"
        " with another --zone, and now stand twice. Undo one of the two imports (`inroads history` names them).",
        file=name,
        earlier=earlier,
    )


def no_longer(name: str, count: int) -> list[str]:
    """What is told of posts that a later export lacks."""
    told = _("{file}: posts of earlier exports that this one no longer has: {count}.", file=name, count=numeral(count))
    return [told] if count else []


def kept_as(grown: "Grown | None") -> dict[str, Any]:
    """How the file itself is kept: of one that grew its end is enough."""
    return {"end": grown.end, "after": grown.earlier_sha256} if grown else {}


def only_the_end(name: str, earlier: str) -> str:
    """What is told of a file that grew."""
    return _("{file}: it begins with all of {earlier}, which is in the study; only what follows was read.",
             file=name, earlier=earlier)  # fmt: skip


def _counted(name: str, file: "PostFile") -> str:
    return _(
        "{file}: new posts: {new}; known already: {known}; repeated in it: {again}; said otherwise before: {differ}.",
        file=name,
        new=numeral(file.new),
        known=numeral(file.known),
        again=numeral(file.repeated),
        differ=numeral(file.differing),
    )
