"""What a post of a forum says: its words without the marks of BBCode or of phpBB's XML, whom and what it quotes.

A quotation stays in the text between ``[quote]`` and ``[/quote]``, so that nobody is credited with what another said.
Texts are gone through once from left to right; nothing depends on how deep marks are nested.
"""

import html
import re
from dataclasses import dataclass, field

DEEPEST = 1000
"""Quotations inside more others than this are told as one."""

_SIGN = re.compile(r"\[(/?)([A-Za-z*]{1,20})((?:[=:\s][^\[\]\n]{0,500})?)\]")
_XML = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9_]{0,40})((?:\s[^<>]{0,1000})?)(/?)>")
_HTML = re.compile(r"<!--[^<>]{0,100}-->|</?[a-zA-Z][^<>]{0,1000}>")
_BREAK = re.compile(r"<br ?/?>\n?", re.IGNORECASE)
_SMILEY = re.compile(r"<!-- s(\S{1,30}) --><img[^<>]{0,500}><!-- s\1 -->")
_LINK = re.compile(r'<a [^<>]{0,500}?href="([^"<>]{1,2000})"[^<>]{0,500}>([^<>]{0,2000})</a>')
_POST = re.compile(r"""(?:\bpid=['"]?|\bpost_id=['"]?|\bpost:\s*|\.msg|\bmsg=)(\d{1,18})""")
_AFTER = re.compile(r";\s*(\d{1,18})\s*['\"]?\s*$")
_AUTHOR = re.compile(r"""^(?:=|\s+author=)\s*(?:"([^"]{1,200})"|'([^']{1,200})'|([^\n]{1,200}))""")
_TAIL = re.compile(r"""(?:;\s*\d+|,\s*post:.*|\s+(?:pid|post_id|link|date|dateline|time|user_id|msg_id)=.*)\s*$""")
_UID = re.compile(r"^:[0-9a-z]{5,12}(?==|$)|:[0-9a-z]{5,12}$")
_KNOWN = frozenset(
    (  # noqa: SIM905 a list of a hundred lines
        "b i u s url email img quote code php list size color font align center left right justify spoiler hr td th "
        "attachment attach video media youtube user member mention noparse html sub sup indent table tr icode tt pre "
        "ispoiler float * move glow shadow abbr acronym ftp iurl flash me nobbc anchor highlight post thread hide"
    ).split()
)
_BLOCKS = frozenset({"quote", "code", "php", "list", "*", "hr", "li", "tr"})
_RAW = frozenset({"code", "php", "noparse", "nobbc", "pre", "icode"})
_MENTIONS = frozenset({"user", "member", "mention"})


@dataclass
class Words:
    """The words of a post; ``mentions`` are names, ``mentioned_ids`` numbers of accounts.

    ``quoted_by_name`` are those of ``quoted_authors`` of whom it does not say which post is quoted.
    """

    text: str
    quotes: list[str] = field(default_factory=list)
    quoted_authors: list[str] = field(default_factory=list)
    quoted_by_name: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    mentioned_ids: list[int] = field(default_factory=list)


def words_of(text: str, *, escaped: bool = False) -> Words:
    """The words of a text; ``escaped``: signs are written as in HTML, as phpBB and SMF keep them.

    >>> words_of("[QUOTE=n0va;12]sold?[/QUOTE]yes, [b]pm[/b] me").quotes
    ['12']
    """
    if text.startswith(("<r>", "<t>", "<r/>")):
        return _of_xml(text)
    if escaped and ("<" in text or "&" in text):
        text = _SMILEY.sub(r"\1", text)
        text = html.unescape(_HTML.sub("", _LINK.sub(_linked, _BREAK.sub("\n", text))))
    if "[" not in text:
        return Words(text)
    return _of_signs(text)


def _linked(found: re.Match[str]) -> str:
    return found[1] if found[2] in found[1] or "..." in found[2] else f"{found[2]} ({found[1]})"


def _of_signs(text: str) -> Words:
    words, out = Words(""), list[str]()
    at, depth, raw = 0, 0, ""
    for sign in _SIGN.finditer(text):
        closes, name, said = sign[1], sign[2].lower(), sign[3]
        if name not in _KNOWN or (raw and not (closes and name == raw)):
            continue
        out.append(text[at : sign.start()])
        at = sign.end()
        said = _UID.sub("", said)
        if name == "quote":
            depth = _quote(words, out, said, depth, closes=bool(closes))
        elif name in _RAW:
            raw = "" if closes else name
        elif name in _MENTIONS and not closes:
            end = text.find("[", at, at + 200)
            _mention(words, said, text[at : end if end >= 0 else at].strip())
        elif name == "url" and said.startswith("=") and not closes:
            _address(out, said[1:].strip("'\""), text, at)
        if name in _BLOCKS and name != "quote" and out[-1:] != ["\n"]:
            out.append("\n")
    out.append(text[at:])
    words.text = "".join([*out, "\n[/quote]" * min(depth, DEEPEST)]).strip()
    return words


def _address(out: list[str], address: str, text: str, at: int) -> None:
    if not text.startswith(address[:30], at):
        out.append(f"{address} ")


def _quote(words: Words, out: list[str], said: str, depth: int, *, closes: bool) -> int:
    if closes:
        if 0 < depth <= DEEPEST:
            out.append("\n[/quote]\n")
        return max(0, depth - 1)
    if depth < DEEPEST:
        out.append("\n[quote]\n")
    _quoted(words, said, depth)
    return depth + 1


def _quoted(words: Words, said: str, depth: int) -> None:
    if depth:
        return
    post = _POST.search(said) or (_AFTER.search(said) if said.startswith("=") else None)
    if post and post[1] != "0" and post[1] not in words.quotes:
        words.quotes.append(post[1])
    named = _AUTHOR.match(said)
    name = next(filter(None, named.groups()), "") if named else ""
    name = _TAIL.sub("", name).strip().strip("\"'").strip()
    if name and name not in words.quoted_authors:
        words.quoted_authors.append(name)
        if not post:
            words.quoted_by_name.append(name)


def _mention(words: Words, said: str, shown: str) -> None:
    number = said.lstrip("= ").strip("'\"").split(",")[0]
    if number.isascii() and number.isdigit() and len(number) < 18:  # noqa: PLR2004
        words.mentioned_ids.append(int(number))
    elif name := shown.removeprefix("@"):
        words.mentions.append(name)


def _of_xml(text: str) -> Words:
    words, out = Words(""), list[str]()
    at, depth, hidden = 0, 0, ""
    for tag in _XML.finditer(text):
        closes, name, said, empty = tag[1], tag[2], tag[3], tag[4]
        if not hidden:
            out.append(html.unescape(text[at : tag.start()]))
        at = tag.end()
        if name in ("s", "e") and not empty:
            hidden = "" if closes else name
        elif name == "QUOTE":
            depth = _quote(words, out, html.unescape(said), depth, closes=bool(closes))
        elif name == "br":
            out.append("" if text.startswith("\n", at) else "\n")
        elif name == "MENTION" and not closes:
            found = re.search(r'\buser_id="(\d{1,17})"', said)
            words.mentioned_ids += [int(found[1])] if found else []
    if not hidden:
        out.append(html.unescape(text[at:]))
    words.text = "".join([*out, "\n[/quote]" * min(depth, DEEPEST)]).strip()
    return words
