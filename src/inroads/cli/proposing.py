"""Commands about proposals: proposals, accept, decline."""

from pathlib import Path
from typing import Any

import click

from inroads.cli.call import AS_OF, STUDY, Call, called
from inroads.language import _, numeral

BECAUSE = click.option("--because", default="", help="The reason.")
KINDS = (
    *("invited", "joined_by_link", "referred", "promoted", "banned", "vouch"),
    *("channel_shift", "invitation", "recruiting"),
)
MOST = 1_000_000


@click.command()
@STUDY
@click.option("--kind", type=click.Choice(KINDS), default=None, help="Only of this kind.")
@click.option("--place", default="", metavar="NAME", help="Only at this meeting place.")
@click.option("--since", default="", metavar="DATE", help="Only of this date or later (EDTF: 2018-03).")
@click.option("--all", "decided", is_flag=True, help="Those too that were accepted or declined, with who and why.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, MOST), help="How many to show.")
@AS_OF
@called
def proposals(call: Call, study: Path, kind: str | None, limit: int, as_of: str, **where: Any) -> None:
    """List what may be evidence of involvement and waits for a decision, the newest first.

    Invitations, joins by link, referrals, promotions, bans and vouches are read from the exports; channel shifts,
    invitations and recruiting in posts by a declared list of patterns. How many of these posts are what they seem is
    not known: decoys, jokes and warnings use the same words. Nothing counts in any table until somebody accepts it.
    """
    from inroads.report.proposal_lines import proposal_lines

    with call.open(study, as_of) as opened:
        found = opened.proposals(kind or "", progress=call.progress, **where)
    shown = found.head(limit)
    head = _("Proposals: {count}; shown: {shown}.", count=numeral(found.height), shown=numeral(shown.height))
    call.show(shown.to_dicts(), head, *proposal_lines(shown))


@click.command()
@STUDY
@click.argument("ids", nargs=-1, required=True)
@click.option("--network", default="", metavar="ID", help="The network that it tells of.")
@click.option("--person", default="", metavar="ID", help="The person approached, or who was there.")
@click.option("--by", default="", metavar="ID", help="The person who approached or vouched.")
@click.option(
    "--entry", default="", metavar="ID", help="The entry of which it is a step, or in which somebody vouched."
)
@click.option("--certainty", default="", help="certain, probable or possible.")
@click.option("--set", "columns", multiple=True, metavar="COLUMN=VALUE", help="A further column of the row.")
@BECAUSE
@called
def accept(call: Call, study: Path, ids: tuple[str, ...], columns: tuple[str, ...], **said: Any) -> None:
    """Accept proposals, by their ids or the beginning of them: what they say is claimed, resting on their passages.

    An invitation, a referral, a channel shift or a recruiting post becomes an approach (--network, --person), or with
    --entry a step of it; a promotion the rank of a persona; a vouch a part in --entry; a join by link or a ban a
    presence.

    For example: inroads accept my.study 1f3a --network N-1 --person P-2 --by P-1 --because "answers his question"
    """
    further = dict(column.split("=", 1) for column in columns if "=" in column)
    if len(further) != len(columns):
        raise click.UsageError(_("Write each column once, as COLUMN=VALUE."))
    with call.open(study) as opened:
        added = opened.accept(*ids, further=further, **said)
    call.show(added.record(), *added.lines())


@click.command()
@STUDY
@click.argument("ids", nargs=-1, required=True)
@BECAUSE
@called
def decline(call: Call, study: Path, ids: tuple[str, ...], because: str) -> None:
    """Decline proposals: they are not what they seem, with --because, and are no longer listed."""
    with call.open(study) as opened:
        act = opened.decline(*ids, because=because)
    call.show({"act": act}, _("Declined, as act {act}.", act=act[:12]))
