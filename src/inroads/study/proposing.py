"""Verbs about proposals: what machines propose, and what a person makes of it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from inroads.study.opened import Opened, Progress, quiet

if TYPE_CHECKING:
    import polars as pl

    from inroads.coding.record import Added


class Proposing(Opened):
    """The verbs about proposals."""

    def proposals(
        self,
        kind: str = "",
        place: str = "",
        since: str = "",
        *,
        decided: bool = False,
        limit: int = 0,
        actor: str = "",
        progress: Progress = quiet,
    ) -> "pl.DataFrame":
        """What posts, accounts, marks and events may be evidence of; none of it counts until somebody accepts it.

        Parameters
        ----------
        kind, place, since
            Only these; ``since`` is a date (EDTF), and leaves out what bears no date.
        decided
            Those too that somebody accepted or declined.
        limit
            At most so many, the newest; 0 for all.
        """
        from inroads.coding.propose import part_of, propose
        from inroads.coding.propose_decide import OPEN, with_decisions
        from inroads.language import _
        from inroads.model.when import When
        from inroads.report.gate import Gate
        from inroads.store.account_names import with_account_names

        self._log("proposals", actor)
        progress(_("proposals"), 0, 0)
        first = When.read(since).earliest if since else None
        found = part_of(with_decisions(self.folder, propose(self.folder)), kind, place, first)
        found = found if decided else found.filter(state=OPEN)
        found = with_account_names(self.folder, found.head(limit) if limit else found, ("who", "by"))
        content = found.write_json().encode()
        Gate(self.folder.out, actor or self.actor).show("screen", content, f"proposals {found.height}")
        return found

    def accept(
        self,
        *proposals: str,
        because: str,
        network: str = "",
        person: str = "",
        by: str = "",
        entry: str = "",
        certainty: str = "",
        further: Mapping[str, str] | None = None,
        actor: str = "",
    ) -> "Added":
        """Claim what proposals say, resting on their passages, as one act.

        An invitation, a referral, a channel shift or a recruiting post becomes an approach of ``network`` to ``person``
        (or, with ``entry``, a step of that entry), a promotion the rank of a persona, a vouch the part of ``by`` in
        ``entry``, a join by link or a ban a presence of ``person``. ``further`` fills other columns of the row.
        """
        from inroads.coding.propose_decide import accept
        from inroads.coding.propose_rows import Reading

        self._log("accept", actor)
        reading = Reading(because, network, person, by, entry, certainty, further or {})
        return accept(self.folder, self.frame, proposals, reading, actor or self.actor)

    def decline(self, *proposals: str, because: str, actor: str = "") -> str:
        """Say that proposals are not what they seem; gives the id of the act. They are no longer proposed."""
        from inroads.coding.propose_decide import decline

        self._log("decline", actor)
        return decline(self.folder, proposals, because, actor or self.actor)
