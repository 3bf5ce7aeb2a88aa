"""What a study says of the posts of a thread: by what access, in which language, and what is coded on them."""

from contextlib import suppress

from inroads.errors import InputError
from inroads.language import _
from inroads.model.claim import EXISTS
from inroads.model.missing import FIVE_WORDS
from inroads.report.thread_lines import Context
from inroads.store.account_names import account_names
from inroads.store.languages import recognise
from inroads.store.post_latest import VERSION
from inroads.store.snapshot import Snapshot
from inroads.store.threads import Thread

WITHDRAWN, UNKNOWN = "withdrawn", "unknown"


def thread_context(thread: Thread, snapshot: Snapshot) -> Context:
    """Access as a passage, the post or its source states it; languages only where the extra ``text`` is installed."""
    refs = {f"{thread.place}#{post.post}": post.post for post in thread.posts}
    passages = dict(snapshot.table("passages").select("passage", "access").iter_rows())
    sources = dict(snapshot.table("sources").select("source", "access").iter_rows())
    access = {
        post.post: _known(passages.get(ref)) or post.access or _known(sources.get(post.source))
        for ref, post in zip(refs, thread.posts, strict=True)
    }
    languages: dict[str, str] = {}
    with suppress(InputError):
        told = recognise(post.text for post in thread.posts)
        languages = {post.post: one[0] for post, one in zip(thread.posts, told, strict=True)}
    people = {*thread.authors.values(), *(name for post in thread.posts for name in (post.author, *post.to))}
    return Context(access, languages, _coded(refs, snapshot), account_names(snapshot, thread.place, people))


def _coded(refs: dict[str, str], snapshot: Snapshot) -> dict[str, list[str]]:
    """By post the claims that rest on it or a part of it, those withdrawn left out."""
    coded: dict[str, list[str]] = {}
    claims = snapshot.table("claims").sort("unit_type", "unit", "variable")
    for row in claims.iter_rows(named=True):
        if row["unit_type"] == "passage" or row["state"] == WITHDRAWN or row["variable"] == EXISTS:
            continue
        said = f"{row['unit_type']} {row['unit']}: {row['variable']} = {row['value']} ({row['coder']})"
        if row["polarity"] != "present":
            said = _("{said} (denied)", said=said)
        for ref in dict.fromkeys(_post_of(ref, refs) for ref in row["passages"] or ()):
            if ref:
                coded.setdefault(ref, []).append(said)
    return coded


def _post_of(ref: str, refs: dict[str, str]) -> str | None:
    """The post that a passage lies in: it may name words in it, and a version."""
    whole = ref.rpartition(":")[0]
    return next(
        (refs[one] for name in (ref, whole) for one in (name, name.rpartition(VERSION)[0]) if one in refs), None
    )


def _known(access: str | None) -> str:
    return "" if access in (None, "", UNKNOWN, *FIVE_WORDS) else str(access)
