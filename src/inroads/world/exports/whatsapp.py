"""An invented place as a text export of a WhatsApp group, in the style of Android or iOS."""

from datetime import UTC, datetime
from pathlib import Path

from inroads.world.exports.online_place import OnlinePlace


def write_whatsapp(place: OnlinePlace, folder: Path, style: str = "android") -> Path:
    """All posts and arrivals in one group, times in UTC; style is ``android`` (Dutch), ``us`` or ``ios``."""
    name = f"WhatsApp-chat met {place.name}.txt" if style == "android" else f"WhatsApp Chat with {place.name}.txt"
    told = [(happening.at, _remark(place, happening, style)) for happening in place.happenings]
    told += [(message.at, f"{place.accounts[message.author].name}: {message.text}") for message in place.messages]
    told.sort(key=lambda line: line[0])
    path = folder / name
    path.write_text("".join(f"{_head(at, style)}{text}\n" for at, text in told), encoding="utf-8")
    return path


def _remark(place: OnlinePlace, happening: object, style: str) -> str:
    who = place.accounts[getattr(happening, "who")].name  # noqa: B009
    inviter = getattr(happening, "by")  # noqa: B009
    by = place.accounts[inviter].name if inviter else ""
    if style == "android":
        return f"{by} heeft {who} toegevoegd" if by else f"{who} is toegetreden via de uitnodigingslink van deze groep"
    text = f"{by} added {who}" if by else f"{who} joined using this group's invite link"
    return f"{by or who}: \u200e{text}" if style == "ios" else text


def _head(at: int, style: str) -> str:
    moment = datetime.fromtimestamp(at, UTC)
    if style == "ios":
        return f"\u200e[{moment:%d/%m/%Y, %H:%M:%S}] "
    if style == "us":
        return f"{moment.month}/{moment.day}/{moment:%y}, {moment.hour % 12 or 12}:{moment:%M}\u202f{moment:%p} - "
    return f"{moment:%d-%m-%Y %H:%M} - "
