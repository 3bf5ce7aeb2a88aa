"""Saved pages of forums, by a file that says where on them the posts stand: a folder of pages, or one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from inroads.errors import InputError
from inroads.language import _, numeral
from inroads.sources.document_html import words_of
from inroads.sources.document_xml import Element
from inroads.sources.online.harvest import Batch, Harvest, Said
from inroads.sources.online.page_files import Page, pages_at, parsed
from inroads.sources.online.page_times import micros, offset
from inroads.sources.online.reader import Asked, Head, Reader
from inroads.sources.online.report import Report
from inroads.sources.online.selector_file import presets, read_selectors
from inroads.sources.online.selectors import Picks, Selectors, picked, picked_all
from inroads.store.online_columns import ACCOUNTS, VENUES

LOOKED_AT = 30
"""How many pages of a folder are looked at to see what it is."""
MOST_POSTS = 20_000
"""How many posts a page may have."""
SHOWN_NAMES = 10


def recognise(head: Head) -> str:
    """Which program made the first page that a shipped selector file fits; '' where none of the first pages is so."""
    for number, page in enumerate(pages_at(head.path)):
        if number == LOOKED_AT:
            break
        try:
            root, _is_whole = parsed(page)
        except InputError:
            continue
        fitting = None if root is None else _fitting(presets(), root)
        if fitting:
            return _("saved pages of a forum, {program}", program=fitting.title or fitting.name)
    return ""


def read(path: Path, asked: Asked, report: Report) -> Iterator[Batch]:
    """The posts of the pages, later crawls last, so that the later text of a post is the one that counts."""
    report.unit = "page"
    rules = (read_selectors(asked.selectors),) if asked.selectors else presets()
    pages = sorted(pages_at(path), key=lambda page: (page.day, page.name))
    if not pages:
        raise InputError(_("Here are no saved pages."), path.name, _("Give a folder of .html files, or one of them."))
    harvest = Harvest(asked.place or path.resolve().name.partition(".")[0], report)
    reading = _Reading(harvest, asked)
    for number, page in enumerate(pages, start=1):
        try:
            reading.take(page, number, rules)
        except InputError as fault:
            report.leave(fault.faults[0].what.rstrip("."), number)
        yield from harvest.batches()
    reading.tell(pages)
    yield from harvest.batches(last=True)


def _fitting(rules: Iterable[Selectors], root: Element) -> Selectors | None:
    return next((rule for rule in rules if rule.fits(root)), None)


@dataclass
class _Reading:
    """What is known across the pages: places and zones that they name, and what was last told of accounts and rooms."""

    harvest: Harvest
    asked: Asked
    known: dict[int, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    zoneless: int = 0
    last: Selectors | None = None
    """What fitted the page before: it is tried first."""

    def take(self, page: Page, number: int, rules: Iterable[Selectors]) -> None:
        """Take the posts of a page; raises InputError where it is none that can be read."""
        root, is_whole = parsed(page)
        rule = None if root is None else _fitting((*filter(None, [self.last]), *rules), root)
        if rule is None:
            self.harvest.report.leave(_("no selectors fit this page"), number)
            return
        self.last = rule
        if not is_whole:
            self.harvest.report.mend(_("the page ends before its end"), number)
            self.harvest.report.truncated = True
        posts = rule.posts(root)
        if len(posts) > MOST_POSTS:
            raise InputError(_("it has more than {count} posts", count=numeral(MOST_POSTS)))
        told = _Told(self, rule, root, page, number)
        inside: set[Element] = set()
        taken = 0
        for post in posts:
            if inside.isdisjoint(post.iterancestors()):
                told.post(post)
                taken += 1
            inside.add(post)
        if not taken:
            self.harvest.report.leave(_("it holds no posts"), number)

    def is_new(self, of: tuple[str, ...], *told: object) -> bool:
        """Whether something else was told last of an account or a room, or nothing yet."""
        mark, says = hash(of), hash(told)
        if self.known.get(mark) == says:
            return False
        self.known[mark] = says
        return True

    def tell(self, pages: list[Page]) -> None:
        """What is to be known of the pages as a whole."""
        report = self.harvest.report
        shown = sorted({at for held in (report.left, report.mended) for one in held.values() for at in one.places})
        if len(pages) > 1 and shown:
            names = ", ".join(f"{at} = {pages[at - 1].name}" for at in shown[:SHOWN_NAMES])
            report.note(
                _("{file}: pages are numbered by their days, then their names: {names}.", file=report.file, names=names)
            )
        if not self.asked.place:
            names = ", ".join(f"«{name}»" for name in list(self.places)[:SHOWN_NAMES]) or f"«{self.harvest.place}»"
            told = _("{file}: the place is {names}; --place gives another name.", file=report.file, names=names)
            report.note(told)
        if self.zoneless:
            report.note(
                _(
                    "{file}: times that do not name their zone were read as UTC: {count}; --zone says another one.",
                    file=report.file,
                    count=numeral(self.zoneless),
                )
            )


class _Told:
    """What one page says, and its posts."""

    def __init__(self, reading: _Reading, rule: Selectors, root: Element, page: Page, number: int) -> None:
        self.reading, self.rule, self.root, self.number = reading, rule, root, number
        self.harvest = reading.harvest
        self.place = reading.asked.place or self._page("place") or self.harvest.place
        self.named, self.zone = self._zone()
        if self.place != self.harvest.place:
            reading.places[self.place] = 1
        self.day = self._day(page)
        self.venue = self._page("venue") or self._page("venue_name")
        self.thread = self._page("thread")
        self._venue()

    def _page(self, name: str) -> str:
        return picked(self.rule.page.get(name, ()), self.root)[0]

    def _zone(self) -> tuple[bool, tzinfo]:
        """The zone of times that name none, and whether anything says so: the page, the call or the selector file."""
        said = self._page("offset")
        of_page = offset(said) if said else None
        zone = self.reading.asked.zone or self.rule.zone
        return bool(of_page or zone), of_page or (ZoneInfo(zone) if zone else UTC)

    def _day(self, page: Page) -> date | None:
        """The day on which the page was saved: by its own clock, else by the folder it lies in."""
        said, pick = picked(self.rule.page.get("now", ()), self.root)
        if pick and said:
            try:
                at = micros(said, pick.formats, UTC, None, self.rule.words)
            except ValueError:
                pass
            else:
                return date.fromordinal(date(1970, 1, 1).toordinal() + at // 86_400_000_000)
        return date.fromisoformat(page.day) if page.day else None

    def _venue(self) -> None:
        name, parent, access = (self._page(part) for part in ("venue_name", "venue_parent", "access"))
        if self.venue and self.reading.is_new(("venue", self.place, self.venue), name, parent, access):
            self.harvest.add(
                VENUES, self.number, place=self.place, venue=self.venue, name=name, kind="forum", parent=parent,
                access=access,
            )  # fmt: skip

    def post(self, element: Element) -> None:
        """Take one post and what stands beside it of its author."""
        said = {name: picked(picks, element)[0] for name, picks in self.rule.post.items() if name not in _OWN_WAY}
        author = said.get("author", "")
        depth = self.rule.depth_of_quotes(element)
        row: Said = {
            "place": self.place,
            "thread": self.thread,
            "venue": self.venue,
            "at": self._time("at", element),
            "edited_at": self._time("edited_at", element),
            "reply_to": said.get("reply_to", ""),
            "access": said.get("access") or self._page("access"),
            "mentions": picked_all(self.rule.post.get("mentions", ()), element, lambda one: depth(one) == 0),
            "quotes": picked_all(self.rule.post.get("quotes", ()), element, lambda one: depth(one) <= 1),
        }
        if said.get("gone"):
            row["gone"] = True
        self.harvest.post(self.number, said.get("post", ""), author, self._text(element), **row)
        beside = {"name": said.get("account_name"), "rank": said.get("rank"), "joined": self._time("joined", element)}
        if author and self.reading.is_new(("account", self.place, author), *beside.values()):
            self.harvest.add(ACCOUNTS, self.number, place=self.place, author=author, **beside)

    def _text(self, element: Element) -> str:
        for pick in self.rule.post["text"]:
            found = pick.find(element) if pick.find else [element]
            if found and not (pick.attribute or pick.value or pick.pattern):
                left = {one for find in self.rule.left for one in find(found[0])}
                quoted = {one for find in self.rule.quoted for one in find(found[0])}
                return words_of(found[0], left, quoted)
            if found and (said := pick.all(element)):
                return said[0]
        return ""

    def _time(self, name: str, element: Element) -> int | None:
        picks: Picks = self.rule.post.get(name, ())
        said, pick = picked(picks, element)
        if not pick or not said:
            return None
        try:
            at = micros(said, pick.formats, self.zone, self.day, self.rule.words)
        except ValueError:
            told = _("a time on it cannot be read and is left open ({name})", name=name)
            self.harvest.report.mend(told, self.number)
            return None
        self.reading.zoneless += not self.named
        return at


_OWN_WAY = frozenset({"text", "at", "edited_at", "joined", "quotes", "mentions"})
SAVED_PAGES = Reader("saved_pages", recognise, read, folders=True)
