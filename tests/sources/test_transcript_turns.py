"""Tests of the turns of an interview: the usual shapes, and what only looks like one."""

import pytest

from inroads.sources.document_plain import pages_of
from inroads.sources.transcript_turns import near_labels, speakers_of, turns_of

SHAPES = {
    "numbers that recur": ("INT: How so?\n07: Because.\nINT: And?\n07: At 12:30.\n12:30 sharp.\n3: x", "INT 07 INT 07"),
    "a hyphen": ("INT: How so?\nR-07: Because.\nR 08: No.\n", "INT R-07 R 08"),
    "a colon": ("INT: How so?\nR1: Because.\nMore.\n", "INT R1"),
    "no space": ("INT:How so?\nR1:Because.\n", "INT R1"),
    "words": ("Interviewer: Hoe?\n\nGeïnterviewde: Zo.\n", "Interviewer Geïnterviewde"),
    "a time first": ("[00:12:03] R1: Yes.\n[00:12:09] INT: And?", "R1@00:12:03 INT@00:12:09"),
    "a time behind": ("R1 (00:12:03): Yes.\nINT (12:09): And?", "R1@00:12:03 INT@12:09"),
    "a bare time": ("00:01:02 Speaker_2\nYes.\n\n00:01:09 Speaker_2\nAnd?", "Speaker_2@00:01:02 Speaker_2@00:01:09"),
    "a meeting": ("Fox   0:03\nHi.\nFox   0:11\nJa.\n", "Fox@0:03 Fox@0:11"),
    "a time above": ("#00:00:12-5#\nI: a\n#00:00:14-1#\nB: b\nI: c\nB: d", "I@00:00:12 B@00:00:14 I B"),
    "a line of its own": ("Interviewer\nHow so?\n\nR1\nSo.\nYes\n\nInterviewer\nOk", "Interviewer R1 Interviewer"),
    "marks of Markdown": ("**INT:** How so?\n\n**R1:** Because.", "INT R1"),
    "a police interview": (
        "Vraag_verbalisanten: Hoe?\nAntwoord_verdachte: Zo.",
        "Vraag_verbalisanten Antwoord_verdachte",
    ),
    "a tab": ("INT\tHow so?\nR1\tBecause.", "INT R1"),
    "names": ("Fox: How so?\nOwl: Because.\nFox: And?\nOwl: So.", "Fox Owl Fox Owl"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape):
    """Each of the usual shapes gives turns with speaker and time."""
    text, expected = SHAPES[shape]
    turns = turns_of(text.replace("_", " "))

    times = [turn.label.partition(", ")[2] for turn in turns]
    said = [f"{turn.speaker}@{at}" if at else turn.speaker for turn, at in zip(turns, times, strict=True)]
    assert expected.replace("_", " ") == " ".join(said)
    assert [f"turn {number}" for number in range(1, len(turns) + 1)] == [turn.number for turn in turns]


def test_names_of_several_words():
    """A speaker may bear a surname with a particle, and a number."""
    text = "Speaker 2: a\nJan van Os: b\nJan van Os: c\nA. Fox-Owl: d\nA. Fox-Owl: e"

    assert ["Speaker 2", "Jan van Os", "Jan van Os", "A. Fox-Owl", "A. Fox-Owl"] == [t.speaker for t in turns_of(text)]


def test_a_turn_goes_on():
    """All lines up to the next label are of one turn, blank ones and quoted speech among them."""
    text = "R1: I came in late.\nHe said: come.\n\nNote that http://x.y is gone.\nINT: And?\n"
    turns = turns_of(text)

    expected = "R1: I came in late.\nHe said: come.\n\nNote that http://x.y is gone."
    assert expected == text[turns[0].start : turns[0].end]


def test_a_header_is_none():
    """What stands above the talk stays a paragraph, even where it names the speakers."""
    head = "Interview 7\n\nDate: 2019-05-01\nInterviewer: C2\nRespondent: R07\n\n"
    text = f"{head}INT: How so?\nR: Because.\nINT: Ok.\nR: Yes.\n"
    found = turns_of(text)

    assert ["par. 1", "par. 2", "turn 1", "turn 2", "turn 3", "turn 4"] == [segment.label for segment in found]
    assert "Date: 2019-05-01\nInterviewer: C2\nRespondent: R07" == text[found[1].start : found[1].end]


@pytest.mark.parametrize(
    "text",
    ["He said: come.\nShe said: no.\nHe said: yes.", "Just a story.\n\nAnother.", "Ja\n\nNee\n\nJa", "Once: only", ""],
)
def test_no_turns(text):
    """Speech within a story, and labels that come once, are no turns."""
    assert [] == turns_of(text)


def test_pages_of_turns():
    """Where pages are marked a turn says on which it begins."""
    text = "=== page 1 ===\nINT: How so?\n=== page 2 ===\nR1: Because."

    assert ["turn 1, p. 1", "turn 2, p. 2"] == [turn.label for turn in turns_of(text, pages_of(text)) if turn.speaker]


def test_speakers_of_lines():
    """The speakers of subtitles are those whose labels come again, or are words for speakers."""
    assert ["INT", "", "Fox", "Fox", ""] == speakers_of(["INT: a", "just words", "Fox: b", "Fox: c", "Once: d"])


def test_a_long_line_takes_no_time():
    """A file without line ends is read as quickly as any other."""
    assert [] == turns_of("Aa 1:2 " * 100_000)


def test_what_looks_like_a_speaker():
    """A label that occurs once, and is no word for a speaker, is told with the turn it was taken as a part of."""
    text = "Fax: a\nINT: b\nR1: c\nHe said: d.\nOwl: e\nso: f\nINT: g\nsee http://x.y\nat 12:30 h\nR 1:i\nFox\tj\n"

    assert [("Fax", 0), ("Owl", 2), ("so", 2)] == near_labels(text)
    assert [] == near_labels("INT: a\nFox: b\nINT: c\nFox: d")
