"""An invented online meeting place whose every post, account, mark and event is known."""

from dataclasses import dataclass, field

import numpy as np

DAY = 86_400
WORDS = (
    "account", "batch", "card", "check", "clean", "code", "deal", "drop", "escrow", "fresh", "guide", "keep", "mail",
    "market", "mirror", "order", "panel", "price", "proof", "quick", "rate", "ready", "sale", "script", "ship", "stock",
    "test", "thread", "trade", "update", "vendor", "wallet", "week", "work",
)  # fmt: skip


@dataclass(frozen=True)
class Account:
    """An account; times are seconds since 1970 in UTC."""

    uid: int
    name: str
    rank: str
    joined: int
    referrer: int | None = None
    mail: str = ""
    secret: str = ""
    """What stands where real dumps have a password hash: no reader may ever let it through."""


@dataclass(frozen=True)
class Thread:
    """A thread in a venue."""

    number: int
    venue: int
    title: str


@dataclass(frozen=True)
class Message:
    """A post, or a private message where ``to`` names accounts."""

    number: int
    thread: int
    author: int
    at: int
    text: str
    reply_to: int | None = None
    quotes: tuple[int, ...] = ()
    mentions: tuple[int, ...] = ()
    to: tuple[int, ...] = ()
    edited_at: int | None = None
    gone: bool = False


@dataclass(frozen=True)
class Mark:
    """A reaction (with a post) or a vouch (of an account)."""

    number: int
    kind: str
    by: int
    to: int
    at: int
    value: str
    text: str = ""
    post: int | None = None


@dataclass(frozen=True)
class Happening:
    """An account joined, was invited, promoted or banned."""

    number: int
    kind: str
    who: int
    by: int | None
    at: int


@dataclass
class OnlinePlace:
    """Everything that happened in a place."""

    name: str
    venues: dict[int, str]
    accounts: dict[int, Account]
    threads: dict[int, Thread]
    messages: list[Message] = field(default_factory=list)
    private: list[Message] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)


def make_place(seed: int, posts: int = 500, name: str = "F-01") -> OnlinePlace:
    """A small place: about one account per ten posts, one thread per eight, two years; texts of plain words with
    signs beyond ASCII.

    Message numbers run from 1 over posts and, after them, private messages; a reply answers an earlier post of the same
    thread.
    """
    rng = np.random.default_rng(seed)
    start = 1_420_070_400
    count = max(3, posts // 10)
    accounts: dict[int, Account] = {}
    for uid in range(2, count + 2):
        referrer = int(rng.integers(2, uid)) if uid > 2 and rng.random() < 0.2 else None  # noqa: PLR2004
        rank = str(rng.choice(["member", "member", "vendor", "moderator"]))
        joined = start + int(rng.integers(0, 30 * DAY))
        accounts[uid] = Account(
            uid, f"fl4sh_{uid}", rank, joined, referrer, f"m{uid}@example.invalid", f"$2y$10$secret{uid}"
        )
    venues = {1: "Welcome", 2: "Market", 3: "Guides"}
    threads = {
        number: Thread(number, int(rng.integers(1, 4)), f"{_words(rng, 3)} {number}")
        for number in range(1, max(2, posts // 8) + 1)
    }
    place = OnlinePlace(name, venues, accounts, threads)
    of_thread: dict[int, list[Message]] = {number: [] for number in threads}
    uids = list(accounts)
    at = start + 31 * DAY
    for number in range(1, posts + 1):
        at += int(rng.integers(60, 1 + max(120, 2 * 700 * DAY // posts)))
        thread, author = int(rng.integers(1, len(threads) + 1)), uids[int(rng.integers(0, len(uids)))]
        before = of_thread[thread]
        answered = before[int(rng.integers(0, len(before)))] if before and rng.random() < 0.5 else None  # noqa: PLR2004
        quotes = (answered.number,) if answered and rng.random() < 0.6 else ()  # noqa: PLR2004
        mentions = (uids[int(rng.integers(0, len(uids)))],) if rng.random() < 0.1 else ()  # noqa: PLR2004
        text = _words(rng, int(rng.integers(3, 30)))
        edited = at + 600 if rng.random() < 0.05 else None  # noqa: PLR2004
        message = Message(
            number, thread, author, at, f"{text} “één” {number}", answered.number if answered else None, quotes,
            mentions, (), edited, bool(rng.random() < 0.02),  # noqa: PLR2004
        )  # fmt: skip
        of_thread[thread].append(message)
        place.messages.append(message)
    _private_and_marks(place, rng, posts, at)
    return place


def _private_and_marks(place: OnlinePlace, rng: np.random.Generator, posts: int, end: int) -> None:
    uids = list(place.accounts)
    for number in range(1, posts // 20 + 1):
        one, other = (int(uid) for uid in rng.choice(uids, 2, replace=False))
        at = end - int(rng.integers(0, 300 * DAY))
        place.private.append(Message(posts + number, 0, one, at, f"write me: {_words(rng, 4)}", to=(other,)))
        kind, value = ("vouch", "+1") if number % 2 else ("reaction", "like")
        target = place.messages[int(rng.integers(0, len(place.messages)))] if kind == "reaction" else None
        to = target.author if target else other
        place.marks.append(
            Mark(
                number,
                kind,
                one,
                to,
                at,
                value,
                _words(rng, 3) if kind == "vouch" else "",
                target.number if target else None,
            )
        )
    for number, account in enumerate(place.accounts.values(), 1):
        kind = "invited" if account.referrer else "joined"
        place.happenings.append(Happening(number, kind, account.uid, account.referrer, account.joined))


def _words(rng: np.random.Generator, count: int) -> str:
    return " ".join(WORDS[int(at)] for at in rng.integers(0, len(WORDS), count))
