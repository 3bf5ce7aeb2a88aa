"""The verb that tells what changed in online meeting places since a day."""

from inroads.answers.finding import Finding
from inroads.language import language, speaking
from inroads.study.asking import Asking
from inroads.study.opened import Progress, quiet


class Watching(Asking):
    """The verbs that look at what came in of late."""

    def since(
        self, date: str, until: str = "", lang: str = "", actor: str = "", progress: Progress = quiet
    ) -> "Finding":
        """What changed from ``date`` to ``until`` (EDTF; by default the last day of which an export tells).

        Counts per place beside their limit and the days covered; persons only in a study of mode ``operational``.
        It passes the gate.
        """
        from inroads.answers.places_now import now
        from inroads.report.gate import Gate
        from inroads.report.now_lines import now_bytes

        self._log("since", actor)
        with speaking(lang or language()):
            found = now(self.snapshot(progress), date, until)
            Gate(self.folder.out, actor or self.actor).show("screen", now_bytes(found), f"since {date}")
            return found
