"""What every command has in common: who acts, in which language, and how the result is shown."""

import functools
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inroads.cli.progress import Progress
from inroads.language import LANGUAGES, speak

if TYPE_CHECKING:
    from inroads.study import Study

STUDY = click.argument("study", type=click.Path(path_type=Path))
AS_OF = click.option(
    "--as-of", default="", metavar="DATE|ACT", help="Read the study as it stood at the end of a day, or after an act."
)


@dataclass(frozen=True)
class Call:
    """One call of a command."""

    coder: str
    lang: str
    as_json: bool
    progress: Progress

    def open(self, study: Path, as_of: str = "") -> "Study":
        """The study, or as it stood ``as_of`` an earlier moment, opened by whoever acts.

        From here on its language is spoken, unless another was asked for.
        """
        from inroads.study import open_study

        opened = open_study(study, self.coder)
        if not self.lang:
            speak(opened.folder.settings.lang)
        return opened.as_of(as_of) if as_of else opened

    def show(self, data: Any, *lines: str) -> None:
        """Print the result: as JSON where that was asked for, else its lines."""
        self.progress.end()
        text = json.dumps(data, ensure_ascii=False, indent=1, default=str) if self.as_json else "\n".join(lines)
        click.echo(text)


def called(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options ``--coder``, ``--lang`` and ``--json``, handed over as one :class:`Call`."""

    @click.option("--coder", default="", help="Who acts (else INROADS_CODER, else study.toml).")
    @click.option("--lang", type=click.Choice(LANGUAGES), envvar="INROADS_LANG", default=None, help="Language shown.")
    @click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
    @functools.wraps(command)
    def run(coder: str, lang: str | None, as_json: bool, **rest: Any) -> None:
        command(Call(coder, lang or "", as_json, Progress(sys.stderr)), **rest)

    return run
