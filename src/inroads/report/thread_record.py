"""A thread for programs: what the screen shows, as data."""

from dataclasses import asdict
from typing import Any

from inroads.report.thread_lines import Context
from inroads.store.threads import Thread


def thread_record(thread: Thread, context: Context) -> dict[str, Any]:
    """The thread with its posts; each with the reference to cite it by, and what the study says of it."""
    told = asdict(thread)
    del told["authors"]
    posts = [
        {
            "reference": f"{thread.place}#{post.post}",
            **asdict(post),
            "access": context.access.get(post.post, "") or "unknown",
            "language": context.language.get(post.post, ""),
            "coded": context.coded.get(post.post, []),
        }
        for post in thread.posts
    ]
    return {**told, "posts": posts}
