"""An invented place as a corpus of ConvoKit."""

import json
from pathlib import Path

from inroads.world.exports.online_place import OnlinePlace


def write_convokit(place: OnlinePlace, folder: Path, *, old: bool = False) -> None:
    """Write the folder of a corpus; ``old`` in the names of its first versions (user, root, reply-to).

    Posts that are gone are left out; mentions, edits, private messages, marks and ranks have no place in a corpus.
    """
    folder.mkdir(parents=True, exist_ok=True)
    speaker, root, reply = ("user", "root", "reply-to") if old else ("speaker", "conversation_id", "reply_to")
    with (folder / "utterances.jsonl").open("w", encoding="utf-8") as file:
        for one in place.messages:
            if not one.gone:
                record: dict[str, object] = {
                    "id": f"u{one.number}",
                    root: f"t{one.thread}",
                    "text": one.text,
                    speaker: place.accounts[one.author].name,
                    "meta": {"score": 1, "parsed": [{"rt": 0}]},
                    reply: f"u{one.reply_to}" if one.reply_to else None,
                    "timestamp": one.at,
                    "vectors": [],
                }
                file.write(json.dumps(record) + "\n")
    speakers = {account.name: {"meta": {"num_posts": 1}, "vectors": []} for account in place.accounts.values()}
    threads = {
        f"t{thread.number}": {"meta": {"title": thread.title}, "vectors": []} for thread in place.threads.values()
    }
    beside = {
        "users.json" if old else "speakers.json": speakers,
        "conversations.json": threads,
        "corpus.json": {"name": place.name},
        "index.json": {"utterances-index": {"score": ["<class 'int'>"]}, "version": 1, "vectors": []},
    }
    for name, content in beside.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
