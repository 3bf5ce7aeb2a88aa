"""Verbs on contacts: compute them by a rule, list what was computed, read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from inroads.errors import InputError
from inroads.language import _
from inroads.store.study_folder import StudyFolder
from inroads.study.opened import Opened, Progress, quiet

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from inroads.graph.kept import Kept
    from inroads.graph.sql_engine import Engine

DUCKDB, SPARK = "duckdb", "spark"
ENGINES = (DUCKDB, SPARK)


class Contacting(Opened):
    """The verbs on contacts; they change nothing in a study but its cache."""

    def contacts(
        self, rule: str | Path, engine: str = DUCKDB, actor: str = "", progress: Progress = quiet
    ) -> "list[Kept]":
        """Compute the contacts of a rule, or of the rules of a file, and keep them; ``table("contacts")`` reads them.

        Parameters
        ----------
        rule
            A file of rules (YAML), or the name of a preset such as ``quotes`` or ``evolution_market``.
        engine
            ``duckdb``, or ``spark`` (needs ``inroads[spark]`` and Java).
        """
        from inroads.graph.kept import KeptContacts
        from inroads.graph.read_rules import rules_of

        rules = rules_of(rule)
        self._log("contacts", actor)
        progress(_("contacts"), 0, 0)
        with engine_for(self.folder, engine) as begun:
            return KeptContacts(self.folder).compute(rules, begun)

    def contact_rules(self) -> "list[tuple[str, Kept | None]]":
        """The rules that were used, as YAML, each with its result; None where it was not computed on these posts."""
        from inroads.graph.kept import KeptContacts

        kept = KeptContacts(self.folder)
        return [(rule.to_yaml(), kept.get(rule)) for rule in kept.rules()]

    def drop_contacts(self, name: str, actor: str = "") -> None:
        """Take a rule and its result away; raises InputError where there is none of this name."""
        from inroads.graph.kept import KeptContacts

        self._log("contacts", actor)
        KeptContacts(self.folder).drop(name)

    def activity(self, engine: str = DUCKDB) -> "pl.DataFrame":
        """What each persona wrote in each month: place, persona, month, posts, private_messages, first_at, last_at."""
        return self._plain("activity", engine, ("place", "persona", "month"))

    def coverage(self, engine: str = DUCKDB) -> "pl.DataFrame":
        """How much was written in each venue on each day (UTC): place, venue, day, posts, first_at, last_at."""
        return self._plain("coverage", engine, ("place", "venue", "day"))

    def _plain(self, name: str, engine: str, order: tuple[str, ...]) -> "pl.DataFrame":
        from inroads.graph.statement import plain

        asked = plain(name)
        with engine_for(self.folder, engine) as begun:
            return begun().frame(asked.sql, asked.values).sort(order)


def contacts_table(study: StudyFolder) -> "pl.DataFrame":
    """The contacts of all rules that were used."""
    from inroads.graph.kept import KeptContacts

    with engine_for(study, DUCKDB) as begun:
        return KeptContacts(study).table(begun)


@contextmanager
def engine_for(study: StudyFolder, name: str) -> "Iterator[Callable[[], Engine]]":
    """Something that opens an engine when first called; it is closed at the end of the block."""
    from inroads.graph.spark import Spark
    from inroads.store.duck import Duck

    if name not in ENGINES:
        raise InputError(_("There is no engine «{name}».", name=name), do=_("Write duckdb or spark."))
    opened: list[Duck | Spark] = []

    def begin() -> "Engine":
        if not opened:
            opened.append(Spark(study) if name == SPARK else Duck(study))
        return opened[0]

    try:
        yield begin
    finally:
        for engine in opened:
            engine.close()
