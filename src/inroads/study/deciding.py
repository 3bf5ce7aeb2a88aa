"""Verbs by which a person decides: what stands, what is taken back."""

from typing import TYPE_CHECKING

from inroads.study.opened import Opened

if TYPE_CHECKING:
    from inroads.store.acts import Act


class Deciding(Opened):
    """The verbs by which a person decides."""

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

    def undo(self, act: str = "", because: str = "", actor: str = "") -> "Act":
        """Undo an act (by default the last one that stands); gives the act."""
        from inroads.coding.decide import undo

        self._log("undo", actor)
        return undo(self.folder, act, because, actor or self.actor)
