"""The kinds of proposals in words, in the language spoken."""

from inroads.language import _


def kind_word(kind: str) -> str:
    """What a kind of proposal is called."""
    words = {
        "invited": _("invited"),
        "joined_by_link": _("joined by link"),
        "referred": _("referred"),
        "promoted": _("promoted"),
        "banned": _("banned"),
        "vouch": _("vouch"),
        "channel_shift": _("channel shift"),
        "invitation": _("invitation"),
        "recruiting": _("recruiting"),
    }
    return words.get(kind, kind)
