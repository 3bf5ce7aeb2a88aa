"""How posts come into a study: streamed through a mapping into parts, kept beside the file they were read from."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inroads.errors import InputError
from inroads.language import _, numeral
from inroads.store.acts import files_of
from inroads.store.study_folder import StudyFolder
from inroads.study.documents import Described, Taken
from inroads.study.exports import kept_as, no_longer, only_the_end, parts_made
from inroads.study.opened import Progress

if TYPE_CHECKING:
    import polars as pl

    from inroads.coding.preview import ShownClaims
    from inroads.coding.record import Added
    from inroads.frame.frame import Frame
    from inroads.model.claim import Claim
    from inroads.sources.post_mapping import PostMapping
    from inroads.sources.posts import ReadPosts
    from inroads.store.acts import Act
    from inroads.store.grown import Grown
    from inroads.store.post_parts import PostParts

MEETING_PLACE = "meeting_place"


@dataclass(frozen=True)
class PostsCall:
    """What a call that adds posts says: who acts, what is replaced, and of the sources what was set."""

    study: StudyFolder
    frame: "Frame"
    mapping_file: Path
    described: Described
    actor: str
    replaces: str
    progress: Progress

    def add(self, mapping: "PostMapping", files: Iterable[str | Path]) -> "Added":
        """Take in files of posts, as one act; raises one InputError with the faults of all of them."""
        from inroads.coding.cells import plain_name
        from inroads.coding.described import read_settings
        from inroads.coding.record import AddedPosts, Incoming, record
        from inroads.store.acts import standing_acts
        from inroads.store.claims import read_claims
        from inroads.store.post_parts import PostParts

        if self.described.name:
            raise InputError(
                _("Posts have no name of their own."), do=_("Leave out --name; --source names the source.")
            )
        source = plain_name(self.described.source)
        if self.described.source and not source:
            raise InputError(_("A name is blank."), do=_("Leave out --name and --source, or say what they are."))
        acts = standing_acts(self.study.ledger)
        said = read_claims(self.study.ledger, acts)
        settings = {"kind": MEETING_PLACE, **read_settings(self.described.said, self.frame)}
        known = [act for act in acts if not (self.replaces and _is_of(act, self.replaces))]
        with PostParts(self.study, known) as parts:
            taken = Taken()
            self._take(mapping, files, parts, taken, source, settings, said.filter(~said["withdrawn"]))
            rules = Incoming(self.mapping_file, self.mapping_file.name, "mapping")
            added = record(
                self.study, taken.claims, [*taken.incoming, rules], self.actor, self.replaces, taken.notes, self.frame,
                self.progress,
            )  # fmt: skip
        return AddedPosts(**vars(added))

    def _take(
        self,
        mapping: "PostMapping",
        files: Iterable[str | Path],
        parts: "PostParts",
        taken: Taken,
        named: str,
        settings: dict[str, str],
        claims: "pl.DataFrame",
    ) -> None:
        from inroads.coding.record import Incoming
        from inroads.sources.post_goes_on import reads_on
        from inroads.sources.posts import post_file, source_of, tells_hash
        from inroads.store.evidence import hash_file
        from inroads.store.grown import ReadBy
        from inroads.store.posts import POSTS

        uncounted = 0
        rules = hash_file(self.mapping_file)
        for given in files:
            try:
                path = post_file(Path(given), mapping)
                source = named or source_of(path, mapping)
                reader = f"mapping {mapping.mapping}"
                by = ReadBy(reader, source, frozenset({rules}))
                told_later = tells_hash(path, mapping) and not parts.may_know(path, by)
                sha256 = "" if told_later else hash_file(path)
                held = parts.held({sha256, rules}) if sha256 else None
                if held is not None:
                    self._must_agree(path, sha256, named)
                    taken.notes.append(_known(path.name, held))
                    kept = parts.is_kept(sha256)
                    taken.incoming.append(Incoming(path, source, reader, sha256, kept=kept))
                    continue
                grown = parts.grown(path, by) if reads_on(path, mapping) else None
                if grown and grown.is_withheld and self.study.settings.keep_addresses:
                    grown = None  # what was withheld of the earlier file may be addresses, which are kept by now
                read = self._read_on(path, grown, mapping, parts) if grown else None
                if grown and read:
                    taken.notes.append(only_the_end(path.name, grown.earlier))
                else:
                    grown, read = None, self._read(path, mapping, parts)
            except InputError as error:
                taken.faults += error.faults
                uncounted += error.uncounted
                continue
            sha256 = sha256 or read.sha256
            told = [*((POSTS, part) for part in read.file.parts), *read.file.others]
            made = parts_made(path.name, told, grown)
            withheld = bool(read.withheld) or bool(grown and grown.is_withheld)
            taken.incoming.append(
                Incoming(path, source, reader, sha256, made, bool(read.suspected), kept=not withheld, **kept_as(grown))
            )
            taken.notes += _told_of(path.name, read.withheld, withheld=withheld, suspected=read.suspected)
            taken.notes += [*read.notes, *no_longer(path.name, parts.missing(read.file))]
            taken.claims += self._describe(read, source, settings, claims)
        if taken.faults:
            raise InputError.of(taken.faults, uncounted)

    def _read(
        self, path: Path, mapping: "PostMapping", parts: "PostParts", grown: "Grown | None" = None
    ) -> "ReadPosts":
        from inroads.sources.posts import read_posts

        addresses = self.study.settings.keep_addresses
        return read_posts(path, mapping, parts, self.progress, keep_addresses=addresses, grown=grown)

    def _read_on(self, path: Path, grown: "Grown", mapping: "PostMapping", parts: "PostParts") -> "ReadPosts | None":
        """What the end of a file tells; None where the file is to be read whole, also for its faults."""
        from inroads.sources.post_goes_on import mapping_of_end
        from inroads.sources.post_stream import NotUtf8
        from inroads.sources.posts import encoding_before

        if not grown.beginning.encoding:
            return None
        try:
            of_end = mapping_of_end(path, grown.end, mapping, encoding_before(grown))
            return self._read(grown.end, of_end, parts, grown) if of_end else None
        except (InputError, NotUtf8):
            return None

    def _must_agree(self, path: Path, sha256: str, named: str) -> None:
        """Posts that are known keep their source."""
        sources = {source for source, of in self.study.files() if of == sha256}
        if named and named not in sources:
            raise InputError(
                _("The posts of this file are in the study already, of source «{source}».", source=min(sources)),
                str(path),
                _("Leave out --source, or undo the act that added them and add them again."),
            )

    def _describe(
        self, read: "ReadPosts", source: str, settings: dict[str, str], claims: "pl.DataFrame"
    ) -> "list[Claim]":
        """What the import says of the sources: their kind and, where all posts have the same, their access."""
        from inroads.coding.described import describe_source

        accesses = read.file.accesses
        alike = {"access": next(iter(accesses))} if len(accesses) == 1 and "" not in accesses else {}
        return [
            claim
            for named in sorted({named or source for named in read.file.sources} or {source})
            for claim in describe_source(named, read.path.name, read.path.name, {**alike, **settings}, claims)
        ]


def _told_of(file: str, columns: list[str], *, withheld: bool, suspected: str) -> list[str]:
    """What is told of a file that is not kept, as it holds what may not be stored, or that seems to be cut off."""
    from inroads.sources.online.report import Report

    told = _("{file}: columns that a study may not store: {columns}.", file=file, columns=", ".join(columns))
    return [*([told] if columns else []), *Report(file, withheld=withheld, suspected=suspected).lines()]


def _is_of(act: "Act", name: str) -> bool:
    """Whether an act brought in the file, or bears the id, that ``--replaces`` names."""
    files = [file for file in files_of(act) if "of" not in file]
    return act.id.startswith(name) or any(name in (file["name"], file["source"], file["sha256"]) for file in files)


def _known(name: str, count: int) -> str:
    return _("{file}: new posts: {new}; known already: {known}.", file=name, new=0, known=numeral(count))


def preview_posts(file: Path, mapping: "PostMapping", rows: int) -> "ShownClaims":
    """The first posts of a file as they would come in, and every fault of the file; changes nothing."""
    from inroads.coding.preview import ShownClaims, ShownRow
    from inroads.sources.posts import post_file, see_posts
    from inroads.store.posts import POSTS

    seen = see_posts(post_file(file, mapping), mapping, rows)
    shown = [ShownRow(where, said, []) for where, said in seen.rows]
    counts = {**({POSTS: seen.count} if mapping.fields else {}), **seen.counts}
    return ShownClaims(shown, seen.faults, seen.notes, counts, seen.uncounted)
