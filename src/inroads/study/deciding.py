"""Verbs by which a person decides: what a passage says, what stands, what is taken back."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inroads.study.opened import Opened

if TYPE_CHECKING:
    from inroads.coding.code import ShownCoding
    from inroads.coding.record import Added
    from inroads.coding.undone import Undone
    from inroads.study.codings import Value


class Deciding(Opened):
    """The verbs by which a person decides."""

    def code(
        self,
        table: str = "",
        values: "Mapping[str, Value] | None" = None,
        *,
        file: str | Path | None = None,
        at: str | Sequence[str] = (),
        certainty: str = "",
        grade: str = "",
        because: str = "",
        access: str = "",
        absent: bool = False,
        replaces: str = "",
        dry_run: bool = False,
        coder: str = "",
        actor: str = "",
    ) -> "Added | ShownCoding":
        """Claim what passages of documents and posts say: one row, or all rows of a coding file.

        Parameters
        ----------
        table, values
            The table of the row and what its columns say.
        file
            A coding file (YAML, or CSV with a column ``table``) in place of the row.
        at
            The passages that the row rests on: ``interview-07#turn 7``, ``complaint#120-480``,
            ``complaint#"met at school"``, ``F-01#1234``.
        certainty, grade, because, access, absent
            What holds for all claims of the row.
        replaces
            Name, hash or act of an earlier coding that this one corrects.
        dry_run
            Change nothing, and give what would be claimed and the words of the passages.
        coder
            Who coded: by default whoever acts; in a file, where a row names nobody, by default nobody.

        Raises
        ------
        InputError
            All faults of the coding at once; nothing was taken in.
        """
        from inroads.coding.code import code, show
        from inroads.coding.study_texts import texts_of
        from inroads.study.codings import Spoken, file_coding, spoken_coding

        self._log("code", actor)
        frame, texts = self.frame, texts_of(self.folder)
        if file is not None:
            coding = file_coding(Path(file), frame, coder)
        else:
            cited = (at,) if isinstance(at, str) else at
            row = Spoken(table, values or {}, cited, certainty, grade, because, access, absent)
            coding = spoken_coding(row, frame, coder or actor or self.actor)
        if dry_run:
            return show(self.folder, frame, coding, texts)
        return code(self.folder, frame, coding, texts, actor or self.actor, replaces)

    def judge(
        self,
        persona: str,
        person: str,
        verdict: str,
        because: str,
        at: str | Sequence[str] = (),
        began: str = "",
        ended: str = "",
        actor: str = "",
    ) -> "Added":
        """Judge whether a persona is a person: ``same``, ``probably``, ``possibly`` or ``different``.

        It takes the place of what the same judge said of the pair before; two judges who differ leave it contested.
        """
        from inroads.coding.judge import Judgement, judge

        self._log("judge", actor)
        cited = (at,) if isinstance(at, str) else tuple(at)
        judgement = Judgement(persona, person, verdict, because, cited, began, ended)
        return judge(self.folder, self.frame, judgement, actor or self.actor)

    def set_access(self, reference: str, access: str, because: str, actor: str = "") -> "Added":
        """Say by what access a passage was to be had; all passages inside it that say nothing else inherit it."""
        from inroads.coding.set_access import set_access

        self._log("access", actor)
        return set_access(self.folder, self.frame, reference, access, because, actor or self.actor)

    def adjudicate(
        self,
        unit_type: str,
        unit: str,
        variable: str,
        value: str,
        because: str,
        polarity: str = "present",
        actor: str = "",
    ) -> str:
        """Say what stands where claims differ; gives the id of the act."""
        from inroads.coding.decide import adjudicate

        self._log("adjudicate", actor)
        return adjudicate(
            self.folder, self.frame, unit_type, unit, variable, value, because, actor or self.actor, polarity
        )

    def withdraw(self, *claims: str, because: str, actor: str = "") -> str:
        """Take back claims by their ids; gives the id of the act."""
        from inroads.coding.decide import withdraw

        self._log("withdraw", actor)
        return withdraw(self.folder, list(claims), because, actor or self.actor)

    def undo(self, act: str = "", because: str = "", actor: str = "") -> "Undone":
        """Undo an act (by default the last one that stands); gives it, and how many claims rested on its texts."""
        from inroads.coding.decide import undo

        self._log("undo", actor)
        return undo(self.folder, act, because, actor or self.actor)
