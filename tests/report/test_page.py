"""The report as a whole: it stands alone, hides nothing, and every number walks back."""

import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from inroads.answers.finding import Finding
from inroads.frame.default import default_frame
from inroads.report.about import About
from inroads.report.page import report_page

GOLDEN = Path(__file__).parents[1] / "golden" / "report.html"
EVIL = "<script>alert('P-01')</script>\"&"
LOADING = {"src", "srcset", "data", "action", "formaction", "poster", "background", "ping"}


class Read(HTMLParser):
    """What a page holds: its ids, its links, its tags, and what it would load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.loads: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "xlink:href"}:
                self.links.append(value or "")
            if name in LOADING:
                self.loads.append(value or "")


def test_stands_alone(parts):
    """A report loads nothing: no script, no style, no picture and no font from elsewhere."""
    snapshot, findings, about = parts

    page = report_page(findings, snapshot, "en", about)

    read = Read(page)
    assert set() == read.tags & {"script", "link", "iframe", "img", "object", "embed", "base", "form"}
    assert read.loads == []
    assert [link for link in read.links if not link.startswith("#")] == []
    assert re.findall(r"@import|url\((?!#)", page) == []
    assert "default-src &#x27;none&#x27;" in page


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_links_arrive(parts, lang):
    """Every link points to an id of the page, and no id stands twice."""
    snapshot, findings, about = parts

    read = Read(report_page(findings, snapshot, lang, about))

    assert len(read.ids) == len(set(read.ids))
    assert set() == {link[1:] for link in read.links} - set(read.ids)


def test_two_clicks(parts):
    """From a number one link leads to the units counted, a second to the claims of a unit with file, sheet and cell."""
    snapshot, findings, about = parts

    page = report_page(findings, snapshot, "en", about)

    sets = re.search(r'<td class="num first"><a href="#(s\d+)">4 of 36</a>', page)
    assert sets is not None
    units = re.search(rf'id="{sets[1]}">.*?href=#(u\d+)', page)
    assert units is not None
    unit = re.search(rf"<p id={units[1]}>.*?</details>", page)
    assert unit is not None
    assert re.search(r"cases\.xlsx, sheet entry<ul><li id=c\d+>On record <i>[A-Z]\d+</i>", unit[0])


def test_escapes_everything(parts):
    """A name that holds markup is shown as text wherever it stands."""
    snapshot, _findings, _about = parts
    snapshot.title = EVIL
    claim = snapshot.say("entry", EVIL, EVIL, EVIL, coder=EVIL, certainty=EVIL, grade=EVIL, state=EVIL)
    snapshot.say("entry", EVIL, "channel", EVIL, state="contested", quote=EVIL, use_restriction="publishable")
    for key in ("source", "document", "locator", "speaker", "access"):
        snapshot.passages[-1][key] = EVIL
    finding = Finding(
        EVIL, EVIL, EVIL, 1, [{"row": EVIL, EVIL: EVIL, "path": f"{EVIL} > {EVIL}", "n": 1, "of": 2}], EVIL,
        caveats=[EVIL], selection=EVIL, lineage={EVIL: [claim]}, units={EVIL: [("entry", EVIL), (EVIL, EVIL)]},
        parameters={EVIL: EVIL}, snapshot=EVIL,
    )  # fmt: skip

    page = report_page([finding], snapshot, "en", About(EVIL, EVIL, EVIL, EVIL, EVIL, parameters={EVIL: EVIL}))

    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_speaks_the_frame(parts, lang):
    """Values bear the labels of the frame in the language of the report, and the page says its language."""
    snapshot, findings, about = parts
    snapshot.frame = default_frame()

    page = report_page(findings, snapshot, lang, about)

    assert f'<html lang="{lang}">' in page
    assert snapshot.frame.label("role", "layer", "money_mule", lang) in page
    assert "money_mule" not in page


def test_no_bare_percentage_of_few(two_by_two, parts):
    """Where fewer than thirty were counted no percentage stands but the two ends of an interval."""
    few = [record | {"of": 18, "networks": 18, "n": 13, "share": 0.72} for record in two_by_two.table]

    page = report_page([replace(two_by_two, table=few, variants=[], picture=None)], parts[0])

    found = page[page.index('id="findings"') : page.index('id="contested"')]
    assert "13 of 18" in found
    assert re.findall(r"(?<![\u2060\d])\d+\u00a0%", found.replace("95\u00a0% interval", "")) == []


def test_table_before_chart(parts):
    """The table stands before the chart, and what must be said of it between the two."""
    snapshot, findings, about = parts

    page = report_page(findings, snapshot, "en", about)

    article = page[page.index('id="f1"') : page.index('id="f2"')]
    order = [article.index(piece) for piece in ("<table", 'class="caveats"', 'class="selection"', "<figure")]
    assert sorted(order) == order


def test_unknown_rows_are_marked(parts):
    """What is not known is a row of its own, in grey and with its own shape."""
    snapshot, findings, about = parts

    page = report_page(findings, snapshot, "en", about)

    assert re.search(r'<tr class="unknown"><th[^>]*><span class="nb"><svg class="k".*?</svg>not recorded', page)


def test_withholds_quotes(parts):
    """The words of a passage stand in the report only where the passage is marked publishable."""
    snapshot, findings, about = parts

    page = report_page(findings, snapshot, "en", about)

    assert "met at the bar" in page
    assert "never met" not in page
    assert "quote withheld: internal" in page


def test_shows_contested_cells(parts):
    """A contested cell is listed with each coder and what that coder says."""
    snapshot, findings, about = parts

    page = report_page(findings, snapshot, "en", about)

    contested = page[page.index('id="contested"') : page.index('id="evidence"')]
    assert "<b>C2</b>: meeting place" in contested or "<b>C2</b>: place" in contested
    assert "<b>C1</b>:" in contested


def test_every_claim_behind_a_number_is_there(parts):
    """All claims of the lineage stand in the evidence, and a unit without a row of its own shows who names it."""
    snapshot, findings, about = parts
    bare = replace(findings[1], units={"online": [("person", "P-001")]})

    page = report_page([findings[0], bare], snapshot, "en", about)

    behind = {claim for claims in findings[0].lineage.values() for claim in claims}
    shown = re.findall(r"<li id=(\w+)>", page)
    assert len(behind) == sum(any(claim.startswith(short) for short in shown) for claim in behind)
    assert len(shown) == len(set(shown))
    assert re.search(r"P-001</summary>.*?these claims name it.*?>E-001</a>: Person", page)


def test_says_what_made_it(parts):
    """The last page gives versions, seed, frame, snapshot, heads and length of the ledger, and counts its intervals."""
    snapshot, findings, about = parts

    page = report_page(findings, snapshot, "en", about)

    last = page[page.index('id="colophon"') :]
    for piece in ("inroads@1", snapshot.id, *snapshot.heads, "12\u202f345", "intervals of 95\u00a0%"):
        assert piece in last


def test_machines_read_the_ledger(parts):
    """Heads and length of the ledger and the snapshot stand in the head of the page for machines."""
    snapshot, findings, about = parts

    page = report_page(findings, snapshot, "en", about)

    assert f'<meta name="inroads:heads" content="{" ".join(snapshot.heads)}">' in page
    assert '<meta name="inroads:length" content="12345">' in page
    assert f'<meta name="inroads:snapshot" content="{snapshot.id}">' in page


def test_headings_in_order(parts):
    """No heading lies more than one level below the one before it."""
    snapshot, findings, about = parts

    page = report_page(findings, snapshot, "en", about)

    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_same_findings_same_page(parts):
    """A report is a shadow: the same findings give the same bytes."""
    snapshot, findings, about = parts

    assert report_page(findings, snapshot, "en", about) == report_page(findings, snapshot, "en", about)


def test_stays_small(field_of):
    """Six hundred entries with some twelve thousand claims make a page of a few megabytes."""
    snapshot, findings = field_of(40, 655)

    page = report_page(findings, snapshot)

    assert len(snapshot.claims) > 11_000
    assert len(page.encode()) < 3_000_000


def test_golden(parts):
    """The small report is the one that was looked at (INROADS_GOLDEN=write keeps a new one)."""
    snapshot, findings, about = parts

    page = report_page([replace(finding, picture=None) for finding in findings], snapshot, "en", about)

    if os.environ.get("INROADS_GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(page, "utf-8", newline="\n")
    assert GOLDEN.read_text("utf-8") == page
