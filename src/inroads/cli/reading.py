"""Commands that read posts: thread, sample."""

from pathlib import Path
from typing import Any

import click

from inroads.cli.call import AS_OF, STUDY, Call, called

MOST_AROUND = 5_000
HOW = click.Choice(["random", "stratified", "event"])


@click.command()
@STUDY
@click.argument("reference", metavar="PLACE#POST")
@click.option(
    "--around", default=20, show_default=True, type=click.IntRange(0, MOST_AROUND), help="Posts on each side."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the page (HTML) to this file.")
@AS_OF
@called
def thread(call: Call, study: Path, reference: str, around: int, out: Path | None, as_of: str) -> None:
    """Show a post amid its thread, replies indented, with access, language, and what is coded on each post.

    A private message stands amid the conversation of its people, a post without a thread amid its chat or channel.
    What is quoted is named; edited and deleted posts say so.
    """
    with call.open(study, as_of) as opened:
        if out:
            opened.thread(reference, around, out)
            call.show({"thread": out}, str(out))
        elif call.as_json:
            call.show(opened.thread_record(reference, around))
        else:
            lines = opened.thread(reference, around)
            call.show(lines, *lines)


@click.command()
@STUDY
@click.option("--name", required=True, help="What the sample is called.")
@click.option("--n", required=True, type=click.IntRange(1), help="How many posts are drawn.")
@click.option("--how", type=HOW, default="random", show_default=True, help="The design.")
@click.option("--by", default="", help="Strata, with commas between: place, venue, period, activity, access.")
@click.option("--around", default="", metavar="PLACE#POST", help="The post around which an event sample is drawn.")
@click.option("--days", default=14, show_default=True, type=click.IntRange(1), help="Days on each side of that post.")
@click.option("--place", default="", metavar="NAME", help="Only at this meeting place.")
@click.option("--since", default="", metavar="DATE", help="Only of this date or later (EDTF: 2018-03).")
@click.option("--until", default="", metavar="DATE", help="Only of this date or earlier.")
@click.option("--seed", default=1, show_default=True, help="Seed of everything random.")
@click.option("--columns", default="code,note", show_default=True, help="Blank columns of the sheet.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Sheet to code (.csv or .xlsx).")
@click.option("--as-of", default="", metavar="DATE|ACT", help="Draw from the posts as the study held them then.")
@called
def sample(call: Call, study: Path, by: str, columns: str, **design: Any) -> None:
    """Draw a sample of posts to code, and record it: design, seed, strata, and the chance of every post.

    The same seed draws the same posts from the same evidence. `inroads table STUDY sampled_posts` gives stratum,
    probability and weight of each post; an undo takes the sample back.

    For example: inroads sample my.study --name S1 --n 200 --how stratified --by place,period --out s1.xlsx
    """
    with call.open(study) as opened:
        drawn = opened.sample(**design, by=_names(by), columns=_names(columns))
    call.show({"act": drawn.act, "sample": drawn.name, "speaks_for": drawn.speaks_for,
               "strata": [{**vars(one), "probability": one.probability} for one in drawn.strata]},
              *drawn.lines())  # fmt: skip


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
