"""An invented place as a full export of Telegram Desktop of one of its accounts."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from inroads.world.exports.online_place import Message, OnlinePlace

FIRST_MESSAGE = 100_000
"""A message bears its number and this; before it stand the remarks."""
ACTIONS = {"invited": "invite_members", "joined": "join_group_by_request"}


def write_telegram(place: OnlinePlace, path: Path, exporter: int) -> None:
    """Each venue a closed group with topics, then the exporter's chats of two; deleted messages do not stand in it."""
    chats = [_group(place, venue) for venue in place.venues]
    others = sorted({_other(message, exporter) for message in place.private} - {None, exporter}, key=str)
    chats += [_pair(place, exporter, other) for other in others if other is not None]
    me = place.accounts[exporter]
    export = {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": exporter, "first_name": me.name, "phone_number": me.mail, "bio": me.secret},
        "sessions": {"about": "", "list": [{"last_ip": me.secret}]},
        "chats": {"about": "", "list": chats},
    }
    path.write_text(json.dumps(export, ensure_ascii=False, indent=1), encoding="utf-8")


def _other(message: Message, exporter: int) -> int | None:
    if message.author == exporter:
        return message.to[0]
    return message.author if exporter in message.to else None


def _times(at: int, name: str = "date") -> dict[str, str]:
    return {name: datetime.fromtimestamp(at + 3600, UTC).strftime("%Y-%m-%dT%H:%M:%S"), f"{name}_unixtime": str(at)}


def _group(place: OnlinePlace, venue: int) -> dict[str, Any]:
    threads = {number: thread for number, thread in place.threads.items() if thread.venue == venue}
    told = [message for message in place.messages if message.thread in threads and not message.gone]
    start = min(account.joined for account in place.accounts.values())
    opened = [
        {"id": number, "type": "service", **_times(start), "actor": "", "actor_id": f"channel{venue}",
         "action": "topic_created", "title": thread.title, "text": ""}
        for number, thread in threads.items()
    ]  # fmt: skip
    remarks = [_remark(place, happening) for happening in place.happenings] if venue == 1 else []
    messages = [_message(place, message, message.reply_to) for message in told]
    return {
        "name": place.venues[venue],
        "type": "private_supergroup",
        "id": venue,
        "messages": opened + remarks + messages,
    }


def _remark(place: OnlinePlace, happening: Any) -> dict[str, Any]:
    actor = place.accounts[happening.by or happening.who]
    members = {"members": [place.accounts[happening.who].name]} if happening.kind == "invited" else {}
    return {
        "id": FIRST_MESSAGE // 2 + happening.number, "type": "service", **_times(happening.at), "actor": actor.name,
        "actor_id": f"user{actor.uid}", "action": ACTIONS[happening.kind], **members, "text": "",
    }  # fmt: skip


def _message(place: OnlinePlace, message: Message, answered: int | None) -> dict[str, Any]:
    author = place.accounts[message.author]
    mentions = [{"type": "mention_name", "text": place.accounts[uid].name, "user_id": uid} for uid in message.mentions]
    told: dict[str, Any] = {
        "id": FIRST_MESSAGE + message.number, "type": "message", **_times(message.at), "from": author.name,
        "from_id": f"user{author.uid}", "text": [message.text, *mentions] if mentions else message.text,
        "text_entities": [{"type": "plain", "text": message.text}, *mentions],
    }  # fmt: skip
    if message.thread:
        told["reply_to_message_id"] = FIRST_MESSAGE + answered if answered else message.thread
    if message.edited_at:
        told |= _times(message.edited_at, "edited")
    reactions = [mark for mark in place.marks if mark.post == message.number]
    if reactions:
        told["reactions"] = [
            {"type": "emoji", "emoji": mark.value, "count": 1, "recent": [
                {"from": place.accounts[mark.by].name, "from_id": f"user{mark.by}", "date": _times(mark.at)["date"]}]}
            for mark in reactions
        ]  # fmt: skip
    return told


def _pair(place: OnlinePlace, exporter: int, other: int) -> dict[str, Any]:
    told = [message for message in place.private if _other(message, exporter) == other]
    return {
        "name": place.accounts[other].name, "type": "personal_chat", "id": other,
        "messages": [_message(place, message, None) for message in told],
    }  # fmt: skip
