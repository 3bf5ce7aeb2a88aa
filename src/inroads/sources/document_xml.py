"""The one door to XML and HTML: nothing outside the file is fetched, no entity is expanded, no DOCTYPE is taken."""

from collections.abc import Callable, Iterator
from typing import Any

from inroads.errors import InputError
from inroads.language import _

Element = Any
"""An element of lxml: ``tag``, ``text``, ``tail``, ``attrib``, and its children when iterated."""

Found = Callable[[Element], list[Element]]
"""What a selector does: the elements that it finds at and below an element, in order."""


def parse_xml(data: bytes, name: str) -> Element:
    """The root element; raises InputError where the bytes are no XML, or hold a DOCTYPE."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(
            _("This file is damaged: its XML cannot be read ({reason}).", reason=str(error)[:120]),
            name,
            _("Open it in the program it comes from, and save it again."),
        ) from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise InputError(
            _("The XML of this file declares entities (DOCTYPE); such a file is not read."),
            name,
            _("Open it in the program it comes from, and save it again."),
        )
    return root


def parse_html(text: str, name: str) -> Element | None:
    """The root element of a page as a browser would mend it; None where nothing is left of it. Raises InputError."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, recover=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if any(fault.level_name == "FATAL" for fault in parser.error_log):
        raise InputError(
            _("This page is nested too deep to be read to its end."), name, _("Save it from a browser as plain text.")
        )
    return root


def selector(css: str) -> Found:
    """What a selector of CSS finds; raises ValueError where it is none, and when finding InputError for a huge page."""
    from cssselect import HTMLTranslator, SelectorError
    from lxml import etree

    try:
        path = etree.XPath(HTMLTranslator().css_to_xpath(css))
    except (SelectorError, etree.XPathError, RecursionError) as fault:
        raise ValueError(str(fault)) from None

    def find(element: Element) -> list[Element]:
        try:
            found: list[Element] = path(element)
        except etree.XPathError:
            raise InputError(_("This page is too large for its selectors.")) from None
        return found

    return find


def walked(root: Element) -> Iterator[tuple[str, Element]]:
    """Each element twice: as it starts and as it ends."""
    from lxml import etree

    yield from etree.iterwalk(root, events=("start", "end"))


def local(element: Element) -> str:
    """The name of an element without its namespace; '' for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The attribute of that name, whatever its namespace."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def descend(element: Element, stop: frozenset[str]) -> Iterator[Element]:
    """All elements below, in order; what lies in elements named in ``stop`` is left out, these themselves are not."""
    open_ = [iter(element)]
    while open_:
        child = next(open_[-1], None)
        if child is None:
            open_.pop()
            continue
        yield child
        if len(child) and local(child) not in stop:
            open_.append(iter(child))
