"""Contacts that were computed, kept in the cache of a study beside the rule that gave them.

A file is named by its rule, and by what was asked of which posts: where either changes, it is no longer found, and is
computed again. Deleting the cache loses nothing but the list of rules that were used.
"""

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import polars as pl

from inroads.errors import InputError
from inroads.graph.contact_rule import ContactRule
from inroads.graph.read_rules import read_rules
from inroads.graph.sql_engine import Engine
from inroads.graph.statement import contacts_by, lacking_by, left_out_by, plain
from inroads.language import _
from inroads.store.durable import TEMPORARY, disk_faults, sync_folder, write_durably
from inroads.store.evidence import hash_file
from inroads.store.parts_once import online_state
from inroads.store.post_columns import AT
from inroads.store.study_folder import StudyFolder

CONTACTS = "contacts"
COLUMNS: dict[str, pl.DataType] = {
    "rule": pl.String(), "kind": pl.String(), "medium": pl.String(), "sender": pl.String(), "receiver": pl.String(),
    "place": pl.String(), "period": pl.Date(), "weight": pl.Float64(), "count": pl.Int64(), "first_at": AT,
    "last_at": AT,
}  # fmt: skip
"""What the table says: ``sender`` and ``receiver`` are personas (place and author, with KEY_JOINT between), ``period``
the first day of the period (null for none), ``weight`` the sum of the weights of ``count`` links."""

ORDER = ("rule", "place", "period", "sender", "receiver", "medium")
DIGITS = 16


@dataclass(frozen=True)
class Kept:
    """The result of a rule: how many rows, what computed it, and how many windows of rooms were left out as too full,
    the fullest having held ``largest`` accounts.

    Of the links counted ``early`` answer a post that is dated after them, and ``untimed`` bear no time; ``lacking``
    links, or posts, were left out for want of a time.
    """

    rule: str
    kind: str
    rows: int
    engine: str
    left_out: int
    largest: int
    sha256: str
    early: int
    untimed: int
    lacking: int


class KeptContacts:
    """What lies in the cache of a study."""

    def __init__(self, study: StudyFolder) -> None:
        self._study = study
        self._folder = study.cache / CONTACTS
        self._state = online_state(study)

    def rules(self) -> list[ContactRule]:
        """The rules that were used, by name."""
        found = [read_rules(path.name, path.read_text(encoding="utf-8"))[0] for path in self._folder.glob("*.yaml")]
        return sorted({rule.name: rule for rule in found}.values(), key=lambda rule: rule.name)

    def get(self, rule: ContactRule) -> Kept | None:
        """What a rule gave on the posts as they are; None where it was not computed on these, or was touched since."""
        path = self.path(rule)
        told = path.with_suffix(".json")
        if not (path.is_file() and told.is_file()):
            return None
        kept = Kept(**json.loads(told.read_text(encoding="utf-8")))
        return kept if hash_file(path) == kept.sha256 else None

    def compute(self, rules: Sequence[ContactRule], engine: Callable[[], Engine]) -> list[Kept]:
        """What rules give, computed where it is not kept; raises InputError for a name that another rule bears."""
        used = {rule.name: rule for rule in self.rules()}
        for rule in rules:
            if used.get(rule.name, rule) != rule:
                do = _("Give it another name, or drop the first: --drop {name}.", name=rule.name)
                raise InputError(_("Another rule of this study is called «{name}».", name=rule.name), do=do)
        return [self.get(rule) or self._keep(rule, engine()) for rule in rules]

    def drop(self, name: str) -> None:
        """Take a rule away, and what it gave; raises InputError where there is none of this name."""
        if self._study.moment:
            raise InputError(
                _("A rule is dropped from the study as it stands, not from that of an earlier moment."),
                do=_("Leave out --as-of."),
            )
        names = [rule.name for rule in self.rules()]
        if name not in names:
            known = _("Rules are: {known}.", known=", ".join(names)) if names else ""
            raise InputError(_("There is no rule «{name}» in this study.", name=name), do=known)
        for path in self._folder.glob(f"{name}-*"):
            path.unlink()

    def table(self, engine: Callable[[], Engine]) -> pl.DataFrame:
        """The contacts of all rules, one under the other, sorted."""
        rules = self.rules()
        self.compute(rules, engine)
        if not rules:
            return pl.DataFrame(schema=COLUMNS)
        return pl.concat([self._read(rule) for rule in rules]).collect().sort(ORDER)

    def _read(self, rule: ContactRule) -> pl.LazyFrame:
        moments = [pl.col(name).dt.replace_time_zone("UTC") for name in ("first_at", "last_at")]
        told = {"rule": pl.lit(rule.name), "kind": pl.lit(rule.kind)}
        read = pl.scan_parquet(self.path(rule), glob=False).with_columns(moments, **told)
        return read.select(*COLUMNS).cast(pl.Schema(COLUMNS))

    def path(self, rule: ContactRule) -> Path:
        """Where the result of a rule lies."""
        said = [one.digest for one in (contacts_by(rule), left_out_by(rule), lacking_by(rule)) if one]
        asked = hashlib.sha256(f"{' '.join(said)} {self._state}".encode()).hexdigest()[:DIGITS]
        return self._folder / f"{rule.name}-{rule.digest}-{asked}.parquet"

    def _keep(self, rule: ContactRule, engine: Engine) -> Kept:
        with disk_faults(self._folder):
            self._folder.mkdir(exist_ok=True)
        path = self.path(rule)
        part = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
        asked, left_out = contacts_by(rule), left_out_by(rule)
        try:
            rows = engine.write(asked.sql, asked.values, part)
            left, largest = engine.frame(left_out.sql, left_out.values).row(0) if left_out else (0, 0)
            kept = Kept(
                rule.name, rule.kind, rows, engine.name, left or 0, largest or 0, hash_file(part),
                *_odd_times(part), _lacking(rule, engine),
            )  # fmt: skip
            if not self._study.moment:
                for old in self._folder.glob(f"{rule.name}-*"):
                    old.unlink()
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(self._folder)
        write_durably(path.with_suffix(".json"), json.dumps(asdict(kept)).encode())
        write_durably(path.with_suffix(".yaml"), rule.to_yaml().encode())
        return kept


def _odd_times(path: Path) -> tuple[int, int]:
    """How many links of a result answer what is dated after them, and how many bear no time."""
    early, untimed = pl.scan_parquet(path, glob=False).select(pl.sum("early", "untimed")).collect().row(0)
    return early or 0, untimed or 0


def _lacking(rule: ContactRule, engine: Engine) -> int:
    """How much is left out for want of a time; looked for only where a post lacks one."""
    asked, undated = lacking_by(rule), plain("undated")
    if asked is None or not engine.frame(undated.sql, undated.values).item():
        return 0
    return int(engine.frame(asked.sql, asked.values).item())
