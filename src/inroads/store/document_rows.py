"""The segments of documents as rows of ``passages``: where a text can be coded, before anybody coded there.

Such a row rests on evidence alone and holds no claims. Where a claim describes the passage already, that row stands.
Rows that say from where to where they lie get their words from the stored text.
"""

import re
from collections.abc import Iterator
from typing import Any

import polars as pl

from inroads.frame.frame import Frame
from inroads.model.document import Document
from inroads.model.missing import NOT_RECORDED
from inroads.store.documents import Documents
from inroads.store.fold import kinds_of

QUOTED = 500
_OFFSETS = re.compile(r"(?:^|, )(\d{1,12})-(\d{1,12})$")
Place = tuple[str, int, int]


def with_documents(passages: pl.DataFrame, documents: Documents, frame: Frame) -> pl.DataFrame:
    """The passages with a row for each segment of each document, and with the words of the rows that lie in one."""
    if not documents.names():
        return passages
    told = _told(passages, documents)
    described = {place for place in told["place"] if place}
    known = set(passages["passage"])
    rows = [row for row in _rows(documents, described) if row["passage"] not in known]
    blank = {
        name: NOT_RECORDED for (unit, name), kind in kinds_of(frame).items() if unit == "passage" and kind == "choice"
    }
    more = pl.DataFrame([blank | row for row in rows], schema=passages.schema)
    more = more.with_columns(claims=pl.lit([], dtype=passages.schema["claims"]))
    return pl.concat([_quoted(passages, told, documents), more]).sort("passage")


def _rows(documents: Documents, described: set[Place]) -> Iterator[dict[str, Any]]:
    for name in documents.names():
        source = documents.held[name].source
        for segment in documents[name].segments:
            if (name, segment.start, segment.end) in described:
                continue
            yield {
                "passage": f"{name}#{segment.number}",
                "source": source,
                "document": name,
                "locator": f"{segment.label}, {segment.start}-{segment.end}",
                "speaker": segment.speaker or None,
                "quote": _words(documents[name], segment.start, segment.end),
            }


def _told(passages: pl.DataFrame, documents: Documents) -> dict[str, list[Any]]:
    """For each passage the document it lies in ('' where in none) and, where told, from where to where."""
    names: list[str] = []
    places: list[Place | None] = []
    for passage, locator in passages.select("passage", "locator").iter_rows():
        name, mark, rest = passage.rpartition("#")
        name = name if mark else passage
        found = (_OFFSETS.match(rest) or _OFFSETS.search(locator or "")) if mark else None
        names.append(name if name in documents else "")
        places.append((name, int(found[1]), int(found[2])) if name in documents and found else None)
    return {"document": names, "place": places}


def _quoted(passages: pl.DataFrame, told: dict[str, list[Any]], documents: Documents) -> pl.DataFrame:
    words = [_words(documents[place[0]], place[1], place[2]) if place else None for place in told["place"]]
    names = [name or None for name in told["document"]]
    filled = passages.with_columns(
        quote=pl.coalesce("quote", pl.Series(words, dtype=pl.String)),
        document=pl.coalesce("document", pl.Series(names, dtype=pl.String)),
    )
    return filled.with_columns(missing=_still_missing(filled))


def _still_missing(passages: pl.DataFrame) -> pl.Series:
    """What is missing, but for words and documents that the text gave."""
    rows = passages.select("missing", "quote", "document").iter_rows()
    told = [
        listed if listed is None else [word for word in listed if not _is_given(word, quote, document)]
        for listed, quote, document in rows
    ]
    return pl.Series(told, dtype=pl.List(pl.String))


def _is_given(word: str, quote: str | None, document: str | None) -> bool:
    return (bool(quote) and word.startswith("quote=")) or (bool(document) and word.startswith("document="))


def _words(document: Document, start: int, end: int) -> str | None:
    return document.text[start : min(end, start + QUOTED)] or None
