"""The help of the command line in the language spoken: each text of a command is a sentence of the catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from inroads.language import _


def help_texts(group: click.Group) -> Iterator[str]:
    """Every help text of a group, its commands and their options: what the catalogue must hold."""
    for command in (group, *group.commands.values()):
        own = [command.help, *(option.help for option in command.params if isinstance(option, click.Option))]
        yield from filter(None, own)


@contextmanager
def spoken_help(group: click.Group) -> Iterator[None]:
    """Inside the block the help of all commands is in the language spoken now."""
    commands = (group, *group.commands.values())
    options = [one for command in commands for one in command.params if isinstance(one, click.Option) and one.help]
    spoken: list[click.Command | click.Option] = [*commands, *options]
    written = [one.help for one in spoken]
    for one in spoken:
        one.help = _(one.help) if one.help else one.help
    try:
        yield
    finally:
        for one, text in zip(spoken, written, strict=True):
            one.help = text
