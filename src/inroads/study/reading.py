"""Verbs that read posts: threads in context, samples to code, languages."""

import json
from collections.abc import Sequence
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

        self._log("thread", actor)
        with speaking(lang or language()):
            thread, context = self._in_context(reference, around)
            gate = Gate(self.folder.out, actor or self.actor)
            lines = thread_lines(thread, context, self.frame)
            if out:
                page = thread_page(thread, context, self.frame, self.folder.settings.title)
                gate.let_out(Path(out), page.encode(), f"thread {reference}")
            else:
                gate.show("screen", "\n".join(lines).encode(), f"thread {reference}")
        return lines

    def thread_record(self, reference: str, around: int = 20, actor: str = "") -> dict[str, Any]:
        """The same as data: place, room and topic, and the posts with all that is known of each."""
        from inroads.report.gate import Gate
        from inroads.report.thread_record import thread_record

        self._log("thread", actor)
        record = thread_record(*self._in_context(reference, around))
        content = json.dumps(record, ensure_ascii=False, default=str).encode()
        Gate(self.folder.out, actor or self.actor).show("screen", content, f"thread {reference}")
        return record

    def _in_context(self, reference: str, around: int) -> "tuple[Thread, Context]":
        from inroads.report.thread_context import thread_context
        from inroads.store.snapshot import build_snapshot
        from inroads.store.threads import post_of, read_thread

        place, mark, post = reference.partition("#")
        if not mark:
            raise InputError(_("«{text}» names no post.", text=reference), do=_("Write PLACE#POST."))
        thread = read_thread(self.folder, place, post_of(self.folder, place, post), around)
        return thread, thread_context(thread, build_snapshot(self.folder, self.frame, lambda _what: None))

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
        from inroads.coding.sample_posts_act import sample_texts
        from inroads.report.coding_sheet import sheet_bytes
        from inroads.report.gate import Gate

        path = Path(out)
        content = sheet_bytes(sample_texts(self.folder, name), columns, path.suffix)
        return Gate(self.folder.out, actor or self.actor).let_out(path, content, f"sample {name}")
