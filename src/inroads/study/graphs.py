"""Verbs that let the graph of a study out: as files of other programs, as pictures."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inroads.errors import InputError
from inroads.frame.similar import near
from inroads.graph.nodes_and_edges import PRESENCE, TIE
from inroads.language import _, language, speaking
from inroads.study.asking import Asking
from inroads.study.opened import Progress, quiet

if TYPE_CHECKING:
    from inroads.graph.graph import Graph
    from inroads.graph.nodes_and_edges import NodesAndEdges
    from inroads.report.graph_files.write import Written

HELD = (TIE, PRESENCE)
"""The kinds of edges that leave unless others are asked for."""
WORDED = (("tie", "content"), ("presence", "function"))


class Graphing(Asking):
    """The verbs that let the graph out; they change nothing in a study."""

    def write_graph(
        self,
        out: str | Path,
        form: str = "graphml",
        *,
        medium: Collection[str] = (),
        window: str = "",
        network: str = "",
        perhaps: bool = False,
        held: Sequence[str] = HELD,
        waves: str = "3",
        actor: str = "",
        progress: Progress = quiet,
    ) -> "Written":
        """Write the graph for another program; gives the files, and what the form does not hold of it.

        Parameters
        ----------
        out
            The file, or for ``csv``, ``parquet`` and ``r`` the folder, to write; Pajek takes its stem for all files.
        form
            ``graphml``, ``gexf``, ``pajek``, ``dl``, ``csv``, ``parquet`` or ``r``.
        medium
            Only what is of these media: ``offline``, ``online``, ``remote_voice``, or a word for what is not known.
        window
            Only what was there in a span such as ``2010..2012``: surely, or ``perhaps`` too.
        network
            Only members and facilitators of this network.
        held
            Kinds of edges: ``tie``, ``presence``, ``contact``.
        waves
            For ``r``: how many equal waves, or each of them: ``2010..2012,2013..2015``.
        """
        from inroads.graph.nodes_and_edges import KINDS
        from inroads.report.gate import Gate
        from inroads.report.graph_files.write import FORMS, write_graph

        _one_of(form, FORMS)
        for kind in held:
            _one_of(kind, KINDS)
        self._log("graph", actor)
        graph = self._chosen_graph(medium, window, network, perhaps, held, progress)
        net = self._outside(graph, held)
        gate = Gate(self.folder.out, actor or self.actor)
        return write_graph(net, form, Path(out), gate, waves, graph.memberships)

    def draw(
        self,
        out: str | Path,
        what: str = "layers",
        *,
        person: str = "",
        network: str = "",
        window: str = "",
        perhaps: bool = False,
        periods: str = "4",
        stacked: bool = False,
        seed: int = 1,
        lang: str = "",
        actor: str = "",
        progress: Progress = quiet,
    ) -> Path:
        """Draw the graph as SVG: ties and presences in the colours and shapes of the worlds.

        Parameters
        ----------
        what
            ``layers``: each medium at the same positions, beside each other or ``stacked``; ``periods``: the same
            period by period; ``timeline``: the ties and places of a ``person`` as bars; ``matrix``: persons by places
            over time.
        network, window, perhaps
            Only a part, as for :meth:`write_graph`.
        periods
            How many equal ones, or each of them: ``2010..2012,2013..2015``.
        seed
            Of the positions.
        """
        from inroads.report.gate import Gate
        from inroads.report.graph_pictures.draw import WHATS, Wanted, picture, write_picture

        _one_of(what, WHATS)
        self._log("draw", actor)
        with speaking(lang or language()):
            graph = self._chosen_graph((), window, network, perhaps, HELD, progress)
            title = " · ".join(part for part in (self.folder.settings.title, network, person) if part)
            wanted = Wanted(what, person, periods, stacked, seed)
            drawn = picture(graph, self._outside(graph, HELD), wanted, title, self._worded)
        return write_picture(drawn, Path(out), what, Gate(self.folder.out, actor or self.actor))

    def _worded(self, value: str) -> str:
        """What a tie or a presence was, in the words of the frame."""
        said = (self.frame.label(unit, name, value, language()) for unit, name in WORDED)
        return next((label for label in said if label != value), value)

    def _chosen_graph(
        self,
        medium: Collection[str],
        window: str,
        network: str,
        perhaps: bool,
        held: Sequence[str],
        progress: Progress,
    ) -> "Graph":
        """The graph as asked for; infiltrators, informants and bots are out of it, whatever is asked."""
        from inroads.graph.nodes_and_edges import CONTACT
        from inroads.report.graph_files.waves import span

        view = self.snapshot(progress)
        graph = view.graph(contacts=self.table("contacts")).to_persons() if CONTACT in held else view.graph()
        if network:
            graph = graph.to_network(network)
        if medium:
            graph = graph.to_layers(medium=tuple(medium))
        if window:
            graph = graph.to_window(*span(window), "maybe" if perhaps else "surely")
        return graph

    def _outside(self, graph: "Graph", held: Sequence[str]) -> "NodesAndEdges":
        """What of the graph may leave: columns of free text stay."""
        from inroads.graph.nodes_and_edges import WITHHELD, nodes_and_edges

        units = ("person", "place", "tie", "tie_spell", "presence", "contact")
        texts = {name for unit in units for name, said in self.frame.of(unit).items() if said.type == "text"}
        return nodes_and_edges(graph, held, WITHHELD | texts)


def _one_of(word: str, known: Sequence[str]) -> None:
    if word in known:
        return
    alike = near(word, known)
    do = (
        _("Did you mean {near}?", near=" / ".join(alike)) if alike else _("Known are: {names}.", names=", ".join(known))
    )
    raise InputError(_("«{name}» is not known here.", name=word), do=do)
