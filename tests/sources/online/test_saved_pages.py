"""Tests of saved pages of forums."""

import polars as pl
import pytest

import inroads as inr
from inroads.errors import InputError
from inroads.sources.online.all_readers import reader_for
from inroads.sources.online.reader import Asked, head_of
from inroads.sources.online.report import Report
from inroads.sources.online.saved_pages import SAVED_PAGES, read
from inroads.sources.online.selector_file import presets, read_selectors
from inroads.store.online import online_table
from inroads.store.posts import scan_posts
from inroads.world.exports.online_place import make_place
from inroads.world.exports.saved_pages import PROGRAMS, write_saved_pages

PLACE = make_place(5, 120)
SHOWN = {message.number: message for message in PLACE.messages if not message.gone}

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body>
{posts}</body></html>"""
POST = '<div class="p" id="m{number}"><b class="who">{who}</b><i>{at}</i><div class="say">{text}</div></div>'
SELECTORS = """
selectors: own
page: {place: {value: F-02}, thread: {css: h1}}
posts: "div.p"
post:
  post: {attribute: id, pattern: 'm(\\d+)'}
  author: {css: b.who}
  at: {css: i, format: "%d %B %Y %H:%M"}
  text: {css: div.say}
words: {maart: March}
zone: Europe/Amsterdam
"""


def taken(path, **asked):
    """The posts by their ids, the other tables, and the report."""
    report = Report(path.name)
    tables = {}
    for batch in read(path, Asked(**asked), report):
        for name, frame in batch.items():
            tables.setdefault(name, []).append(frame)
    joined = {name: pl.concat(frames) for name, frames in tables.items()}
    posts = {row["post"]: row for row in joined.get("posts", pl.DataFrame()).iter_rows(named=True)}
    return posts, joined, report


def own(tmp_path, posts, name="page.html", selectors=SELECTORS):
    """A page of posts and the selectors for it."""
    (tmp_path / "own.yaml").write_text(selectors, encoding="utf-8")
    page = tmp_path / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE.format(posts=posts), encoding="utf-8")
    return {"selectors": tmp_path / "own.yaml"}


@pytest.mark.parametrize("program", PROGRAMS)
def test_pages_of_each_program(tmp_path, program):
    """Every post of the pages comes back with its thread, room, author, time and quotations."""
    write_saved_pages(PLACE, tmp_path / "crawl", program)
    posts, tables, report = taken(tmp_path / "crawl")
    step = 60_000_000 if program == "vbulletin" else 1_000_000
    expected = {
        str(number): (
            PLACE.name, str(one.thread), str(PLACE.threads[one.thread].venue), PLACE.accounts[one.author].name,
            one.at * 1_000_000 // step, [str(at) for at in one.quotes],
        )
        for number, one in SHOWN.items()
    }  # fmt: skip
    found = {
        key: (
            row["place"], row["thread"], row["venue"], row["author"],
            int(row["at"].timestamp()) * 1_000_000 // step, row["quotes"] or [],
        )
        for key, row in posts.items()
    }  # fmt: skip

    assert expected == found
    assert {str(one): at.text for one, at in SHOWN.items() if not (at.quotes or at.mentions)} == {
        key: row["text"] for key, row in posts.items() if not (SHOWN[int(key)].quotes or SHOWN[int(key)].mentions)
    }
    assert {PLACE.venues[PLACE.threads[one.thread].venue] for one in SHOWN.values()} == set(
        tables["online_venues"]["name"]
    )
    assert [1] == [held.count for held in report.left.values()]
    assert {} == report.mended


@pytest.mark.parametrize("program", PROGRAMS)
def test_accounts_of_each_program(tmp_path, program):
    """What stands beside a post of its author becomes an account; a hidden word of the page nowhere."""
    write_saved_pages(PLACE, tmp_path / "crawl", program)
    _posts, tables, _report = taken(tmp_path / "crawl")
    ranks = {PLACE.accounts[one.author].name: PLACE.accounts[one.author].rank for one in SHOWN.values()}

    assert ranks == dict(tables["online_accounts"].select("author", "rank").iter_rows())
    assert "secret" not in "".join(frame.write_csv() for frame in map(as_text, tables.values()))


def as_text(frame):
    """A table whose cells are all text."""
    return frame.drop("key", strict=False).select(
        pl.col(name).list.join(" ") if isinstance(kind, pl.List) else pl.col(name).cast(pl.String)
        for name, kind in frame.drop("key", strict=False).schema.items()
    )


@pytest.mark.parametrize("program", PROGRAMS)
def test_recognised_by_the_page(tmp_path, program):
    """A folder of pages, and a single page, are recognised as what their program writes; other pages are not."""
    write_saved_pages(PLACE, tmp_path / "crawl", program)
    page = next((tmp_path / "crawl").glob("topic-*/0.html"))

    assert SAVED_PAGES == reader_for(tmp_path / "crawl")[0]
    assert SAVED_PAGES == reader_for(page)[0]
    assert SAVED_PAGES.recognise(head_of(tmp_path / "crawl" / "index.html")) == ""


def test_a_quotation_stays_marked(tmp_path):
    """The words of another stand between marks, those of the author outside them."""
    write_saved_pages(PLACE, tmp_path / "crawl", "xenforo")
    posts, _tables, _report = taken(tmp_path / "crawl")
    number, message = next((number, one) for number, one in SHOWN.items() if one.quotes and not one.mentions)
    quoted = PLACE.messages[message.quotes[0] - 1].text

    assert f"[quote]\nx said:\n{quoted}\n[/quote]\n{message.text}" == posts[str(number)]["text"]


def test_quotations_within_quotations(tmp_path):
    """Who quotes a quotation quotes the outer post only, and names nobody whom the quotation names."""
    selectors = SELECTORS.replace(
        "words:", "  quotes: {css: q a, attribute: id}\n  mentions: {css: a.at}\nquoted: q\nwords:"
    )
    inner = '<q><a id="5"></a><a class="at">b</a><q><a id="4"></a>deep</q></q><a class="at">c</a>'
    asked = own(tmp_path, POST.format(number=7, who="fl4sh", at="3 maart 2015 12:18", text=inner), selectors=selectors)
    row = taken(tmp_path / "page.html", **asked)[0]["7"]

    assert (["5"], ["c"], None) == (row["quotes"], row["mentions"], row["gone"])


def test_a_selector_file(tmp_path):
    """Own selectors, month names of another language, a zone of the file."""
    asked = own(tmp_path, POST.format(number=7, who="fl4sh", at="3 maart 2015 12:18", text="a<br>b"))
    posts, _tables, report = taken(tmp_path / "page.html", **asked)

    assert ["F-02", "fl4sh", "a\nb"] == [posts["7"][name] for name in ("place", "author", "text")]
    assert "2015-03-03T11:18:00+00:00" == posts["7"]["at"].isoformat()
    assert {} == report.left


def test_all_faults_of_a_selector_file(tmp_path):
    """A selector file tells all its faults at once, each with its line."""
    text = (
        SELECTORS.replace("b.who", "'b..who'").replace("(\\d+)", "(").replace("posts:", "pots:").replace("Europe", "E")
    )
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_selectors(tmp_path / "own.yaml")

    assert 5 == len(raised.value.faults)
    assert all("own.yaml, line" in fault.where for fault in raised.value.faults)


def test_the_later_crawl_counts(tmp_path):
    """Of a post on two crawls, the folders of which bear their days, the later text comes last and so stands."""
    for day, said in (("2014-01-05", "early"), ("2014-03-01", "late"), ("2014-02-01", "between")):
        asked = own(tmp_path, POST.format(number=7, who="fl4sh", at="Today at 09:01", text=said), f"c/{day}/1.html")
    report = Report("c")
    first = next(iter(read(tmp_path / "c", Asked(**asked), report)))["posts"]

    assert ["early", "between", "late"] == first["text"].to_list()
    assert ["7"] * 3 == first["post"].to_list()
    assert ["2014-03-01T08:01:00+00:00"] == [first["at"][2].isoformat()]


def test_a_study_keeps_the_later_text(tmp_path):
    """In a study one post stands with the later text, and the rank that its author had last."""
    rank = SELECTORS.replace("words:", "  rank: {css: u}\nwords:")
    for day, said in (("2014-01-05", "early"), ("2014-03-01", "late")):
        post = POST.format(number=7, who="fl4sh", at="Today at 09:01", text=said).replace(
            "</div></div>", f"</div><u>{said}</u></div>"
        )
        asked = own(tmp_path, post, f"c/{day}/1.html", rank)
    study = inr.new_study(tmp_path / "s.study", coder="C1")
    study.add(tmp_path / "c", **asked)

    assert ["late"] == scan_posts(study.folder).collect()["text"].to_list()
    assert [("fl4sh", "late")] == online_table(study.folder, "online_accounts").select("author", "rank").rows()


def test_today_without_a_day(tmp_path):
    """Where neither page nor folder tells the day, a time told from today is left open, and that is reported."""
    asked = own(tmp_path, POST.format(number=7, who="fl4sh", at="Today at 09:01", text="x"))
    posts, _tables, report = taken(tmp_path / "page.html", **asked)

    assert posts["7"]["at"] is None
    assert 1 == len(report.mended)


def test_zone_of_the_page_before_that_of_the_call(tmp_path):
    """What a page says of its zone goes before the call, the call before the file."""
    selectors = SELECTORS.replace("thread: {css: h1}", "offset: {css: em}")
    post = POST.format(number=7, who="fl4sh", at="3 maart 2015 12:18", text="x")
    asked = own(tmp_path, post + "<em>GMT +3</em>", selectors=selectors)
    said = taken(tmp_path / "page.html", zone="UTC", **asked)[0]["7"]["at"]
    asked = own(tmp_path, post, selectors=selectors)
    called = taken(tmp_path / "page.html", zone="UTC", **asked)[0]["7"]["at"]

    assert ("2015-03-03T09:18:00+00:00", "2015-03-03T12:18:00+00:00") == (said.isoformat(), called.isoformat())


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 60_000,
        '<div class="p">' * 1500 + "x",
        "<!DOCTYPE a [<!ENTITY b 'cccccccc'><!ENTITY c '&b;&b;&b;&b;'>]>&c;&c;",
        "<script>while(1){}</script>",
        "<blockquote>" * 1000,
    ],
)
def test_hostile_pages(tmp_path, hostile):
    """Deep nesting, entities and scripts neither end the program nor change the posts of other pages."""
    sound = POST.format(number=7, who="fl4sh", at="3 maart 2015 12:18", text="x")
    own(tmp_path, hostile, "c/1.html")
    asked = own(tmp_path, sound, "c/2.html")
    posts, _tables, _report = taken(tmp_path / "c", **asked)

    assert "x" == posts["7"]["text"]


def test_pages_of_programs_that_mirror(tmp_path):
    """A page named after its address is known by its first bytes; an old charset is read as it says."""
    write_saved_pages(PLACE, tmp_path / "crawl")
    page = next((tmp_path / "crawl").glob("topic-*/0.html"))
    mirrored = tmp_path / "m" / "index.php?topic=1.0"
    mirrored.parent.mkdir()
    mirrored.write_bytes(
        page.read_text("utf-8").replace("utf-8", "windows-1251").replace("“één”", "\u043f").encode("cp1251")
    )
    posts, _tables, _report = taken(tmp_path / "m")

    assert any("\u043f" in row["text"] for row in posts.values())


def test_presets_are_in_the_package():
    """Four selector files come with the program."""
    assert {"phpbb", "smf", "vbulletin", "xenforo"} == {rule.name for rule in presets()}


def test_a_page_that_was_cut_off(tmp_path):
    """Of a page without its end what stands before is taken, and the report says which page to get again."""
    sound = POST.format(number=7, who="fl4sh", at="3 maart 2015 12:18", text="x")
    asked = own(tmp_path, sound + POST.format(number=8, who="fl4sh", at="", text="y" * 50))
    page = tmp_path / "page.html"
    page.write_text(page.read_text("utf-8")[: -len("</div></div></body></html>") - 10], encoding="utf-8")
    posts, _tables, report = taken(page, **asked)

    assert "x" == posts["7"]["text"]
    assert report.truncated
    assert 1 == sum(held.count for held in report.mended.values())


def test_a_pattern_that_cannot_be(tmp_path):
    """A pattern with a count of ten thousand digits is a fault with its line, as any other that cannot be read."""
    (tmp_path / "own.yaml").write_text(SELECTORS.replace("m(\\d+)", "m{%s}" % ("9" * 10_000)), encoding="utf-8")
    with pytest.raises(InputError, match="pattern"):
        read_selectors(tmp_path / "own.yaml")
