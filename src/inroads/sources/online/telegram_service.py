"""Telegram's own remarks that tell of coming and going: who was invited, joined, was removed, founded a chat."""

from typing import Any

from inroads.sources.online.harvest import Harvest
from inroads.sources.online.json_values import listed, word
from inroads.sources.online.topics import Topics
from inroads.store.online_columns import EVENTS, VENUES

MOST_WAITING = 20_000
KINDS = {
    "join_group_by_link": "joined_by_link",
    "join_group_by_request": "joined",
    "create_group": "founded",
    "create_channel": "founded",
}


class Named:
    """Events that name a member by the shown name alone, kept until the chat is read.

    A name becomes the id of the account where exactly one account that wrote in the chat bears it.
    """

    def __init__(self, harvest: Harvest) -> None:
        self._harvest = harvest
        self._ids: dict[str, str] = {}
        self._waiting: list[tuple[int, dict[str, Any]]] = []

    def seen(self, author: str, name: str) -> None:
        """An account wrote under a name; a name of two accounts is nobody's."""
        if name and self._ids.setdefault(name, author) != author:
            self._ids[name] = ""

    def is_of(self, name: str, author: str) -> bool:
        """Whether the account is the only one of that name."""
        return self._ids.get(name) == author

    def wait(self, number: int, **event: Any) -> None:
        """An event whose ``who`` or ``by`` may be a shown name."""
        self._waiting.append((number, event))
        if len(self._waiting) > MOST_WAITING:
            self.done()

    def done(self) -> None:
        """Hand over what waited."""
        for number, event in self._waiting:
            for key in ("who", "by"):
                event[key] = self._ids.get(event.get(key) or "") or event.get(key)
            self._harvest.add(EVENTS, number, **event)
        self._waiting = []


def take_service(
    harvest: Harvest, named: Named, number: int, message: dict[str, Any], post: str, actor: str, venue: str,
    at: int | None, topics: Topics, found: int,
) -> bool:  # fmt: skip
    """Take what a remark tells; False where it is of no kind that is kept."""
    action = word(message.get("action"))
    if action == "topic_created":
        topics.open(found)
        thread = topics.named(venue, found)
        harvest.add(
            VENUES, number, venue=thread, parent=venue, name=word(message.get("title")), kind="channel", opened=at
        )
        return True
    named.seen(actor, word(message.get("actor")))
    members = [word(member) for member in listed(message.get("members"))]
    if action in ("invite_members", "remove_members"):
        _members(named, number, members, actor, post, venue, at, "invited" if action[0] == "i" else "removed")
        return True
    if action not in KINDS:
        return False
    by = word(message.get("inviter")) if action == "join_group_by_link" else ""
    event = {"venue": venue, "at": at}
    named.wait(number, event=post, kind=KINDS[action], who=actor, by=by, detail=word(message.get("title")), **event)
    if action == "create_group":
        _members(named, number, members, actor, f"{post}/m", venue, at, "invited")
    return True


def _members(
    named: Named, number: int, members: list[str], actor: str, post: str, venue: str, at: int | None, kind: str
) -> None:
    for count, member in enumerate(members, 1):
        if not member:
            continue
        said = {"venue": venue, "at": at, "detail": member}
        if kind == "removed" and named.is_of(member, actor):
            named.wait(number, event=f"{post}/{count}", kind="left", who=actor, **said)
        else:
            named.wait(number, event=f"{post}/{count}", kind=kind, who=member, by=actor, **said)
