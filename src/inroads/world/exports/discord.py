"""An invented place as files of DiscordChatExporter: a guild, a channel for each venue, a file for each thread."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from inroads.world.exports.online_place import Account, Message, OnlinePlace

EPOCH = 1_420_070_400
RANKS = {"member": 0, "vendor": 1, "moderator": 2}


def snowflake(at: int, number: int) -> str:
    """The id of a message of that time."""
    return str(((at - EPOCH) * 1000 << 22) + number)


def write_discord(place: OnlinePlace, folder: Path) -> None:
    """A file for each thread; deleted messages do not stand in it, private ones neither."""
    folder.mkdir(exist_ok=True)
    times = {message.number: message.at for message in place.messages}
    for number, thread in place.threads.items():
        told = [message for message in place.messages if message.thread == number and not message.gone]
        joins = [_join(place, happening) for happening in place.happenings] if number == 1 else []
        messages = joins + [_message(place, message, times) for message in told]
        export = {
            "guild": {"id": "77", "name": place.name, "iconUrl": ""},
            "channel": {"id": f"9{number}", "type": "GuildPublicThread", "categoryId": str(thread.venue),
                        "category": place.venues[thread.venue], "name": thread.title, "topic": None},
            "dateRange": {"after": None, "before": None}, "exportedAt": _iso(EPOCH),
            "messages": messages, "messageCount": len(messages),
        }  # fmt: skip
        (folder / f"{place.name} - {number}.json").write_text(json.dumps(export, indent=2), encoding="utf-8")


def _iso(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(timezone(timedelta(hours=2))).isoformat()


def _user(account: Account) -> dict[str, Any]:
    roles = [{"id": "1", "name": "everyone", "position": -1}, {"id": "2", "name": account.rank, "position": 1}]
    return {
        "id": str(account.uid), "name": account.name, "discriminator": "0000", "nickname": account.name, "color": None,
        "isBot": False, "roles": roles, "avatarUrl": "",
    }  # fmt: skip


def _join(place: OnlinePlace, happening: Any) -> dict[str, Any]:
    return {
        "id": snowflake(happening.at, happening.number), "type": "GuildMemberJoin", "timestamp": _iso(happening.at),
        "content": "Joined the server.", "author": _user(place.accounts[happening.who]), "mentions": [],
    }  # fmt: skip


def _message(place: OnlinePlace, message: Message, times: dict[int, int]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": snowflake(message.at, message.number), "type": "Reply" if message.reply_to else "Default",
        "timestamp": _iso(message.at), "timestampEdited": _iso(message.edited_at) if message.edited_at else None,
        "isPinned": False, "content": message.text, "author": _user(place.accounts[message.author]),
        "attachments": [], "embeds": [], "stickers": [],
        "reactions": [
            {"emoji": {"id": "", "name": mark.value, "code": mark.value}, "count": 1,
             "users": [_user(place.accounts[mark.by])]}
            for mark in place.marks if mark.post == message.number
        ],
        "mentions": [_user(place.accounts[uid]) for uid in message.mentions],
    }  # fmt: skip
    if message.reply_to:
        told["reference"] = {"messageId": snowflake(times[message.reply_to], message.reply_to), "channelId": "9"}
    return told
