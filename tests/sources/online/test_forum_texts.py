"""BBCode, what PHP serialises, and charsets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroads.sources.online.bbcode import words_of
from inroads.sources.online.charset_repair import Charset
from inroads.sources.online.php_values import php_value

QUOTED = [
    ("[QUOTE=n0va;12]a[/QUOTE]x", False),
    ('[QUOTE="n0va, post: 12, member: 3"]a[/QUOTE]x', False),
    ("[quote='n0va' pid='12' dateline='5']a[/quote]x", False),
    ('[quote="n0va" pid=12]a[/quote]x', False),
    ("[quote author=n0va link=topic=1.msg12#msg12 date=5]a[/quote]<br />x", True),
    ('<r><QUOTE author="n0va" post_id="12" time="5"><s>[quote=n0va]</s>a<e>[/quote]</e></QUOTE>x</r>', True),
]


@pytest.mark.parametrize(("written", "escaped"), QUOTED)
def test_quotations(written, escaped):
    """Each software's quotation gives author and post, and stays marked in the text."""
    words = words_of(written, escaped=escaped)

    assert (["12"], ["n0va"], []) == (words.quotes, words.quoted_authors, words.quoted_by_name)
    assert ["[quote]", "a", "[/quote]", "x"] == words.text.split()


@pytest.mark.parametrize(
    "written", ["[quote:3f2a1b9c0d=&quot;n0va&quot;]a[/quote:3f2a1b9c0d]x", "[quote=n0va]a[/quote]x"]
)
def test_quotations_by_name(written):
    """Where only a name is quoted, it is told apart from those with a post."""
    assert ["n0va"] == words_of(written, escaped=True).quoted_by_name


def test_marks_go_and_words_stay():
    """Marks of BBCode go, what only looks like one stays, code is left alone, links keep their address."""
    written = "[b:3f2a1b9c]hi[/b:3f2a1b9c] a[0] [sic] [code][b]1[/b][/code] [url=http://x.invalid]here[/url] &lt;3"

    assert "hi a[0] [sic] \n[b]1[/b]\n http://x.invalid here <3" == words_of(written, escaped=True).text


def test_mentions():
    """Mentions give numbers of accounts, or names."""
    words = words_of("[USER=3]@fl4sh[/USER] [member=4]n0va[/member] [mention]x1[/mention]")

    assert ([3, 4], ["x1"]) == (words.mentioned_ids, words.mentions)


@pytest.mark.parametrize("closed", [True, False])
def test_a_thousand_quotations_in_each_other(closed):
    """Depth harms nothing; only the outermost quotation counts as one of this post."""
    words = words_of("[quote=a;1]" + "[quote=b;2]" * 5000 + "x" + "[/quote]" * 5001 * closed)

    assert ["1"] == words.quotes
    assert words.text.count("[quote]") == words.text.count("[/quote]") == 1000


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "[quote]",
                "[/quote]",
                "[quote=a;1]",
                "<r>",
                "<s>",
                "</s>",
                "<QUOTE ",
                ">",
                "[b",
                "]",
                "&amp;",
                "x",
                "é",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_any_text_is_read(written):
    """No text makes it fail, and quotations that are opened are closed."""
    for words in (words_of(written), words_of(written, escaped=True), words_of(f"<r>{written}")):
        assert words.text.count("\n[quote]\n") <= words.text.count("[/quote]")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (b'a:1:{s:2:"to";a:2:{i:0;s:1:"5";i:1;i:7;}}', {"to": {0: "5", 1: 7}}), (b"b:1;", True), (b"d:0.5;", 0.5),
        (b'O:8:"stdClass":0:{}', None), (b'a:1:{i:0;O:1:"A":0:{}}', None), (b's:99:"a";', None), (b"", None),
        (b"a:1:{" * 9, None), (b'a:1:{i:0;C:1:"A":0:{}}', None),
    ],
)  # fmt: skip
def test_serialised(written, value):
    """Arrays, numbers and strings are read; objects and damage are nothing."""
    assert value == php_value(written)


def test_serialised_without_recursion():
    """Twenty thousand arrays in each other are read like one."""
    assert php_value(b"a:1:{i:0;" * 20_000 + b"i:1;" + b"}" * 20_000) is not None


@pytest.mark.parametrize(
    ("raw", "text", "assumed"),
    [
        ("één “x”".encode(), "één “x”", ""), ("één".encode("cp1252"), "één", "cp1252"),
        ("продам базу".encode("cp1251"), "продам базу", "cp1251"),
    ],
)  # fmt: skip
def test_charsets(raw, text, assumed):
    """UTF-8 is read as such, else Cyrillic and Western letters are told apart, and what was assumed is said."""
    charset = Charset()

    assert (text, assumed) == (charset.text(raw), charset.assumed)


@pytest.mark.parametrize("text", ["één “café”", "привет", "naïve €"])
def test_doubly_written(text):
    """UTF-8 that was written as if it were Latin-1 is put right, and counted."""
    charset = Charset("utf8")
    doubled = "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    ).encode()

    assert (text, {"Latin-1": 1}) == (charset.text(doubled), charset.doubled)
    assert text == charset.text(text.encode())
