"""HTML that cannot be forgotten to escape: a plain string is always text, only :class:`Html` is markup."""

from collections.abc import Iterable
from html import escape

VOID = {"meta", "link", "br", "hr", "col"}


class Html(str):
    """A string that is markup already."""

    __slots__ = ()


def text(value: object) -> Html:
    """The value as text, unless it is markup already."""
    return value if isinstance(value, Html) else Html(escape(str(value), quote=False))


def join(parts: Iterable[object], between: str = "") -> Html:
    """Several pieces after one another, None left out; ``between`` is text."""
    return Html(escape(between, quote=False).join([text(part) for part in parts if part is not None]))


def tag(name: str, /, *children: object, **attributes: object) -> Html:
    """An element; ``class_`` and ``for_`` lose their underscore, None and False attributes are left out.

    Examples
    --------
    >>> tag("a", "P-01 & <b>", href="#u1")
    '<a href="#u1">P-01 &amp; &lt;b&gt;</a>'
    """
    written = "".join([_attribute(key, value) for key, value in attributes.items()])
    if name in VOID:
        return Html(f"<{name}{written}>")
    inner = "".join([text(child) for child in children if child is not None])
    return Html(f"<{name}{written}>{inner}</{name}>")


def _attribute(key: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
