"""Remarks of WhatsApp itself, in English and Dutch: who came, was brought in, left, was put out."""

import re

YOU = frozenset(("you", "je", "u", "jij", "jou", "your"))
"""The one who exported, whose name such a line does not say."""

_NAME = r"(?P<{}>.{{1,200}}?)"
_WHO, _BY = _NAME.format("who"), _NAME.format("by")
_BY_LINK = r"(?:de|een|je) (?:groeps)?uitnodigingslink(?: van deze groep)?"
_PATTERNS = tuple(
    (kind, re.compile(pattern + r"\.?", re.IGNORECASE))
    for kind, pattern in (
        ("founded", rf"{_WHO} created (?:the )?(?:group|this group|community)(?: [\"“].*[\"”])?"),
        ("founded", rf"{_WHO} (?:heeft|hebt) (?:de|deze) groep (?:[\"“'].*[\"”'] )?(?:aan)?gemaakt"),
        ("joined_by_link", rf"{_WHO} joined (?:using|via) (?:this group's|a group|an|your|the) (?:invite )?link"),
        ("joined_by_link", rf"{_WHO} (?:is|bent) (?:lid geworden|toegetreden|toegevoegd) via {_BY_LINK}"),
        ("joined_by_link", rf"{_WHO} (?:neemt|neem|nam) deel via {_BY_LINK}"),
        ("joined", rf"{_WHO} (?:was|were) added"),
        ("joined", rf"{_WHO} (?:is|bent) toegevoegd"),
        ("joined", rf"{_WHO} joined from the community"),
        ("invited", rf"{_BY} added {_WHO}"),
        ("invited", rf"{_BY} (?:heeft|hebt) {_WHO} toegevoegd"),
        ("left", rf"{_WHO} left(?: the group)?"),
        ("left", rf"{_WHO} (?:heeft|hebt) de groep verlaten"),
        ("removed", rf"{_WHO} (?:was|were) removed"),
        ("removed", rf"{_WHO} (?:is|bent) verwijderd"),
        ("removed", rf"{_BY} removed {_WHO}"),
        ("removed", rf"{_BY} (?:heeft|hebt) {_WHO} verwijderd"),
        ("promoted", rf"{_WHO}(?: is|'re| are|’re) now an admin"),
        ("promoted", rf"{_WHO} (?:is|bent) nu (?:een )?(?:groeps)?beheerder"),
    )
)  # fmt: skip
_REMARK = re.compile(
    r".{1,200}? (?:changed (?:the|this|their)|pinned|turned (?:on|off)|heeft (?:het|de|deze|zijn|haar)|hebt (?:het|de)|"
    r"wijzigde) ",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r", | and | en ")
_DELETED = re.compile(
    r"(?:you deleted this message|this message was deleted|dit bericht (?:is|werd) verwijderd|"
    r"(?:je|u) (?:hebt|heeft) dit bericht verwijderd)\.?",
    re.IGNORECASE,
)
LONGEST_REMARK = 2_000


def remark(text: str) -> list[tuple[str, str, str]] | None:
    """Kind, who and by whom for each account a remark tells of, '' being the one who exported; None if it is none."""
    if len(text) > LONGEST_REMARK:
        return None
    for kind, pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            by = found.groupdict().get("by") or ""
            names = _SEVERAL.split(found["who"]) if kind in ("invited", "removed") else [found["who"]]
            return [(kind, _named(who), _named(by)) for who in names]
    return None


def is_remark(author: str) -> bool:
    """Whether what stands before a colon is the beginning of a remark, such as a changed subject."""
    return bool(_REMARK.match(f"{author} "))


def is_deleted(text: str) -> bool:
    """Whether the text only says that the message was taken away."""
    return bool(_DELETED.fullmatch(text[:LONGEST_REMARK]))


def _named(name: str) -> str:
    return "" if name.lower() in YOU else name.strip()
