"""The command line: the verbs of a study, one command each. Results to stdout, messages to stderr."""

import logging
import os
import sys

import click

from inroads.cli.asking import card, find, map_, ready, table
from inroads.cli.contacts import contacts
from inroads.cli.deciding import access, adjudicate, code, judge, undo, withdraw
from inroads.cli.filling import add, frame, preview, signs
from inroads.cli.graphs import draw, graph
from inroads.cli.keeping import history, merge, upgrade, verify
from inroads.cli.making import demo, new, template, world
from inroads.cli.proposing import accept, decline, proposals
from inroads.cli.reading import sample, thread
from inroads.cli.since import since
from inroads.cli.spoken import spoken_help
from inroads.cli.watching import versions, watch
from inroads.errors import InroadsError
from inroads.language import LANGUAGES, _, speaking

__all__ = ["inroads", "main"]

ALLOCATOR = "_RJEM_MALLOC_CONF"
KEEPS = "dirty_decay_ms:5000,muzzy_decay_ms:-1"
"""How long Polars keeps memory that it will want again: half a second, as it does by itself, is less than a batch."""

MENDABLE = 2
STOPPED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="inroads", prog_name="inroads")
def inroads() -> None:
    """Map the ways into criminal networks: from case files to a report in which every number walks back to a passage.

    \b
    First steps:
      inroads demo                        an invented study, from files to report
      inroads template                    an empty workbook to fill
      inroads new my.study                an empty study
      inroads add my.study cases.xlsx     take in what you coded
      inroads map my.study                findings and report, in my.study/out

    \b
    Every command tells more: inroads add --help
    """  # noqa: D301


for command in (
    *(demo, world, new, template),
    *(add, watch, versions, preview, frame, signs),
    *(ready, map_, card, table, graph, draw, find, since, contacts),
    *(thread, sample, proposals, accept, decline),
    *(code, judge, access, adjudicate, withdraw, undo),
    *(history, verify, merge, upgrade),
):
    inroads.add_command(command)


def _asked_language(arguments: list[str]) -> str:
    """The language asked for, known before the command line is parsed, so that faults of the call speak it too."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return os.environ.get("INROADS_LANG", "en")


def _tell_of_verbs(fault: click.NoSuchOption, given: list[str]) -> None:
    """An option that stands before the verb, and belongs behind it, is told with the verb."""
    if fault.ctx is None or fault.ctx.command is not inroads:
        return
    verb = next((argument for argument in given if argument in inroads.commands), "")
    if any(_takes(name, fault.option_name) for name in ([verb] if verb else inroads.commands)):
        told = _("Options stand behind the verb: {call}", call=f"inroads {verb or 'VERB'} ... {fault.option_name}")
        click.echo(told, err=True)


def _takes(verb: str, option: str) -> bool:
    return any(option in parameter.opts for parameter in inroads.commands[verb].params)


def main(arguments: list[str] | None = None) -> None:
    """Run a command; what a person can mend goes to stderr with exit code 2."""
    given = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault(ALLOCATOR, KEEPS)  # of effect as long as Polars is not loaded yet
    if os.environ.get("INROADS_LOG"):
        level = logging.getLevelNamesMapping().get(os.environ["INROADS_LOG"].upper(), logging.INFO)
        logging.basicConfig(level=level, stream=sys.stderr)
    lang = _asked_language(given)
    with speaking(lang if lang in LANGUAGES else "en"):
        try:
            with spoken_help(inroads):
                inroads.main(args=given, prog_name="inroads", standalone_mode=False)
        except click.ClickException as fault:
            fault.show()
            if isinstance(fault, click.NoSuchOption):
                _tell_of_verbs(fault, given)
            sys.exit(MENDABLE)
        except (click.Abort, KeyboardInterrupt):
            click.echo(_("Stopped; the study is as it was before."), err=True)
            sys.exit(STOPPED)
        except InroadsError as error:
            click.echo(f"{type(error).__name__}: {error.text()}", err=True)
            sys.exit(MENDABLE)
