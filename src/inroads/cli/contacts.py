"""The command on contacts between personas."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inroads.cli.call import AS_OF, STUDY, Call, called
from inroads.language import _, numeral

if TYPE_CHECKING:
    from inroads.graph.kept import Kept

ENGINES = click.Choice(["duckdb", "spark"])


@click.command()
@STUDY
@click.option("--rule", "rules", multiple=True, metavar="FILE|PRESET", help="Rule to compute; may be repeated.")
@click.option("--engine", type=ENGINES, default="duckdb", show_default=True, help="What computes it.")
@click.option("--drop", default="", metavar="NAME", help="Take a rule and its result away.")
@AS_OF
@called
def contacts(call: Call, study: Path, rules: tuple[str, ...], engine: str, drop: str, as_of: str) -> None:
    """Compute who was in contact with whom, by a declared rule; without --rule list the rules that were used.

    A rule is a small file (YAML) that says what counts as contact, or one of the presets: conversation as in the
    Evolution market study (evolution_market), replies, quotes, mentions, private_messages, trades, reactions,
    invitations, previous_post, same_thread_same_day. What rules give stands side by side in the table contacts.

    For example: inroads contacts my.study --rule quotes --rule evolution_market
    """
    with call.open(study, as_of) as opened:
        if drop:
            opened.drop_contacts(drop)
        for rule in rules:
            for kept in opened.contacts(rule, engine, progress=call.progress):
                click.echo("\n".join(_lines(kept)), err=call.as_json)
        listed = opened.contact_rules()
    if rules and not call.as_json:
        call.progress.end()
    else:
        call.show([_record(text, kept) for text, kept in listed], *_listed(listed))


def _record(text: str, kept: "Kept | None") -> dict[str, Any]:
    return {"rule": text, "result": asdict(kept) if kept else None}


def _listed(listed: "list[tuple[str, Kept | None]]") -> list[str]:
    if not listed:
        return [_("No contacts were computed yet.")]
    return [line for text, kept in listed for line in (_lines(kept) if kept else [_outdated(text)])]


def _outdated(text: str) -> str:
    name = text.partition("\n")[0].removeprefix("rule: ")
    return _("{rule}: not computed on these posts; that is done when the table is read.", rule=name)


def _lines(kept: "Kept") -> list[str]:
    told = [_("{rule} ({kind}): contacts: {rows}.", rule=kept.rule, kind=kept.kind, rows=numeral(kept.rows))]
    if kept.left_out:
        told.append(
            _(
                "{rule}: windows left out because too many accounts wrote in them: {count}; the most in one: {most}.",
                rule=kept.rule,
                count=numeral(kept.left_out),
                most=numeral(kept.largest),
            )
        )
    return [*told, *_on_times(kept)]


def _on_times(kept: "Kept") -> list[str]:
    """What is odd about the times of the links, and what lacks one."""
    counts = {name: numeral(getattr(kept, name)) for name in ("early", "untimed", "lacking")}
    sentences = {
        "early": _(
            "{rule}: answered before asked, by the times of the posts: {early}. They are counted; clocks or time zones"
            " of exports may differ.",
            rule=kept.rule,
            **counts,
        ),
        "untimed": _("{rule}: without a time: {untimed}. They are counted, in no period.", rule=kept.rule, **counts),
        "lacking": _("{rule}: left out, as no time is known: {lacking}.", rule=kept.rule, **counts),
    }
    return [sentence for name, sentence in sentences.items() if getattr(kept, name)]
