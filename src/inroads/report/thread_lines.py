"""A thread for the screen: who answers whom, when, by what access, in which language, and what is coded on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from inroads.frame.frame import Frame
from inroads.language import _, language, numeral
from inroads.report.hits import one_line
from inroads.store.account_names import with_id
from inroads.store.room_names import spot_name
from inroads.store.threads import Thread, ThreadPost

INDENT = "  "
DEEPEST = 12
"""How deep replies are indented; deeper ones say their depth."""


@dataclass(frozen=True)
class Context:
    """What the study says of the posts of a thread: by id their access, language and the claims that rest on them.

    ``names`` are those of accounts that an export names by ids.
    """

    access: Mapping[str, str] = field(default_factory=dict)
    language: Mapping[str, str] = field(default_factory=dict)
    coded: Mapping[str, list[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def who(self, author: str) -> str:
        """An account by its name, with its id."""
        return with_id(self.names.get(author), author)


def thread_lines(thread: Thread, context: Context, frame: Frame) -> list[str]:
    """The thread as lines."""
    lines = [title(thread, context), *_more(thread.before, _("earlier posts not shown: {n}"))]
    for post in thread.posts:
        pad = INDENT * min(post.depth, DEEPEST)
        mark = "> " if post.post == thread.asked else ""
        lines += [
            "",
            f"{pad}{mark}{one_line(head(thread, post, context))}",
            f"{pad}  {one_line(told(post, context, frame))}",
        ]
        lines += [f"{pad}  {one_line(line)}" for line in relations(thread, post, context)]
        lines += [f"{pad}  | {one_line(line)}" for line in post.text.splitlines() or [""]]
        lines += [f"{pad}  -> {one_line(claim)}" for claim in context.coded.get(post.post, [])]
    return [*lines, *_more(thread.after, _("later posts not shown: {n}"))]


def _more(count: int, sentence: str) -> list[str]:
    return ["", sentence.format(n=numeral(count))] if count else []


def title(thread: Thread, context: Context) -> str:
    """What stands together."""
    if thread.is_private:
        people = sorted({context.who(name) for post in thread.posts for name in (post.author, *post.to)})
        return _("Private conversation at {place}: {people}", place=thread.place, people=", ".join(people))
    place = spot_name(thread.place, one_line(thread.room) or None, {})
    return _("{place}: {thread}", place=place, thread=one_line(thread.topic)) if thread.topic else place


def head(thread: Thread, post: ThreadPost, context: Context) -> str:
    """Reference, author and time of a post."""
    at = f"{post.at:%Y-%m-%d %H:%M}" if post.at else _("no date")
    return f"{thread.place}#{post.post} · {context.who(post.author)} · {at}"


def told(post: ThreadPost, context: Context, frame: Frame) -> str:
    """Access and language of a post, and whether it was edited or deleted."""
    access = context.access.get(post.post, "") or "unknown"
    said = [frame.label("passage", "access", access, language()), context.language.get(post.post, "")]
    if post.edited_at:
        said.append(_("edited {at}", at=f"{post.edited_at:%Y-%m-%d %H:%M}"))
    if post.gone:
        said.append(_("deleted, says the file"))
    if post.depth > DEEPEST:
        said.append(_("reply {depth} deep", depth=numeral(post.depth)))
    return " · ".join(part for part in said if part)


def relations(thread: Thread, post: ThreadPost, context: Context) -> Iterable[str]:
    """What a post answers and quotes, with who wrote that."""
    if post.to and thread.is_private:
        yield _("to {people}", people=", ".join(map(context.who, post.to)))
    if post.reply_to:
        yield _("answers {post}", post=_named(thread, post.reply_to, context))
    for quoted in post.quotes:
        yield _("quotes {post}", post=_named(thread, quoted, context))


def _named(thread: Thread, post: str, context: Context) -> str:
    author = thread.authors.get(post)
    name = f"{thread.place}#{post}"
    return f"{name} ({context.who(author)})" if author else _("{post}, which the study does not hold", post=name)
