"""Commands by which a person decides: code, judge, access, adjudicate, withdraw, undo."""

from pathlib import Path
from typing import Any

import click

from inroads.cli.call import STUDY, Call, called
from inroads.language import _

BECAUSE = click.option("--because", default="", help="The reason.")
AT = click.option(
    "--at", multiple=True, metavar="REF", help='A passage: DOC#"words", DOC#turn 7, DOC#120-480, PLACE#POST.'
)


@click.command()
@STUDY
@click.argument("table", default="")
@click.argument("values", nargs=-1, metavar="[COLUMN=VALUE]...")
@click.option("--file", type=click.Path(path_type=Path), help="A coding file (YAML or CSV) in place of one row.")
@AT
@click.option("--certainty", default="", help="certain, probable or possible.")
@click.option("--grade", default="", help="A grade with its scheme: 4x4:B2.")
@click.option("--absent", is_flag=True, help="The passage says that it is not so.")
@click.option("--access", default="", help="How the passage was come by.")
@click.option("--replaces", default="", metavar="OLD", help="An earlier coding file that this one corrects.")
@click.option("--dry-run", is_flag=True, help="Show the claims and the words they rest on; change nothing.")
@BECAUSE
@called
def code(
    call: Call, study: Path, table: str, values: tuple[str, ...], file: Path | None, dry_run: bool, **said: Any
) -> None:
    """Claim what a passage says: entries entry=E-12 person=P-1 network=N-1 mechanism=M1 --at 'interview-07#turn 7'.

    TABLE is any table of the study; `claims` takes unit_type, unit, variable and value. With --file all rows of a
    coding file come in as one act. The same coding twice adds nothing.
    """
    if (file is None) == (not table):
        raise click.UsageError(_("Give either a table with its columns, or --file."))
    pairs = dict(value.split("=", 1) for value in values if "=" in value)
    if len(pairs) != len(values) or (file is not None and values):
        raise click.UsageError(_("Write each column once, as COLUMN=VALUE."))
    with call.open(study) as opened:
        coded = opened.code(table, pairs, file=file, dry_run=dry_run, **said)
    call.show(coded.record(), *coded.lines())


@click.command()
@STUDY
@click.argument("persona")
@click.argument("person")
@click.argument("verdict", type=click.Choice(["same", "probably", "possibly", "different"]))
@click.option("--began", default="", metavar="DATE", help="From when on.")
@click.option("--ended", default="", metavar="DATE", help="Until when.")
@AT
@BECAUSE
@called
def judge(call: Call, study: Path, persona: str, person: str, verdict: str, **said: Any) -> None:
    """Judge whether PERSONA is PERSON, with --because; a persona stands for a person only where somebody said so.

    Say it again to change your mind; two judges who differ leave it contested, until somebody adjudicates.
    """
    with call.open(study) as opened:
        judged = opened.judge(persona, person, verdict, **said)
    call.show(judged.record(), *judged.lines())


@click.command()
@STUDY
@click.argument("reference")
@click.argument("access")
@BECAUSE
@called
def access(call: Call, study: Path, reference: str, access: str, because: str) -> None:
    """Say how a passage was come by: interview-07#turn 7 statement --because "told in person".

    REFERENCE is a document, a part of it (DOC#p. 3, DOC#120-480, DOC#"words") or a post (PLACE#POST). What lies inside
    it inherits the access, unless something narrower says otherwise.
    """
    with call.open(study) as opened:
        told = opened.set_access(reference, access, because)
    call.show(told.record(), *told.lines())


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
    call.show(gone.record(), *gone.lines())
