"""Tests of the readers of timed transcripts: WebVTT, SRT, SBV and ELAN."""

import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.make_documents import make_eaf

from inroads.errors import InputError
from inroads.sources.document import read_document
from inroads.sources.transcript_vtt import words_and_voices

SHARED = Path(os.environ.get("INROADS_SHARED", "../shared")) / "data" / "transcript_formats"
SUBTITLES = sorted((SHARED / "webvtt_srt_sbv").glob("*.[vs][trb][tv]"))
BROKEN = ("invalid", "missing", "empty")
CUES = {"comments.vtt": 3, "cue_tags.vtt": 3, "metadata_headers.vtt": 2, "metadata_headers_multiline.vtt": 2,
        "captions_with_bom.vtt": 4, "no_captions.vtt": 0, "non_padded_timestamps.vtt": 3, "one_caption.srt": 1,
        "one_caption.vtt": 1, "regions.vtt": 2, "sample.sbv": 5, "sample.srt": 5, "sample.vtt": 16, "styles.vtt": 1,
        "styles_colours.srt": 6, "styles_colours.vtt": 6, "styles_with_comments.vtt": 1, "two_captions.sbv": 2,
        "using_identifiers.vtt": 6}  # fmt: skip

VTT = "WEBVTT - a title\nKind: captions\n\nNOTE\nan aside\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n"
ONE = "00:01:02.500 --> 00:01:05.000"


def read(text, name):
    """The document of a file."""
    return read_document(Path(name), text if isinstance(text, bytes) else text.encode())


def cues(document):
    """Name, speaker and words of each cue."""
    return [(one.label, one.speaker, document.text[one.start : one.end]) for one in document.segments]


def test_vtt():
    """A cue has its time, its speaker and its words, without marks; asides are none."""
    text = f"{VTT}1\n{ONE} line:0\n<v.loud R1>He <i>said</i>: 2 &lt; 3\nmore</v>\n\n02:03.0 --> 02:04.000\nYes\n"

    expected = [("cue 1, 00:01:02.500", "R1", "He said: 2 < 3\nmore"), ("cue 2, 00:02:03.000", "", "Yes")]
    assert expected == cues(read(text, "a.vtt"))


def test_vtt_of_two_voices():
    """A cue in which two speak is a passage for each voice, one below the other, with the time of the cue."""
    document = read(f"{VTT}{ONE}\n<v INT>So?</v> <v R1>Yes,\n<i>he</i> did.</v>\n\n{ONE}\n<v INT>Ah.", "a.vtt")

    expected = [
        ("cue 1.1, 00:01:02.500", "INT", "So?"),
        ("cue 1.2, 00:01:02.500", "R1", "Yes,\nhe did."),
        ("cue 2, 00:01:02.500", "INT", "Ah."),
    ]
    assert expected == cues(document)
    assert "So?\nYes,\nhe did.\nAh." == document.text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("- <v Anna>Well.</v> ...", [("- Well. ...", "Anna")]),
        ("<v Anna>One.</v> <v Anna>Two.</v>", [("One. Two.", "Anna")]),
        ("<v Anna>One. <v Bob>Two.</v> Three.</v>", [("One.", "Anna"), ("Two.", "Bob"), ("Three.", "Anna")]),
        ("<v Anna>One.</v>\nTwo.", [("One.", "Anna"), ("Two.", "")]),
        ("<v Anna>One.\n<v Bob>Two.", [("One.", "Anna"), ("Two.", "Bob")]),
        ("</v>One.<v Bob></v>", [("One.", "")]),
        ("Who? <v Bob>&lt;v Cas&gt;</v>", [("Who?", ""), ("<v Cas>", "Bob")]),
    ],
)  # fmt: skip
def test_who_says_what_in_a_cue(words, expected):
    """Marks and blanks alone are no voice; a voice within a voice ends where its mark does."""
    assert expected == words_and_voices(words)


@given(
    st.lists(st.sampled_from(["<v A>", "<v.x B>", "</v>", "a ", "é😀", "\n", "- ", "<i>", "&amp;", "<v >"]), min_size=1)
)
def test_voices_lie_in_order(parts):
    """However voices are marked, passages follow each other, none overlaps, and no word is lost."""
    text = "".join(parts).replace("\n\n", "\n")
    document = read(f"WEBVTT\n\n{ONE}\nx{text}\n\n{ONE}\nend", "a.vtt")
    places = [(one.start, one.end) for one in document.segments]

    assert all(end < start for (_start, end), (start, _end) in pairwise(places))
    assert len(places) == len({one.label for one in document.segments})
    assert text.count("a ") == "".join(words for _label, _who, words in cues(document)).count("a")


def test_speakers_without_marks():
    """Where no voice is marked, labels say who speaks, and stay in the text."""
    text = f"WEBVTT\n\n{ONE}\nINT: So?\n\n{ONE}\nR1: Yes.\n\n{ONE}\nwell\n"

    assert [("INT", "INT: So?"), ("R1", "R1: Yes."), ("", "well")] == [cue[1:] for cue in cues(read(text, "a.vtt"))]


def test_srt():
    """SRT has numbers, commas in its times, and marks of fonts."""
    first = "1\r\n00:01:02,500 --> 00:01:05,000\r\n<font color='red'>INT: So?</font>\r\n\r\n"
    text = f"{first}2\r\n1:00:00,5 --> 1:00:01,0\r\n{{\\an8}}2 < 3\r\n"

    assert [("cue 1, 00:01:02.500", "INT", "INT: So?"), ("cue 2, 01:00:00.500", "", "2 < 3")] == cues(
        read(text, "a.srt")
    )


