"""A thread as one HTML page: it stands alone, reads without a network or a script; every text in it is only text."""

from importlib.resources import files

from inroads import __version__
from inroads.frame.frame import Frame
from inroads.language import _, language, numeral
from inroads.report.markup import Html, tag
from inroads.report.page import POLICY
from inroads.report.thread_lines import DEEPEST, Context, head, relations, title, told
from inroads.store.threads import Thread, ThreadPost

STYLE = """
.thread article{display:grid;grid-template-columns:minmax(0,66ch) minmax(0,1fr);gap:0 3rem;
  border-left:1px solid var(--rule);padding:.1rem 0 .3rem 1rem;margin:1.2rem 0;
  margin-left:calc(var(--depth)*1.5rem)}
.thread article.asked{border-left:4px solid #0072B2}
.thread .text{white-space:pre-wrap;overflow-wrap:anywhere;margin:.4rem 0}
.thread .gone .text{color:var(--soft)}
.thread h2{font-size:1rem;margin:0}
.thread small{display:block}
.thread ul{margin:0;padding:0;list-style:none;font-size:.875rem}
@media(max-width:68rem){.thread article{display:block;margin-left:calc(var(--depth)*.6rem)}}
"""


def thread_page(thread: Thread, context: Context, frame: Frame, study: str) -> str:
    """The thread as one page; ``study`` is the title of the study."""
    name = title(thread, context)
    more = [(thread.before, _("earlier posts not shown: {n}")), (thread.after, _("later posts not shown: {n}"))]
    before, after = (tag("p", told_.format(n=numeral(n)), class_="selection") if n else None for n, told_ in more)
    posts = [_post(thread, post, context, frame) for post in thread.posts]
    made = _("{study}; Inroads {version}.", study=study, version=__version__)
    header = tag("header", tag("h1", name), tag("div", tag("p", made, class_="selection")))
    body = tag("body", header, tag("main", before, *posts, after, class_="thread"))
    return f"<!doctype html>\n{tag('html', _head(name), body, lang=language())}\n"


def _head(name: str) -> Html:
    style = files("inroads.report").joinpath("style.css").read_text("utf-8") + STYLE
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content="Inroads"),
        tag("title", name),
        tag("style", Html(style)),
    )


def _post(thread: Thread, post: ThreadPost, context: Context, frame: Frame) -> Html:
    coded = context.coded.get(post.post, [])
    marks = [name for name, holds in (("asked", post.post == thread.asked), ("gone", post.gone)) if holds]
    claims = [tag("li", claim) for claim in coded]
    said = tag(
        "div",
        tag("h2", head(thread, post, context)),
        tag("small", told(post, context, frame)),
        *[tag("small", line) for line in relations(thread, post, context)],
        tag("p", post.text, class_="text"),
    )
    return tag(
        "article",
        said,
        tag("ul", *claims) if claims else None,
        class_=" ".join(marks) or None,
        style=f"--depth:{min(post.depth, DEEPEST)}",
    )
