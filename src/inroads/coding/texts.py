"""The texts of a study that a passage may lie in, and the passage that a reference names there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from inroads.coding.cells import plain_name
from inroads.coding.quoting import MOST, Span
from inroads.coding.references import MARK, names, offsets, piece_of, quoted, split
from inroads.coding.searched import Searched
from inroads.errors import InputError
from inroads.frame.similar import near
from inroads.language import _
from inroads.model.document import Document, Segment
from inroads.store.documents import Documents
from inroads.store.post_latest import VERSION

SHOWN = 8
AROUND = 60


@dataclass(frozen=True)
class CitedPost:
    """A post as far as a passage needs it; ``at`` is its day, '' where that or the access is not known."""

    text: str
    source: str
    author: str = ""
    at: str = ""
    access: str = ""
    mark: str = ""
    """Names the version where the reference without a mark means other words."""
    versions: "tuple[CitedPost, ...]" = ()
    """All versions where there are several, the one in force first."""


class Posts(Protocol):
    """The posts of a study by place and id."""

    def places(self) -> Collection[str]:
        """The places that have posts."""

    def fetch(self, wanted: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], CitedPost]:
        """Those of the wanted (place, post) that there are."""


class NoPosts:
    """A study without posts."""

    def places(self) -> Collection[str]:
        """None."""
        return ()

    def fetch(self, _wanted: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], CitedPost]:
        """None."""
        return {}


@dataclass(frozen=True)
class TextPassage:
    """A passage of a text of the study: its one name, where it lies, and what the text says of itself there."""

    id: str
    source: str
    document: str
    locator: str
    speaker: str = ""
    at: str = ""
    access: str = ""
    text: str = field(default="", repr=False)
    start: int = 0
    end: int = 0

    def shown(self) -> str:
        """The words with what stands around them, on one line."""
        first, last = max(0, self.start - AROUND), self.end + AROUND
        before, after = self.text[first : self.start], self.text[self.end : last]
        shown = " ".join(f"{before}[{self.text[self.start : self.end]}]{after}".split())
        return f"{'…' if first else ''}{shown}{'…' if last < len(self.text) else ''}"


class Texts:
    """Documents and posts, as references find them."""

    def __init__(self, documents: Documents, posts: Posts) -> None:
        self._documents = documents
        self._posts = posts
        self._places: frozenset[str] | None = None
        self._fetched: dict[tuple[str, str], CitedPost | None] = {}
        self._read: dict[str, Searched] = {}
        self.found: dict[str, TextPassage] = {}
        """What was resolved so far, by name."""

    def known(self, part: str) -> tuple[str, str] | None:
        """Name and locator of a reference to a text that the study has; None for any other passage."""
        return next(
            ((name, rest) for name, rest in names(part) if name in self._documents or self._is_place(name)), None
        )

    def fetch(self, cells: Iterable[str]) -> None:
        """Get all posts that these cells name at once."""
        wanted = {
            (name, post)
            for cell in cells
            for part in split(cell)
            for name, locator in names(part)
            if name not in self._documents and self._is_place(name)
            for post in (locator, piece_of(locator)[0])
        } - set(self._fetched)
        if wanted:
            self._fetched |= dict.fromkeys(wanted) | dict(self._posts.fetch(wanted))

    def resolve(self, part: str) -> TextPassage:
        """The passage that a reference names; raises InputError with what is wrong and what to do."""
        known = self.known(part)
        if known is None:
            found = self._whole(plain_name(part))
        elif known[0] in self._documents:
            found = self._in_document(*known)
        else:
            found = self._in_place(*known)
        return self.found.setdefault(found.id, found)

    def _searched(self, name: str) -> Searched:
        if name not in self._read:
            self._read[name] = Searched(self._documents[name])
        return self._read[name]

    def _is_place(self, name: str) -> bool:
        if self._places is None:
            self._places = frozenset(self._posts.places())
        return name in self._places

    def _whole(self, part: str) -> TextPassage:
        if part in self._documents:
            text = self._documents[part].text
            return self._passage(part, (0, len(text)))
        name = next((name for name, _locator in reversed(list(names(part)))), part)
        known = [*self._documents.names(), *sorted(self._places or ())]
        alike = near(name, known) or known[:SHOWN]
        raise InputError(
            _("The study holds no document and no place with posts of the name «{name}».", name=name),
            do=_("Known are: {known}.", known=", ".join(alike)) if alike else _("Add it first: `inroads add`."),
        )

    def _in_document(self, name: str, locator: str) -> TextPassage:
        document = self._searched(name)
        words, span = quoted(locator), offsets(locator)
        if words is not None:
            return self._passage(name, _one_place(words, document, name))
        if span is not None:
            return self._passage(name, _inside(span, len(document.text), name))
        label, *piece = piece_of(locator)
        segment = _segment(label, document, name)
        if piece:
            words = quoted(piece[0])
            if words is None:
                raise InputError(
                    _("Offsets are counted from the beginning of the document, not of «{label}».", label=label),
                    do=_("Write {name}#START-END.", name=name),
                )
            return self._passage(name, _one_place(words, document, name, segment))
        if segment.start == segment.end:
            held = self._documents.held[name]
            return TextPassage(f"{name}{MARK}{segment.label}", held.source, name, segment.label, segment.speaker)
        return self._passage(name, (segment.start, segment.end))

    def _passage(self, name: str, span: Span) -> TextPassage:
        document, held = self._searched(name), self._documents.held[name]
        start, end = span
        inside = document.touched(start, end)
        speakers = {segment.speaker for segment in inside if segment.speaker}
        locator = f"{start}-{end}"
        if inside:
            labels = dict.fromkeys((inside[0].label, inside[-1].label))
            locator = f"{' - '.join(labels)}, {locator}"
        speaker = speakers.pop() if len(speakers) == 1 else ""
        name_of = f"{name}{MARK}{start}-{end}"
        return TextPassage(name_of, held.source, name, locator, speaker, text=document.text, start=start, end=end)

    def _in_place(self, place: str, locator: str) -> TextPassage:
        self.fetch([f"{place}{MARK}{locator}"])
        whole = self._fetched.get((place, locator))
        if whole is not None:
            return _of_post(place, locator, whole, None)
        post, *piece = piece_of(locator)
        held = self._fetched.get((place, post))
        if held is None:
            raise InputError(
                _("«{place}» has no post «{post}».", place=place, post=post),
                do=_("A post is named as in its file; `inroads find` lists posts by their words."),
            )
        name, words = f"{place}{MARK}{post}", quoted(piece[0])
        if words is not None:
            return _of_post(place, post, *_version_with(words, held, name))
        return _of_post(place, post, held, _inside(offsets(piece[0]) or (0, 0), len(held.text), name))


def _version_with(words: str, held: CitedPost, name: str) -> tuple[CitedPost, Span]:
    """The version in force, or else the latest one, that has the words, and where; the unmarked one if it has them too.

    Raises InputError as :func:`_one_place` does, of the version in force.
    """
    faults = []
    for version in held.versions or (held,):
        try:
            span = _one_place(words, Searched(Document(version.text, (), "")), name)
        except InputError as fault:
            faults.append(fault)
            continue
        same = version.text[slice(*span)] == held.text[slice(*span)]
        return (held if same else version), span
    raise faults[0]


def _of_post(place: str, post: str, held: CitedPost, span: Span | None) -> TextPassage:
    post = post if not held.mark or post.endswith(VERSION + held.mark) else f"{post}{VERSION}{held.mark}"
    whole = f"{place}{MARK}{post}"
    start, end = span or (0, len(held.text))
    locator = _post_label(post)
    name = whole
    if span is not None:
        name, locator = f"{whole}:{start}-{end}", f"{locator}, {start}-{end}"
    return TextPassage(name, held.source, whole, locator, held.author, held.at, held.access, held.text, start, end)


def _post_label(post: str) -> str:
    return f"post {post}"


def _inside(span: Span, length: int, name: str) -> Span:
    start, end = span
    if start >= end:
        raise InputError(
            _("{start}-{end} holds no text: it must end after it begins.", start=start, end=end),
            do=_("Offsets count from 0, and the end is not part of it."),
        )
    if end > length:
        raise InputError(
            _(
                "{start}-{end} goes beyond «{name}», which ends at {length}.",
                start=start,
                end=end,
                name=name,
                length=length,
            ),
            do=_("Count code points of the stored text, or give the words in quotes."),
        )
    return span


def _segment(label: str, document: Searched, name: str) -> Segment:
    found = document.labelled(label)
    if len(found) == 1:
        return found[0]
    if found:
        told = "; ".join(f"{name}{MARK}{one.start}-{one.end}" for one in found[:SHOWN])
        raise InputError(
            _("«{name}» has «{label}» more than once.", name=name, label=label),
            do=_("Write one of: {told}.", told=told),
        )
    raise InputError(
        _("«{name}» has no «{label}».", name=name, label=label), do=_how_to_cite(document.document, label, name)
    )


def _how_to_cite(document: Document, label: str, name: str) -> str:
    """The labels that there are, and the other ways to name a passage."""
    alike = near(label, [segment.number for segment in document.segments])
    first: dict[str, list[str]] = {}
    for segment in document.segments:
        first.setdefault(segment.kind, []).append(segment.number)
    held = ", ".join(f"{labels[0]} ... {labels[-1]}" for labels in first.values())
    told = _('Write {name}#START-END, {name}#"words", or a part by its label.', name=name)
    if alike:
        return f"{_('Did you mean {near}?', near=' / '.join(alike))} {told}"
    return f"{_('It has: {held}.', held=held)} {told}" if held else told


def _one_place(words: str, document: Searched, name: str, within: Segment | None = None) -> Span:
    """The one place where the words stand; raises InputError where there is none or are several."""
    start, end = (within.start, within.end) if within else (0, len(document.text))
    found = document.words.places_of(words, start, end)
    if len(found) == 1:
        return found[0]
    if found:
        count = f"{MOST} ..." if len(found) == MOST else str(len(found))
        told = "; ".join(_told(span, document, name) for span in found[:SHOWN])
        raise InputError(
            _("These words stand in «{name}» {count} times: «{words}».", name=name, count=count, words=words),
            do=_("Quote more of it, or write one of: {told}.", told=told),
        )
    begun = document.words.furthest(words, start, end)
    what = _("These words do not stand in «{name}»: «{words}».", name=name, words=words)
    if begun is None:
        raise InputError(what, do=_("Copy them from the text: letters, case and marks must be the same."))
    text = " ".join(document.text[begun[0] : begun[1] + AROUND].split())
    raise InputError(what, do=_("At {place} it says: «{text}».", place=_told(begun, document, name), text=text))


def _told(span: Span, document: Searched, name: str) -> str:
    label = document.label_at(span)
    return f"{name}{MARK}{span[0]}-{span[1]}" + (f" ({label})" if label else "")
