"""Commands that make something new: demo, world, new, template."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from inroads.cli.call import STUDY, Call, called
from inroads.errors import InputError
from inroads.invented_export import EXPORTS, MANY, write_export
from inroads.language import _


def _invented(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of an invented field."""
    for option in (
        click.option("--seed", default=1, show_default=True, help="Seed of everything random."),
        click.option(
            "--family",
            default="messy",
            show_default=True,
            help="A family of the house (plain, null, mirror, messy ...), or a file of settings.",
        ),
        click.option("--posts", default=50_000, show_default=True, help="How many posts there are, with bystanders."),
        click.option("--networks", default=40, show_default=True, help="How many networks the field has."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo"))
@_invented
@called
def demo(call: Call, folder: Path, networks: int, posts: int, family: str, seed: int) -> None:
    """Make an invented study with known truth and map it: FOLDER/files, FOLDER/truth.json, FOLDER/demo.study."""
    from inroads.invented_study import demo as run

    written = run(folder, networks, posts, family, seed, call.lang or "en", call.progress)
    call.show(written, _("The report lies at {path}", path=written["report"]))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@_invented
@click.option(
    "--as", "form", type=click.Choice([*MANY, *EXPORTS]), help="Write one online meeting place alone, in this form."
)
@called
def world(call: Call, folder: Path, networks: int, posts: int, family: str, seed: int, form: str | None) -> None:
    """Write only the files of an invented field, and truth.json beside them.

    With --as: the posts of one online meeting place as a chat program, a forum or a crawler exports them.
    """
    if form:
        context = click.get_current_context()
        if any(context.get_parameter_source(name) is ParameterSource.COMMANDLINE for name in ("networks", "family")):
            raise click.UsageError(_("With --as there is one place alone: leave out --networks and --family."))
        written = write_export(folder, form, posts, seed)
        call.show(written, *map(str, written.values()))
        return
    from inroads.invented_study import make_world

    make_world(folder, networks, posts, family, seed, call.progress)
    paths = {"files": folder / "files", "truth": folder / "truth.json"}
    call.show(paths, *map(str, paths.values()))


@click.command()
@STUDY
@click.option("--title", default="", help="Title of the study; by default its name.")
@click.option("--question", default="", help="The question it is to answer.")
@click.option("--period", default="", help="The years it covers, as EDTF: 1996/2019.")
@click.option("--legal-basis", default="", help="The legal basis of holding these data.")
@called
def new(call: Call, study: Path, title: str, question: str, period: str, legal_basis: str) -> None:
    """Make an empty study with the default coding frame."""
    from inroads.study import new_study

    settings = {"question": question, "period": period, "legal_basis": legal_basis}
    with new_study(study, title, call.coder, call.lang or "en", **settings) as made:
        call.show(
            {"study": study},
            _("An empty study lies at {path}, under the frame {frame}.", path=study, frame=made.frame.name),
        )


@click.command()
@click.argument("file", type=click.Path(path_type=Path), default=Path("inroads-template.xlsx"))
@click.option("--study", type=click.Path(path_type=Path), help="Take the frame of this study.")
@called
def template(call: Call, file: Path, study: Path | None) -> None:
    """Write the empty workbook to fill: drop-downs, the frame as a sheet, three filled rows, a checklist."""
    from inroads.study import write_template

    if file.exists():
        what = _("There is something at this place already.")
        raise InputError(what, str(file), _("Choose another name, or move it away."))
    opened = call.open(study) if study else None
    written = write_template(file, call.lang or "en", opened)
    call.show({"template": written}, str(written))
