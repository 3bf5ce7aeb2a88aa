"""The one door to vl-convert: a Vega-Lite specification becomes an SVG that stands inside a page."""

import json
import re
from functools import cache
from typing import Any

from inroads.answers.pictures import UNKNOWN_COLOUR
from inroads.errors import InputError
from inroads.language import _, language
from inroads.report.markup import Html, tag
from inroads.report.svg_room import with_room

FONT = "Arial, Helvetica, Liberation Sans, sans-serif"
"""Typefaces of one width, so that words take the room for which the picture was laid out."""

HOUSE: dict[str, Any] = {
    "aria": False,
    "background": None,
    "font": FONT,
    "axis": {
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "labelLimit": 240,
        "gridColor": "#e4e2dc",
    },
    "legend": {
        "columnPadding": 18,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "labelLimit": 240,
    },
    "header": {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal"},
    "title": {"fontSize": 14, "fontWeight": "normal", "anchor": "start"},
    "text": {"fontSize": 13},
    "view": {"stroke": None},
}
"""What holds for every chart that does not say otherwise: sizes that stay readable when the page is printed."""

SMALLEST = 11
_HATCH = (
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0H5V5H0Z" fill="#dcdad4"/><path d="M1 0V5" stroke="#767676" stroke-width="1.4"/></pattern></defs>'
)
"""What is not known is grey and hatched, as in the tables."""

_NUMBERS = {
    "en": {"decimal": ".", "thousands": "\u202f", "grouping": [3], "currency": ["€", ""], "percent": "\u00a0%"},
    "nl": {"decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["€\u00a0", ""], "percent": "\u00a0%"},
}
_EMPTY = re.compile(
    r'<path class="(?:background|foreground)"[^>]*? d="(?:|M0,0h0v0h0Z)"[^>]*/>'
    r'|<text[^>]* opacity="0"[^>]*>[^<]*</text>'
)
_NOISE = re.compile(
    r' (?:pointer-events="none"|opacity="1"|role="[^"]*"|aria-[a-z]+="[^"]*"|class="[^"]*")'
    r'| (?:xmlns:xlink="[^"]*"|version="1\.1"|font-family="[^"]*")'
)
_LONG = re.compile(r"(\d+\.\d{2})\d+")


def draw(picture: dict[str, Any], name: str, title: str, description: str) -> Html:
    """The picture as inline SVG; ``name`` makes its ids unique in a page, the texts serve screen readers."""
    drawn = convert(picture)
    opening, _end, rest = drawn.partition(">")
    spoken = tag("title", title, id=f"{name}-title") + tag("desc", description, id=f"{name}-desc")
    labels = f' role="img" aria-labelledby="{name}-title" aria-describedby="{name}-desc"'
    return Html(f"{opening}{labels}>{spoken}{_own_ids(rest, name)}")


def convert(picture: dict[str, Any]) -> str:
    """The drawing itself, without what names it in a page; asked for again it is at hand."""
    _refuse_loading(picture)
    own = picture | {"config": {**picture.get("config", {}), "font": FONT}}
    return _converted(json.dumps(own, sort_keys=True, default=str), language())


@cache
def _converted(picture: str, lang: str) -> str:
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(
        picture,
        config=HOUSE,
        allowed_base_urls=[],
        format_locale=_NUMBERS.get(lang, _NUMBERS["en"]),
        time_format_locale="nl-NL" if lang == "nl" else "en-GB",
    )
    return with_room(_hatched(_readable(_slim(drawn))))


def _slim(drawn: str) -> str:
    """The same drawing without what a still picture does not need."""
    kept, before = drawn, ""
    while kept != before:
        before, kept = kept, re.sub(r"<g[^>]*></g>", "", _EMPTY.sub("", kept))
    return _LONG.sub(r"\1", _NOISE.sub("", kept))


def _readable(drawn: str) -> str:
    """No letters smaller than can be read in print, whatever the picture asked for."""
    return re.sub(r'font-size="([\d.]+)px"', lambda size: f'font-size="{max(SMALLEST, float(size[1])):g}px"', drawn)


def _hatched(drawn: str) -> str:
    """The drawing with hatching in place of the grey of what is not known."""
    grey = f'fill="{UNKNOWN_COLOUR}"'
    if grey not in drawn:
        return drawn
    opening, end, rest = drawn.partition(">")
    return opening + end + _HATCH + rest.replace(grey, 'fill="url(#hatch)"')


def _own_ids(drawn: str, name: str) -> str:
    """Ids are numbered within the picture, so that equal pictures are equal bytes whatever was drawn before."""
    for running, old in enumerate(dict.fromkeys(re.findall(r' id="([^"]+)"', drawn)), start=1):
        new = f"{name}-{running}"
        drawn = drawn.replace(f'id="{old}"', f'id="{new}"').replace(f"url(#{old})", f"url(#{new})")
        drawn = drawn.replace(f'href="#{old}"', f'href="#{new}"')
    return drawn


def _refuse_loading(part: Any) -> None:
    """A picture holds its own data: nothing is fetched from a network or a disk."""
    if isinstance(part, dict):
        if "url" in part or part.get("mark") == "image" or part.get("type") == "image":
            raise InputError(
                _("A picture asks for data or an image from elsewhere."),
                do=_("Give the data in the specification itself."),
            )
        for inner in part.values():
            _refuse_loading(inner)
    elif isinstance(part, list):
        for inner in part:
            _refuse_loading(inner)
