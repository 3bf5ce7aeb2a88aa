"""Commands that ask a study: map, table."""

from pathlib import Path

import click

from inroads.cli.call import STUDY, Call, called

FORMS = click.Choice(["csv", "json", "parquet"])


@click.command(name="map")
@STUDY
@click.option("--seed", default=1, show_default=True, help="Seed of everything random.")
@called
def map_(call: Call, study: Path, seed: int) -> None:
    """Answer the questions: out/findings.json and out/report.html."""
    with call.open(study) as opened:
        written = opened.map(call.lang, seed, progress=call.progress)
    call.show(written, *map(str, written.values()))


@click.command()
@STUDY
@click.argument("name", required=False)
@click.option("--format", "form", type=FORMS, default="csv", show_default=True, help="Form of the table.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write; Parquet needs one.")
@click.option("--columns", default="", help="Only these columns, with commas between: entry,person,medium.")
@click.option("--where", multiple=True, metavar="COLUMN=VALUE", help="Only rows that say this; may be repeated.")
@called
def table(
    call: Call, study: Path, name: str | None, form: str, out: Path | None, columns: str, where: tuple[str, ...]
) -> None:
    """Print a table of the study, or list the tables.

    For example: inroads table my.study claims --where unit=E-12 --columns claim,variable,value,coder
    """
    with call.open(study) as opened:
        if name is None:
            names = opened.tables()
            call.show(names, *names)
        else:
            wanted = [column.strip() for column in columns.split(",") if column.strip()]
            form = "json" if call.as_json and out is None else form
            text = opened.export(name, form, out, columns=wanted, where=list(where))
            if out is None:
                click.echo(text, nl=False)
            else:
                call.show({"table": out}, text.strip())
