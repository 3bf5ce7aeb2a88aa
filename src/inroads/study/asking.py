"""Verbs that ask a study: tables, findings, the report. They change nothing in it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from inroads.errors import InputError
from inroads.language import _, language, speaking
from inroads.study.opened import Opened, Progress, quiet

if TYPE_CHECKING:
    import polars as pl

    from inroads.answers.finding import Finding
    from inroads.answers.ready import Ready
    from inroads.involvement.view import View
    from inroads.report.card_shown import Shown
    from inroads.store.find import Found
    from inroads.store.snapshot import Snapshot


class Asking(Opened):
    """The verbs that ask a study."""

    def snapshot(self, progress: Progress = quiet, as_of: str = "") -> "View":
        """The study as it stands, or stood ``as_of`` a day or an act, as tables with what follows from them."""
        asked = self.as_of(as_of) if as_of else self
        return asked._view(asked._snapshot(progress))  # noqa: SLF001 the same study, earlier

    def as_of(self, moment: str) -> Self:
        """The study as it stood at the end of a day (``2026-05-01``), at a time, or after an act; only to be asked.

        Raises InputError where there is no such moment. It lives as long as the study it was made of is open.
        """
        return type(self)(self.folder.as_of(moment), self.actor)

    def _snapshot(self, progress: Progress) -> "Snapshot":
        from inroads.store.snapshot import build_snapshot

        return build_snapshot(self.folder, self.frame, lambda what: progress(what, 0, 0))

    def _view(self, snapshot: "Snapshot") -> "View":
        from inroads.involvement.view import View, rule_hash
        from inroads.store.derived import Derived
        from inroads.store.held_posts import HeldPosts

        derived = Derived(snapshot, rule_hash(snapshot.frame))
        return View(snapshot, derived.get, derived.keep, HeldPosts(self.folder))

    def tables(self) -> list[str]:
        """The names of all tables: those of the snapshot, those derived from it, and the posts."""
        from inroads.graph.kept import CONTACTS
        from inroads.involvement.view import DERIVED
        from inroads.store.online_columns import ONLINE_COLUMNS
        from inroads.store.posts import POSTS
        from inroads.store.snapshot import TABLE_NAMES
        from inroads.study.reading import TABLES_OF_POSTS

        return sorted({*TABLE_NAMES, *DERIVED, POSTS, CONTACTS, *TABLES_OF_POSTS, *ONLINE_COLUMNS})

    def table(self, name: str) -> "pl.DataFrame":
        """One table of the snapshot, one derived from it, or the posts; raises InputError for an unknown name."""
        from inroads.frame.similar import near
        from inroads.graph.kept import CONTACTS
        from inroads.store.online import online_table
        from inroads.store.online_columns import ONLINE_COLUMNS
        from inroads.store.posts import POSTS, scan_posts
        from inroads.study.reading import TABLES_OF_POSTS, table_of_posts

        names = self.tables()
        if name not in names:
            alike = near(name, names, 3)
            raise InputError(
                _("There is no table «{name}».", name=name),
                do=_("Did you mean {near}?", near=" / ".join(alike))
                if alike
                else _("Tables are: {known}.", known=", ".join(names)),
            )
        if name == CONTACTS:
            import polars as pl

            from inroads.study.contacts import contacts_table

            coded = self.snapshot().table(name)
            by_rule = contacts_table(self.folder)
            return pl.concat([by_rule, coded], how="diagonal") if coded.height else by_rule
        if name in ONLINE_COLUMNS:
            return online_table(self.folder, name)
        if name in TABLES_OF_POSTS:
            return table_of_posts(self.folder, name)
        return scan_posts(self.folder).drop("key").collect() if name == POSTS else self.snapshot().table(name)

    def versions(self, reference: str) -> "pl.DataFrame":
        """Every telling of a post (``PLACE#POST``): its state, the act and file it came from, and what it says.

        See :func:`inroads.store.post_versions.post_versions`; raises InputError where there is no such post.
        """
        from inroads.store.post_versions import post_versions

        place, _mark, post = reference.partition("#")
        found = post_versions(self.folder, place, post)
        if found.is_empty():
            raise InputError(_("«{place}» has no post «{post}».", place=place, post=post), do=_("Write PLACE#POST."))
        return found

    def ready(self, lang: str = "", actor: str = "", progress: Progress = quiet) -> "Ready":
        """What the study can answer today, question by question, and which claims to code next."""
        from inroads.answers.ready import ready

        self._log("ready", actor)
        with speaking(lang or language()):
            view = self.snapshot(progress)
            progress(_("what can be answered"), 0, 0)
            return ready(view)

    def card(self, network: str, lang: str = "", actor: str = "", progress: Progress = quiet) -> "Shown":
        """One network on one page: what is held on it, as text and as HTML; both pass the gate on their way out."""
        from inroads.report.card_shown import show_card
        from inroads.report.gate import Gate

        self._log("card", actor)
        with speaking(lang or language()):
            return show_card(self.snapshot(progress), network, Gate(self.folder.out, actor or self.actor))

    def find(self, words: str, actor: str = "", progress: Progress = quiet, **where: Any) -> "Found":
        """Every place where these words stand; ``where`` is any part of :class:`inroads.store.find.Asked`."""
        from inroads.report.gate import Gate
        from inroads.report.hits import hits_bytes
        from inroads.store.find import Asked, find

        self._log("find", actor)
        found = find(self.folder, self._snapshot(progress), Asked(words, **where), progress)
        Gate(self.folder.out, actor or self.actor).show("screen", hits_bytes(found), f"hits {len(found.hits)}")
        return found

    def findings(self, progress: Progress = quiet) -> "list[Finding]":
        """All findings on the study as it stands."""
        from inroads.answers.answer_all import answer_all

        return answer_all(self.snapshot(progress), progress)

    def map(self, lang: str = "", seed: int = 1, actor: str = "", progress: Progress = quiet) -> dict[str, Path]:
        """Write ``out/findings.json`` and ``out/report.html``; gives where they lie.

        Of the study as of an earlier moment they lie in a folder of their own in ``out``.
        """
        from inroads.answers.answer_all import answer_all
        from inroads.report.about import About
        from inroads.report.graph_pictures.beside import layers_beside
        from inroads.report.write import write_report

        self._log("map", actor)
        with speaking(lang or self.folder.settings.lang):
            snapshot = self._snapshot(progress)
            view = self._view(snapshot)
            findings = answer_all(view, progress)
            progress(_("report"), 0, 0)
            beside = layers_beside(view.graph())
            own = self.folder.settings
            about = About(own.title, own.question, own.period, own.legal_basis, own.disclosure, seed)
            folder, who = self.folder, actor or self.actor
            return write_report(folder.out, findings, snapshot, language(), who, about, folder.release, beside)

    def report(
        self, path: str | Path, lang: str = "", seed: int = 1, actor: str = "", progress: Progress = quiet
    ) -> Path:
        """Write the report to a place of one's own; it passes the gate."""
        from inroads.report.gate import Gate

        written = self.map(lang, seed, actor, progress)
        return Gate(self.folder.out, actor or self.actor).let_out(Path(path), written["report"].read_bytes(), "report")

    def export(
        self,
        name: str,
        form: str = "csv",
        out: str | Path | None = None,
        actor: str = "",
        columns: Sequence[str] = (),
        where: Sequence[str] = (),
    ) -> str:
        """A table as text (``csv``, ``json``), or written to ``out`` (``parquet`` too); it passes the gate.

        ``columns`` keeps only these columns, ``where`` only rows that say ``column=value``.
        """
        from inroads.report.export import export_table, part_of
        from inroads.report.gate import Gate

        self._log("export", actor)
        gate = Gate(self.folder.out, actor or self.actor)
        return export_table(part_of(self.table(name), columns, where), name, form, Path(out) if out else None, gate)
