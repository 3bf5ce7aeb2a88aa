"""An invented forum as the pages that a browser saved: SMF, phpBB, vBulletin or XenForo, ten posts a page."""

from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from inroads.world.exports.online_place import Message, OnlinePlace

ON_PAGE = 10
PROGRAMS = ("smf", "phpbb", "vbulletin", "xenforo")
_HIDDEN = '<script>document.write("never run")</script><p class="secret">{secret}</p>'


def write_saved_pages(place: OnlinePlace, folder: Path, program: str = "smf") -> int:
    """Write the pages of all threads, and an index without posts; how many pages hold posts.

    Posts that are gone stand on no page; private messages, marks and what happened to accounts neither.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(f"<!DOCTYPE html><html><body>{escape(place.name)}</body></html>", "utf-8")
    page, post = _PAGES[program], _POSTS[program]
    of_thread: dict[int, list[Message]] = {}
    for message in place.messages:
        if not message.gone:
            of_thread.setdefault(message.thread, []).append(message)
    said = {message.number: message for message in place.messages}
    count = 0
    for number, messages in of_thread.items():
        for start in range(0, len(messages), ON_PAGE):
            posts = "".join(post(place, said, message) for message in messages[start : start + ON_PAGE])
            name = folder / f"topic-{number}" / f"{start}.html"
            name.parent.mkdir(exist_ok=True)
            name.write_text(page(place, number, posts), encoding="utf-8")
            count += 1
    return count


def _when(seconds: int, form: str) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime(form)


def _head(place: OnlinePlace, address: str, body: str, html: str = "") -> str:
    head = f'<meta charset="utf-8"><title>{escape(place.name)}</title><link rel="canonical" href="{escape(address)}">'
    site = f'<meta property="og:site_name" content="{escape(place.name)}">'
    return f"<!DOCTYPE html>\n<html{html}><head>{head}{site}</head>{body}</html>\n"


def _venue(place: OnlinePlace, thread: int) -> tuple[int, str]:
    venue = place.threads[thread].venue
    return venue, escape(place.venues[venue])


def _smf_page(place: OnlinePlace, thread: int, posts: str) -> str:
    venue, name = _venue(place, thread)
    tree = f'<div class="navigate_section"><ul><li><a href="?board={venue}.0"><span>{name}</span></a></li></ul></div>'
    body = f'<body><h1 class="forumtitle"><a href="#">{escape(place.name)}</a></h1>{tree}{posts}</body>'
    return _head(place, f"http://forum.invalid/index.php?topic={thread}.0", body)


def _smf_post(place: OnlinePlace, said: dict[int, Message], message: Message) -> str:
    author, form = place.accounts[message.author], "%B %d, %Y, %I:%M:%S %p"
    quotes = "".join(
        f'<div class="quoteheader"><a href="?topic=1.msg{at}#msg{at}">Quote</a></div>'
        f'<blockquote class="bbc_standard_quote">{escape(said[at].text)}</blockquote><div class="quotefooter">.</div>'
        for at in message.quotes
    )
    edited = message.edited_at
    last = f"&#171; <em>Last Edit: {_when(edited, form)} by x</em> &#187;" if edited else ""
    return f"""<div class="windowbg"><div class="post_wrapper"><div class="poster">
<h4><img alt="Offline"> <a href="?action=profile;u={author.uid}">{escape(author.name)}</a></h4>
<ul class="reset smalltext" id="msg_{message.number}_extra_info"><li class="membergroup">{author.rank}</li>
<li class="postcount">Posts: 12</li><li class="karma">Karma: +1/-0</li></ul></div>
<div class="postarea"><div class="keyinfo"><h5 id="subject_{message.number}"><a href="#">Re</a></h5>
<div class="smalltext">&#171; <strong>Reply #1 on:</strong> {_when(message.at, form)} &#187;</div></div>
<div class="post"><div class="inner" id="msg_{message.number}">{quotes}{escape(message.text)}</div></div>
<div class="smalltext modified" id="modified_{message.number}">{last}</div></div></div></div>
{_HIDDEN.format(secret=author.secret)}
"""


def _phpbb_page(place: OnlinePlace, thread: int, posts: str) -> str:
    venue, name = _venue(place, thread)
    crumb = (
        f'<span class="crumb" data-forum-id="{venue}"><a href="viewforum.php?f={venue}"><span>{name}</span></a></span>'
    )
    site = f'<div id="site-description"><h1>{escape(place.name)}</h1></div>'
    foot = '<ul><li class="rightside">All times are <span title="UTC">UTC</span></li></ul>'
    body = f'<body id="phpbb">{site}{crumb}<div id="page-body">{posts}</div>{foot}</body>'
    return _head(place, f"http://forum.invalid/viewtopic.php?t={thread}", body)


def _phpbb_post(place: OnlinePlace, said: dict[int, Message], message: Message) -> str:
    author, form = place.accounts[message.author], "%a %b %d, %Y %I:%M:%S %p"
    stamp = _when(message.at, "%Y-%m-%dT%H:%M:%S+00:00")
    quotes = "".join(
        f'<blockquote><div><cite><a href="#">x</a> wrote: <a href="viewtopic.php?p={at}#p{at}" data-post-id="{at}">'
        f"up</a></cite>{escape(said[at].text)}</div></blockquote>"
        for at in message.quotes
    )
    joined = _when(author.joined, "%Y-%m-%d %H:%M")
    return f"""<div id="p{message.number}" class="post has-profile bg2"><div class="inner">
