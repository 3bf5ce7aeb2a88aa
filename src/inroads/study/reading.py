"""Verbs that read posts: threads in context, samples to code, languages."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inroads.errors import InputError
from inroads.language import _, language, speaking
from inroads.study.opened import Opened

if TYPE_CHECKING:
    import polars as pl

    from inroads.coding.sample_posts_act import Sample
    from inroads.report.thread_lines import Context
    from inroads.store.study_folder import StudyFolder
    from inroads.store.threads import Thread

TABLES_OF_POSTS = ("post_languages", "sampled_posts")
XLSX = ".xlsx"
LONGEST_CELL = 32_000
FORMULA = ("=", "+", "-", "@", "\t")


def table_of_posts(study: "StudyFolder", name: str) -> "pl.DataFrame":
    """One of :data:`TABLES_OF_POSTS`."""
    from inroads.coding.sample_posts_act import sampled_posts
    from inroads.store.languages import post_languages

    return sampled_posts(study) if name == "sampled_posts" else post_languages(study)


class Reading(Opened):
    """The verbs that read posts."""

    def thread(
        self, reference: str, around: int = 20, out: str | Path | None = None, lang: str = "", actor: str = ""
    ) -> list[str]:
        """A post amid its thread, chat or private conversation, as lines; with ``out`` also as an HTML page.

        Each post bears its access and, where the extra ``text`` is installed, its language; what it answers and quotes
        is named, and what is coded on it stands below. Both ways out pass the gate.
        """
        from inroads.report.gate import Gate
        from inroads.report.thread_lines import thread_lines
        from inroads.report.thread_page import thread_page
        from inroads.store.threads import read_thread

        self._log("thread", actor)
        place, mark, post = reference.partition("#")
        if not mark:
            raise InputError(_("«{text}» names no post.", text=reference), do=_("Write PLACE#POST."))
        with speaking(lang or language()):
            thread = read_thread(self.folder, place, post, around)
            context = self._context(thread)
            gate = Gate(self.folder.out, actor or self.actor)
            lines = thread_lines(thread, context, self.frame)
            if out:
                page = thread_page(thread, context, self.frame, self.folder.settings.title)
                gate.let_out(Path(out), page.encode(), f"thread {reference}")
            else:
                gate.show("screen", "\n".join(lines).encode(), f"thread {reference}")
        return lines

    def _context(self, thread: "Thread") -> "Context":
        """What the study says of the posts: access, language, and the claims that stand on them."""
        from inroads.report.thread_lines import Context
        from inroads.store.languages import recognise
        from inroads.store.snapshot import build_snapshot

        snapshot = build_snapshot(self.folder, self.frame, lambda _what: None)
        refs = {f"{thread.place}#{post.post}": post.post for post in thread.posts}
        passages = dict(snapshot.table("passages").select("passage", "access").iter_rows())
        sources = dict(snapshot.table("sources").select("source", "access").iter_rows())
        access = {
            post: _known(passages.get(ref, "")) or shown.access or _known(sources.get(shown.source, ""))
            for (ref, post), shown in zip(refs.items(), thread.posts, strict=True)
        }
        coded: dict[str, list[str]] = {}
        for row in snapshot.table("claims").iter_rows(named=True):
            cited = {refs.get(ref) or refs.get(ref.rpartition(":")[0]) for ref in row["passages"] or ()}
            if row["unit_type"] != "passage" and row["state"] != "withdrawn":
                for post in cited - {None}:
                    said = f"{row['unit_type']} {row['unit']}: {row['variable']} = {row['value']} ({row['coder']})"
                    coded.setdefault(str(post), []).append(said)
        languages: dict[str, str] = {}
        with suppress(InputError):
            told = recognise(post.text for post in thread.posts)
            languages = {post.post: one[0] for post, one in zip(thread.posts, told, strict=True)}
        return Context(access, languages, coded)

    def sample(self, name: str, n: int, out: str | Path | None = None, actor: str = "", **design: Any) -> "Sample":
        """Draw posts to code and record it, with design, seed, strata and the chance of every post, as one act.

        Parameters
        ----------
        name, n
            What the sample is called, and how many posts it holds.
        out
            A sheet to code (``.csv`` or ``.xlsx``): reference, text, and blank columns.
        design
            Any part of :class:`inroads.coding.sample_posts_act.Wanted`, and ``columns``: the blank columns.
        """
        from inroads.coding.sample_posts_act import Wanted, draw_sample

        self._log("sample", actor)
        columns = design.pop("columns", ("code", "note"))
        drawn = draw_sample(self.folder, Wanted(name, n, **design), actor or self.actor)
        if out:
            self.coding_sheet(name, out, columns, actor)
        return drawn

    def coding_sheet(self, name: str, out: str | Path, columns: Sequence[str] = (), actor: str = "") -> Path:
        """Write the posts of a sample as a sheet to code, with blank columns of these names."""
        import io

        import polars as pl

        from inroads.coding.sample_posts_act import sample_texts
        from inroads.report.gate import Gate
        from inroads.sources.workbook import write_workbook

        path, texts = Path(out), sample_texts(self.folder, name)
        at = pl.col("at").dt.strftime("%Y-%m-%d %H:%M")
        blank = [pl.lit(None, pl.String).alias(column) for column in columns if column not in texts.columns]
        sheet = texts.with_columns(at).with_columns(blank)
        held = io.BytesIO()
        if path.suffix.lower() == XLSX:
            cut = sheet.with_columns(pl.col(pl.String).str.slice(0, LONGEST_CELL))
            write_workbook(held, {"posts": cut.to_dicts()}, {"posts": cut.columns})
        else:
            text = pl.col(pl.String)
            risky = text.str.slice(0, 1).is_in(FORMULA)
            sheet.with_columns(pl.when(risky).then(pl.lit("'") + text).otherwise(text).name.keep()).write_csv(held)
        gate = Gate(self.folder.out, actor or self.actor)
        return gate.let_out(path, held.getvalue(), f"sample {name}")


def _known(access: str | None) -> str:
    return "" if access in (None, "", "unknown", "not_recorded", "not_asked", "unknown_to_source") else str(access)
