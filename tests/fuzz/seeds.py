"""Sound files of every format, from which damaged ones are made; public ones too where they are at hand."""

import io
import os
from pathlib import Path

import xlsxwriter
from tests.fuzz.fuzz_chats import chat_seeds
from tests.fuzz.fuzz_forum_dumps import forum_seeds
from tests.fuzz.fuzz_pages import page_seeds
from tests.fuzz.fuzz_posts import post_seeds
from tests.sources.make_documents import make_docx, make_eaf, make_odt, make_pdf, make_rtf

SHARED = Path(os.environ.get("INROADS_SHARED", "../shared")) / "data"
LARGEST = 100_000
TALK = (
    "Interview 7\nDate: 2019-05-01\n\nINT: How did you come in?\nR1: Through a friend — at school.\nHe said: come.\n\n"
    "[00:12:03] INT: En toen?\nR1 (00:12:09): Via een forum 😀, en e\u0301en keer live.\n\nSpeaker 2\nא ב ג\u2028d\n"
)
PAGES = "=== page 1 ===\nThe first page.\n\n=== page 2 ===\n\nThe second.\f"
VTT = (
    "\ufeffWEBVTT - a\nKind: captions\n\nNOTE\nthis\n\nSTYLE\n::cue { color: red }\n\n1\n"
    "00:00:01.000 --> 00:00:02.500 line:0\n<v Jane Doe>How <b>so</b>? 2 &lt; 3</v> <v.loud Jo>So</v>\n\n"
    "01:02:03.5 --> 01:02:04.000\nR1: Because.\nMore.\n"
)
SRT = (
    "1\n00:00:01,000 --> 00:00:02,500\n<font color='red'>INT: How so?</font>\n\n"
    "2\n00:00:03,000 --> 00:00:04,000\nR1: Because.\n"
)
SBV = "0:00:01.000,0:00:02.500\nINT: How so?\n\n0:00:03.000,0:00:04.000\nR1: Because.\nMore.\n"
HTML = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title><style>p{}</style></head><body><h1>Head</h1>"
    "<p>One <b>two</b><br>three</p><table><tr><td>INT</td><td>How so?</td></tr></table><pre> a\n b</pre>"
    "<script>x</script></body></html>"
)
BODY = (
    "<w:p><w:r><w:t>INT: a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r><w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del>"
    "<w:r><w:delText>out</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>R1</w:t></w:r></w:p></w:tc><w:tc>"
    "<w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
ODT_BODY = (
    "<text:p>INT: a<text:tab/>b<text:s text:c='3'/>c<text:note><text:note-body><text:p>foot</text:p></text:note-body>"
    "</text:note></text:p><table:table><table:table-row><table:table-cell><text:p>R1</text:p></table:table-cell>"
    "</table:table-row></table:table><text:h>Head</text:h>"
)
CSV = (
    "person,network,at,mechanism,medium,role,source,access,passage\n"
    "P-01,N-01,2015,M1,face to face,core,S-1,statement,p. 12\n"
)
MAPPING = (
    "mapping: small\nread: {format: csv}\ndefaults: {source: S-1, access: statement}\nrows:\n"
    "  - table: entries\n    set:\n      person: {column: who}\n"
    "      network: {value: N-1}\n      medium: {column: how, values: {online: public_online}}\n"
)
JSON = '{"links": [{"who": "P-1", "how": "online", "n": 1.5, "ok": true, "none": null}, {"who": "P-2", "how": "live"}]}'

GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="k" for="edge" attr.name="w" attr.type="double"/>'
    '<graph edgedefault="directed"><node id="a"/><node id="b"/>'
    '<edge source="a" target="b" directed="false"><data key="k">1.5</data></edge></graph></graphml>'
)
GEXF = (
    '<gexf xmlns="http://gexf.net/1.3"><graph><attributes class="node"><attribute id="0" title="t" type="long"/>'
    '</attributes><nodes><node id="a" label="A"><attvalues><attvalue for="0" value="7"/></attvalues></node></nodes>'
    '<edges><edge source="a" target="a"><spells><spell start="2010-01-01T00:00:00Z"/></spells></edge></edges></graph>'
    "</gexf>"
)
PAJEK = '*Vertices 3 2\n1 "a" 0.1 0.2\n2 b\n3 c\n*Arcs :1 "met"\n1 2 1 [3-5] l "x"\n*Edgeslist\n1 2 3\n*Matrix\n0 1 0\n'


def _xlsx() -> bytes:
    held = io.BytesIO()
    workbook = xlsxwriter.Workbook(held, {"in_memory": True})
    for name, rows in {
        "networks": [["network", "name"], ["N-1", "Alder"]],
        "entries": [["person", "network"], ["P-1", "N-1"]],
    }.items():
        sheet = workbook.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    workbook.close()
    return held.getvalue()


def _public(*patterns: str) -> list[bytes]:
    files = [file for pattern in patterns for file in sorted(SHARED.glob(pattern))]
    return [file.read_bytes()[:LARGEST] for file in files]


def seeds() -> dict[str, list[bytes]]:
    """The seeds of each kind of file, by its ending."""
    return {
        ".txt": [TALK.encode(), TALK.encode("utf-16"), PAGES.encode(), *_public("court_documents/*.txt")],
        ".docx": [make_docx(*TALK.split("\n")), make_docx(body=BODY, footnotes=("one",))],
        ".odt": [make_odt(*TALK.split("\n")), make_odt(body=ODT_BODY)],
        ".html": [HTML.encode(), HTML.replace("utf-8", "iso-8859-1").encode()],
        ".rtf": [make_rtf(*TALK.split("\n"))],
        ".pdf": [make_pdf("One page of text", "INT: another"), make_pdf("text", "", "more")],
        ".vtt": [VTT.encode(), *_public("transcript_formats/webvtt_srt_sbv/*.vtt")],
        ".srt": [SRT.encode(), *_public("transcript_formats/webvtt_srt_sbv/*.srt")],
        ".sbv": [SBV.encode(), *_public("transcript_formats/webvtt_srt_sbv/*.sbv")],
        ".eaf": [
            make_eaf(("K", "INT", 0, 900, "How so?"), ("L", "R1", 900, 2000, "Because.")),
            *_public("transcript_formats/elan/*.eaf"),
        ],
        "entries.csv": [CSV.encode(), CSV.replace(",", ";").encode("cp1252")],
        ".xlsx": [_xlsx()],
        ".json": [JSON.encode()],
        ".jsonl": [b'{"who": "P-1", "how": "online"}\n{"who": "P-2"}\n'],
        ".yaml": [MAPPING.encode()],
        ".graphml": [GRAPHML.encode()],
        ".gexf": [GEXF.encode()],
        ".net": [PAJEK.encode()],
        **post_seeds(),
        **page_seeds(),
        **chat_seeds(),
        **forum_seeds(),
    }
