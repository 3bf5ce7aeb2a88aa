"""Commands by which a person decides: adjudicate, withdraw, undo."""

from pathlib import Path

import click

from inroads.cli.call import STUDY, Call, called
from inroads.language import _

BECAUSE = click.option("--because", default="", help="The reason.")


@click.command()
@STUDY
@click.argument("unit_type")
@click.argument("unit")
@click.argument("variable")
@click.argument("value")
@click.option("--absent", is_flag=True, help="The value does not hold.")
@BECAUSE
@called
def adjudicate(
    call: Call, study: Path, unit_type: str, unit: str, variable: str, value: str, absent: bool, because: str
) -> None:
    """Say what stands where claims differ, for example: entry E-12 medium phone --because "see p. 31"."""
    with call.open(study) as opened:
        act = opened.adjudicate(unit_type, unit, variable, value, because, "absent" if absent else "present")
    call.show({"act": act}, _("Adjudicated, as act {act}.", act=act[:12]))


@click.command()
@STUDY
@click.argument("claims", nargs=-1, required=True)
@BECAUSE
@called
def withdraw(call: Call, study: Path, claims: tuple[str, ...], because: str) -> None:
    """Take back claims by their ids; they stay visible as withdrawn."""
    with call.open(study) as opened:
        act = opened.withdraw(*claims, because=because)
    call.show({"act": act}, _("Withdrawn, as act {act}.", act=act[:12]))


@click.command()
@STUDY
@click.argument("act", default="")
@BECAUSE
@called
def undo(call: Call, study: Path, act: str, because: str) -> None:
    """Undo the last act, or the ACT whose id is given. An undo is undone by naming it."""
    with call.open(study) as opened:
        gone = opened.undo(act, because)
    call.show({"undone": gone.id, "verb": gone.verb}, _("Undone: {verb} {act}.", verb=gone.verb, act=gone.id[:12]))