def test_sbv():
    """SBV has both times on one line; a cue that ends before it begins is told, and read."""
    document = read("0:01:02.500,0:01:05.000\nSo?\n\n0:01:09.000,0:01:08.000\nYes\nmore\n", "a.sbv")

    assert [("cue 1, 00:01:02.500", "", "So?"), ("cue 2, 00:01:09.000", "", "Yes\nmore")] == cues(document)
    assert "the first is cue 2" in document.notes[0]


FAULTY = {
    "a.vtt": [
        ("no mark\n\n" + ONE + "\nx", "first line"),
        (VTT + "00:01:02.5x0 --> 00:01:05.000\nx", "line 13"),
        (VTT + "00:61:02.500 --> 00:01:05.000\nx", "no time"),
        (VTT + ONE + "\n" + ONE + "\nx", "in the words"),
        (VTT + "just words", "line of times"),
        (VTT + ONE + "\n\n" + ONE + "\nx", "no words"),
    ],
    "a.srt": [
        ("", "no cue"),
        ("1", "line of times"),
        ("1\nwords", "line 2"),
        ("1\n00:00:01,0 -> 00:00:02,0\nx", "line 2"),
    ],
    "a.sbv": [("words", "line of times"), ("0:00:01.000,0:00:0x.000\nx", "line 1")],
}


@pytest.mark.parametrize(("name", "text", "said"), [(name, *case) for name, cases in FAULTY.items() for case in cases])
def test_broken_cues(name, text, said):
    """A cue that cannot be read is an error that says where and what to do, never passed over."""
    with pytest.raises(InputError) as caught:
        read(text, name)

    assert said in f"{caught.value.faults[0].what} {caught.value.faults[0].where}"
    assert name in caught.value.faults[0].where
    assert caught.value.faults[0].do


def test_a_number_that_is_no_character():
    """A reference to a character with more digits than any has is left as it stands."""
    text = f"{VTT}{ONE}\n2 &lt; &#51; &#{'9' * 5000};"

    assert f"2 < 3 &#{'9' * 5000};" == read(text, "a.vtt").text


def test_all_faults_at_once():
    """All broken cues of a file are told together."""
    with pytest.raises(InputError) as caught:
        read("1\nx\n\n2\ny\n\n3\n00:00:01,000 --> 00:00:02,000\nfine\n", "a.srt")

    assert ["a.srt, line 2", "a.srt, line 5"] == [fault.where for fault in caught.value.faults]


def test_elan():
    """The annotations of all tiers follow each other in time; who speaks is the participant, else the tier."""
    text = make_eaf(
        ("K-Spch", "INT", 0, 900, "So?"), ("W", "", 800, 2000, "Yes\nmore"), ("K-Spch", "INT", 1900, 2500, "And?")
    )

    expected = [("INT", "So?"), ("W", "Yes more"), ("INT", "And?")]
    assert expected == [cue[1:] for cue in cues(read(text, "a.eaf"))]


def test_elan_annotations_of_annotations():
    """An annotation of another one has its time; one without words is told and left out."""
    text = make_eaf(("A", "R1", 500, 900, "Ja"), ("A", "R1", 950, 990, " ")).decode()
    about = '<REF_ANNOTATION ANNOTATION_ID="b" ANNOTATION_REF="a0"><ANNOTATION_VALUE>Yes</ANNOTATION_VALUE>'
    more = f'<TIER TIER_ID="T"><ANNOTATION>{about}</REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>'
    document = read(text.replace("</ANNOTATION_DOCUMENT>", more), "a.eaf")

    assert [("cue 1, 00:00:00.500", "R1", "Ja"), ("cue 2, 00:00:00.500", "T", "Yes")] == cues(document)
    assert "left out: 1" in document.notes[0]


def test_elan_slots_without_a_time():
    """A slot that bears no time has that of the slot before it."""
    text = make_eaf(("A", "R1", 500, 900, "Ja")).decode().replace(' TIME_VALUE="900"', "")

    assert "cue 1, 00:00:00.500" == read(text, "a.eaf").segments[0].label


@pytest.mark.parametrize(
    ("old", "new"), [("ANNOTATION_DOCUMENT", "OTHER"), ('REF1="ts500"', 'REF1="x"'), ('="500"/', '="5x"/')]
)
def test_broken_elan(old, new):
    """An ELAN file whose annotations have no place in time is refused, and the line is told."""
    with pytest.raises(InputError, match=r"a\.eaf"):
        read(make_eaf(("A", "R1", 500, 900, "Ja")).decode().replace(old, new), "a.eaf")


needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"no published data at {SHARED} (set INROADS_SHARED)")


@needs_shared
@pytest.mark.parametrize("name", CUES)
def test_published_subtitles(name):
    """Every sound file of the published set gives its cues."""
    assert CUES[name] == len(read((SHARED / "webvtt_srt_sbv" / name).read_bytes(), name).segments)


@needs_shared
def test_published_broken_subtitles():
    """Every file that was broken on purpose is refused, with what, where and what to do."""
    broken = [file for file in SUBTITLES if file.name.startswith(BROKEN)]
    assert {file.name for file in SUBTITLES} == {file.name for file in broken} | set(CUES)

    for file in broken:
        with pytest.raises(InputError) as caught:
            read(file.read_bytes(), file.name)
        assert all(fault.what and file.name in fault.where and fault.do for fault in caught.value.faults)


@needs_shared
def test_published_elan():
    """The published ELAN file gives every annotation that holds words."""
    data = (SHARED / "elan" / "sample_3.0.eaf").read_bytes()
    said = [value for value in re.findall(rb"<ANNOTATION_VALUE>([^<]*)</ANNOTATION_VALUE>", data) if value.strip()]

    assert len(said) == len(read(data, "sample.eaf").segments)
