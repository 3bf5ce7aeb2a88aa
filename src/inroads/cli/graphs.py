"""Commands that let the graph of a study out: graph, draw."""

from pathlib import Path
from typing import Any

import click

from inroads.cli.call import AS_OF, STUDY, Call, called

FORMS = click.Choice(["graphml", "gexf", "pajek", "dl", "csv", "parquet", "r"])
WHATS = click.Choice(["layers", "periods", "timeline", "matrix"])
KINDS = click.Choice(["tie", "presence", "contact"])
MEDIA = click.Choice(
    ["offline", "online", "remote_voice", "not_asked", "not_recorded", "unknown_to_source", "contested"]
)
WINDOW = click.option("--window", default="", metavar="FROM..TO", help="Only what was there then: 2010..2012.")
NETWORK = click.option("--network", default="", metavar="NAME", help="Only members and facilitators of this network.")
PERHAPS = click.option("--perhaps", is_flag=True, help="With --window: also what may have been there.")
HELD = click.option(
    "--hold", "held", type=KINDS, multiple=True, default=("tie", "presence"), show_default=True,
    help="Kinds of edges; may be repeated.",
)  # fmt: skip


@click.command()
@STUDY
@click.option("--format", "form", type=FORMS, default="graphml", show_default=True, help="What it is written for.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="File, or folder (csv, parquet, r).")
@click.option("--medium", type=MEDIA, multiple=True, help="Only ties kept in this medium; may be repeated.")
@WINDOW
@PERHAPS
@NETWORK
@HELD
@click.option("--waves", default="3", show_default=True, metavar="N|SPANS", help="For r: 2010..2012,2013..2015.")
@AS_OF
@called
def graph(call: Call, study: Path, form: str, out: Path, as_of: str, **asked: Any) -> None:
    """Write the graph of the study for another program: Gephi, igraph, networkx, Pajek, UCINET, R.

    Infiltrators, informants and bots are never in it; names and free texts stay in the study. What the form does not
    hold is told. With `--format r` a folder with a script that loads it into statnet and RSiena.

    For example: inroads graph my.study --format gexf --medium offline --out offline.gexf
    """
    with call.open(study, as_of) as opened:
        written = opened.write_graph(out, form, progress=call.progress, **asked)
    call.progress.end()
    for loss in written.losses:
        click.echo(loss, err=True)
    call.show({"files": list(written.files), "losses": list(written.losses)}, *map(str, written.files))


@click.command()
@STUDY
@click.option("--what", type=WHATS, default="layers", show_default=True, help="Which picture.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write (SVG).")
@click.option("--person", default="", metavar="NAME", help="For a timeline: of whom.")
@click.option("--periods", default="4", show_default=True, metavar="N|SPANS", help="For periods: how many, or which.")
@click.option("--stacked", is_flag=True, help="For layers: above each other.")
@WINDOW
@PERHAPS
@NETWORK
@click.option("--seed", default=1, show_default=True, help="Seed of the positions.")
@AS_OF
@called
def draw(call: Call, study: Path, out: Path, as_of: str, **asked: Any) -> None:
    """Draw the graph of the study as SVG, in the colours and shapes of offline and online.

    layers: each medium at the same positions; periods: the same, period by period; timeline: the ties and places of
    one person as bars; matrix: persons by places over time. It prints as it is seen; up to 150 persons are named.

    For example: inroads draw my.study --what timeline --person P-01 --out p01.svg
    """
    with call.open(study, as_of) as opened:
        written = opened.draw(out, lang=call.lang, progress=call.progress, **asked)
    call.show({"picture": written}, str(written))
