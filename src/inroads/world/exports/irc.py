"""An invented place as the log of an IRC channel, in the style of one of the usual programs."""

from datetime import UTC, datetime
from pathlib import Path

from inroads.world.exports.online_place import Happening, Message, OnlinePlace

CHANNEL = "#field"
STYLES = ("irssi", "weechat", "znc")


def write_irc(place: OnlinePlace, folder: Path, style: str = "irssi") -> Path:
    """All posts and arrivals in one channel, times in UTC; a reply begins with the nick it answers."""
    named = {"irssi": f"{CHANNEL}.log", "weechat": f"irc.net.{CHANNEL}.weechatlog", "znc": f"net_{CHANNEL}.log"}
    authors = {message.number: message.author for message in place.messages}
    every: list[Happening | Message] = [*place.happenings, *place.messages]
    told = sorted(every, key=lambda one: one.at)
    path, day = folder / named[style], ""
    lines: list[str] = []
    for one in told:
        moment = datetime.fromtimestamp(one.at, UTC)
        if f"{moment:%a %b %d %Y}" != day and style != "weechat":
            day = f"{moment:%a %b %d %Y}"
            lines.append(f"--- Day changed {day}")
        lines.append(_line(place, one, authors, moment, style))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _line(place: OnlinePlace, one: Happening | Message, authors: dict[int, int], moment: datetime, style: str) -> str:
    clock = {"irssi": f"{moment:%H:%M} ", "weechat": f"{moment:%Y-%m-%d %H:%M:%S}\t", "znc": f"[{moment:%H:%M:%S}] "}
    if isinstance(one, Happening):
        nick = place.accounts[one.who].name
        told = {
            "irssi": f"-!- {nick} [{nick}@h.invalid] has joined {CHANNEL}",
            "weechat": f"-->\t{nick} ({nick}@h.invalid) has joined {CHANNEL}",
            "znc": f"*** Joins: {nick} ({nick}@h.invalid)",
        }
        return clock[style] + told[style]
    nick = place.accounts[one.author].name
    to = f"{place.accounts[authors[one.reply_to]].name}: " if one.reply_to else ""
    text = to + one.text
    return (
        clock[style] + {"irssi": f"<@{nick}> {text}", "weechat": f"@{nick}\t{text}", "znc": f"<{nick}> {text}"}[style]
    )