<dl class="postprofile"><dt><a href="#" class="username">{escape(author.name)}</a></dt>
<dd class="profile-rank">{author.rank}</dd><dd class="profile-joined"><strong>Joined:</strong> {joined}</dd></dl>
<div class="postbody"><p class="author">by <strong><a href="#" class="username">{escape(author.name)}</a></strong>
&raquo; <time datetime="{stamp}">{_when(message.at, form)}</time></p>
<div class="content">{quotes}{escape(message.text)}</div></div></div></div>
{_HIDDEN.format(secret=author.secret)}
"""


def _vbulletin_page(place: OnlinePlace, thread: int, posts: str) -> str:
    venue, name = _venue(place, thread)
    crumb = (
        f'<div id="breadcrumb"><ul><li class="navbit"><a href="forumdisplay.php?{venue}-x">{name}</a></li></ul></div>'
    )
    foot = '<div id="footer_time">All times are GMT. The time now is <span class="time">05:05 PM</span>.</div>'
    body = f'<body>{crumb}<ol id="posts">{posts}</ol>{foot}</body>'
    return _head(place, f"http://forum.invalid/showthread.php?{thread}-x", body)


def _vbulletin_post(place: OnlinePlace, said: dict[int, Message], message: Message) -> str:
    author = place.accounts[message.author]
    date, clock = _when(message.at, "%m-%d-%Y"), _when(message.at, "%I:%M %p")
    quotes = "".join(
        '<div class="bbcode_container"><div class="bbcode_quote"><div class="bbcode_postedby">Originally Posted by '
        f'<strong>x</strong> <a href="showthread.php?p={at}#post{at}"><img alt=""></a></div>'
        f'<div class="message">{escape(said[at].text)}</div></div></div>'
        for at in message.quotes
    )
    return f"""<li class="postbitlegacy postbitim postcontainer old" id="post_{message.number}">
<div class="posthead"><span class="postdate old"><span class="date">{date},&nbsp;
<span class="time">{clock}</span></span></span>
</div><div class="userinfo"><a class="username offline popupctrl" href="#"><strong>{escape(author.name)}</strong></a>
<span class="usertitle">{author.rank}</span></div><div class="postbody"><div class="content">
<div id="post_message_{message.number}"><blockquote class="postcontent">{quotes}{escape(message.text)}
</blockquote></div></div></div></li>
{_HIDDEN.format(secret=author.secret)}
"""


def _xenforo_page(place: OnlinePlace, thread: int, posts: str) -> str:
    venue, name = _venue(place, thread)
    crumb = f'<ul class="p-breadcrumbs"><li><a href="/forums/x.{venue}/"><span>{name}</span></a></li></ul>'
    keys = f' data-content-key="thread-{thread}" data-container-key="node-{venue}"'
    return _head(place, f"http://forum.invalid/threads/x.{thread}/", f"<body>{crumb}{posts}</body>", keys)


def _xenforo_post(place: OnlinePlace, said: dict[int, Message], message: Message) -> str:
    author = place.accounts[message.author]
    stamp = _when(message.at, "%Y-%m-%dT%H:%M:%S+0000")
    quotes = "".join(
        f'<blockquote data-source="post: {at}" class="bbCodeBlock bbCodeBlock--quote"><div class="bbCodeBlock-title">'
        f'<a class="bbCodeBlock-sourceJump" data-content-selector="#post-{at}">x said:</a></div>{escape(said[at].text)}'
        '<div class="bbCodeBlock-expandLink"><a>Click to expand...</a></div></blockquote>'
        for at in message.quotes
    )
    named = [escape(place.accounts[uid].name) for uid in message.mentions]
    mentions = "".join(f' <a class="username" data-user-id="1">@{name}</a>' for name in named)
    edited = (
        f'<time datetime="{_when(message.edited_at, "%Y-%m-%dT%H:%M:%S+0000")}">x</time>' if message.edited_at else ""
    )
    joined = f'<dl class="pairs"><dt title="Joined">x</dt><dd>{_when(author.joined, "%b %d, %Y")}</dd></dl>'
    return f"""<article class="message message--post js-post" data-author="{escape(author.name)}"
data-content="post-{message.number}" id="js-post-{message.number}"><div class="message-inner">
<section class="message-user">
<h4 class="message-name"><a class="username">{escape(author.name)}</a></h4><h5 class="userTitle">{author.rank}</h5>
<div class="message-userExtras">{joined}</div></section><header class="message-attribution">
<time class="u-dt" datetime="{stamp}">then</time></header><article class="message-body"><div class="bbWrapper">
{quotes}{escape(message.text)}{mentions}</div></article><div class="message-lastEdit">{edited}</div></div></article>
{_HIDDEN.format(secret=author.secret)}
"""


_PAGES: dict[str, Callable[[OnlinePlace, int, str], str]] = {
    "smf": _smf_page, "phpbb": _phpbb_page, "vbulletin": _vbulletin_page, "xenforo": _xenforo_page,
}  # fmt: skip
_POSTS: dict[str, Callable[[OnlinePlace, dict[int, Message], Message], str]] = {
    "smf": _smf_post, "phpbb": _phpbb_post, "vbulletin": _vbulletin_post, "xenforo": _xenforo_post,
}  # fmt: skip
