"""Each switch of the texts does what its comment in `plain.toml` says, and off it does nothing."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from inroads.world.case import Case, cases_of
from inroads.world.dice import Dice
from inroads.world.family import read_family
from inroads.world.life.live import live
from inroads.world.log import Log
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.pen import Row
from inroads.world.trace.police import choose
from inroads.world.trace.recoding import SEEN
from inroads.world.trace.texts import Texts, write_texts
from inroads.world.truth.passage_access import passages_of
from inroads.world.truth.personas import personas

NETWORKS = 50
PRIVATE = "private_online_seized"
TOLD = ("mechanism", "channel", "medium_first_contact")
RANGE = re.compile(r"(?P<name>[^#]+)#(?P<start>\d+)-(?P<end>\d+)")
TURN = re.compile(r"(?P<name>[^#]+)#turn (?P<number>\d+)")

Span = tuple[str, int, int]


def _settings(**switches: float) -> Settings:
    full: dict[str, Any] = {"interviews": 1.0, "dossiers": 1.0, "dumped": 1.0, "post_found": 1.0, "online": 2.5}
    return read_family("plain", networks=NETWORKS, seed=8, **(full | switches))


@cache
def _lived(**of_life: float) -> Log:
    settings = _settings(**of_life)
    log = live(settings, np.random.default_rng(8))
    choose(settings, log, Dice(np.random.default_rng(9)))
    return log


@cache
def _cases(**of_life: float) -> list[Case]:
    return cases_of(_lived(**of_life))


@cache
def _texts(**switches: float) -> Texts:
    """The texts that these switches leave of one field."""
    return write_texts(_settings(**switches), _lived(), _cases(), Names(_lived()))


@cache
def _personas(**switches: float) -> list[Row]:
    return personas(_texts(**switches), Names(_lived()), {})


def _of_kind(kind: str, **switches: float) -> list[Row]:
    return [record for record in _personas(**switches) if record["kind"] == kind]


def _rows(texts: Texts, table: str, coder: str = "") -> list[Row]:
    return [row for row in texts.codings if row["table"] == table and coder in ("", row["coder"])]


def _posts(texts: Texts) -> dict[str, Any]:
    return {post.reference: post for told in texts.told.values() for post in told}


def _share(holds: list[bool]) -> float:
    return sum(holds) / len(holds)


@cache
def _truth() -> dict[str, Row]:
    names = Names(_lived())
    return {
        names.entry(way.joining.number): {
            "mechanism": way.mechanism, "channel": way.channel, "medium_first_contact": way.joining.steps[0].medium,
        }
        for case in _cases()
        for way in case.ways
    }  # fmt: skip


def _is_wrong(row: Row) -> bool:
    return any(column in row and row[column] != _truth()[row["entry"]][column] for column in TOLD)


def _spans(texts: Texts, passage: str) -> Span:
    """Where a passage lies; a turn by its code points."""
    held = {**texts.interviews, **texts.documents}
    place, turn = RANGE.fullmatch(passage), TURN.fullmatch(passage)
    if place:
        return place["name"], int(place["start"]), int(place["end"])
    if turn:
        turns = held[turn["name"]].split("\n\n")
        start = sum(len(said) + 2 for said in turns[: int(turn["number"]) - 1])
        return turn["name"], start, start + len(turns[int(turn["number"]) - 1])
    return passage.partition(":")[0], 0, 1


def test_off_there_is_none_of_it() -> None:
    """With everything off, handles are their owners', no passage is indirect, a decoy or mislabelled."""
    texts = _texts()

    assert {record["kind"] for record in _personas()} == {"own"}
    assert not any(record.get("alias") for record in _personas())
    assert not [*texts.mentions.indirect, *texts.mentions.decoys, *texts.mentions.access_wrong]
    assert not any(_is_wrong(row) for row in _rows(texts, "entries"))
    assert not _rows(texts, "personas")
    assert PRIVATE not in {post.access for post in _posts(texts).values()}
    assert {row["coder"] for row in texts.recodings.rows} == {"C7"}


def test_handle_changed() -> None:
    """Some bear another handle in a place; where a coder says who it is, the alias is known."""
    records = _of_kind("own", handle_changed=0.4)
    alias = [bool(record.get("alias")) for record in records]

    assert 0.3 < _share(alias) < 0.5
    assert {bool(record.get("known")) for record in records if record.get("alias")} == {True, False}


def test_handle_sold() -> None:
    """After its owner went somebody else writes under the handle, from the day on which the owner's time ends."""
    sold = _of_kind("sold", handle_sold=0.5)
    owners = {record["persona"]: record for record in _of_kind("own", handle_sold=0.5)}

    assert len(sold) > 5
    assert all(owners[record["persona"]]["ended"] == record["began"] for record in sold)
    assert all(owners[record["persona"]]["person"] != record["person"] for record in sold)


def test_handle_shared() -> None:
    """Two persons write under one handle while both are there, and the other's posts bear it now and then."""
    shared = _of_kind("shared", handle_shared=0.8)
    owners = {record["persona"]: record["person"] for record in _of_kind("own", handle_shared=0.8)}
    texts = _texts(handle_shared=0.8)
    judged = [row for row in _rows(texts, "identities") if row["person"] != owners.get(row["persona"])]

    assert len(shared) > 10
    assert all(record["began"] <= record["ended"] for record in shared)
    assert all(owners[record["persona"]] != record["person"] for record in shared)
    assert {(row["persona"], row["person"]) for row in judged} <= {(row["persona"], row["person"]) for row in shared}
    assert "several" in {row["run_by"] for row in _rows(texts, "personas")}


def test_impersonated() -> None:
    """Somebody else writes in another place under a person's handle; some coders take him for that person."""
    false = _of_kind("impersonated", impersonated=0.4)
    names = {(record["persona"].split(" · ")[1], record["person"]) for record in _of_kind("own", impersonated=0.4)}
    written = {(post.place, post.author) for post in _posts(_texts(impersonated=0.4)).values()}
    judged = {(row["persona"], row["person"]): row["verdict"] for row in _rows(_texts(impersonated=0.4), "identities")}

    assert 0.25 < len(false) / len({person for _name, person in names}) < 0.45
    assert all((record["persona"].split(" · ")[1], record["of"]) in names for record in false)
    assert all(tuple(record["persona"].split(" · ")) in written for record in false)
    assert all(record["person"] != record["of"] for record in false)
    assert {"possibly", "not"} <= {judged.get((record["persona"], record["of"])) for record in false}


def test_police_run() -> None:
    """Every dumped place has a handle of the police; a coder who knows says so, and that it is an infiltrator."""
    texts, run = _texts(police_run=1.0), _of_kind("police", police_run=1.0)
    known = {row["persona"] for row in _rows(texts, "personas") if row["run_by"] == "police"}
    standing = {row["person"]: row["standing"] for row in _rows(texts, "memberships")}

    assert {record["persona"].split(" · ")[0] for record in run} == {board.name for board in texts.boards}
    assert 0 < len(known) <= len(run)
    assert set(standing.values()) == {"infiltrator"}
    assert set(standing) <= {record["person"] for record in run} - {row["person"] for row in _of_kind("own")}


def test_bots() -> None:
    """Bots write their share of posts, under handles that the truth lists; some are known as bots."""
    texts, handles = _texts(bots=0.2), {record["persona"] for record in _of_kind("bot", bots=0.2)}
    posts = list(texts.posts(6000))
    by_bots = [f"{post.place} · {post.author}" in handles for post in posts]
    known = {row["persona"] for row in _rows(texts, "personas") if row["run_by"] == "bot"}

    assert 0.16 < _share(by_bots) < 0.24
    assert known <= handles
    assert known


def test_private_missing() -> None:
    """Dumps hold private messages but for the share given; what is told in them is coded and seen as seized."""
    counts = {
        share: sum(post.access == PRIVATE for post in _posts(_texts(private_missing=share)).values())
        for share in (0.0, 0.5, 1.0)
    }
    access = _texts(private_missing=0.0).access_of_posts()
    coded = [passage for row in _texts(private_missing=0.0).codings for passage in passages_of(row)]

    assert counts[1.0] == 0
    assert 0.3 * counts[0.0] < counts[0.5] < 0.7 * counts[0.0]
    assert PRIVATE in {access.get(passage) for passage in coded}


def test_nobody_answers_private_messages_from_outside() -> None:
    """Bystanders write no post in a private conversation."""
    texts = _texts(private_missing=0.0)
    private = {(post.place, post.thread) for post in _posts(texts).values() if post.access == PRIVATE}

    assert all(
        post.access == PRIVATE for post in texts.posts(6000) if (post.place, post.thread) in private
    )  # fmt: skip


def test_via_police() -> None:
    """Who is found through the police was arrested; all others are volunteers, who are found by other routes."""
    names = Names(_lived())
    arrested = {
        names.person(leaving.person)
        for case in _cases()
        for leaving in case.life.leavings
        if leaving.reason == "arrested"
    }
    for share, least, most in ((0.0, 0.0, 0.0), (0.5, 0.3, 0.7), (1.0, 0.9, 1.0)):
        texts = _texts(via_police=share, elsewhere=0.0)
        speakers = {passages_of(row)[0].split("#")[0]: row["speaker"] for row in _rows(texts, "accounts", "C5")}
        routes = {row["source"]: row.get("recruitment_route") for row in texts.sources["sources"]}
        found = {name: routes[name] == "via_police" for name in texts.interviews if name.startswith("INT")}
        assert least <= _share(list(found.values())) <= most
        assert all(speakers[name] in arrested for name, is_police in found.items() if is_police)


def test_access_wrong() -> None:
    """The coder of dossiers mislabels that share of accesses; the truth tells which, and what they were."""
    right, wrong = _texts(), _texts(access_wrong=0.25)
    labels = {passages_of(row)[0]: row["access"] for row in wrong.codings if "access" in row}
    listed = {label["passage"]: label for label in wrong.mentions.access_wrong}

    assert 0.18 < len(listed) / len(labels) < 0.32
    assert all(labels[passage] == label["coded"] != label["access"] for passage, label in listed.items())
    assert len(labels) > 50
    assert not right.mentions.access_wrong


def test_drift() -> None:
    """The coders of texts err more often with each text, up to the share given; in the first they do not."""
    texts = _texts(drift=0.6)
    wrong = {
        coder: [_is_wrong(row) for row in _rows(texts, "entries", coder)] for coder in ("C4", "C5", "C6")
    }  # fmt: skip

    for coder, errors in wrong.items():
        third = len(errors) // 3
        assert _share(errors[:third]) + 0.15 < _share(errors[-third:]), coder
    assert not wrong["C6"][0]


def test_knows_rest() -> None:
    """Masked dossiers are recoded from what a forum study could see; only who does not know the rest errs."""
    for share, coder in ((0.0, "C7"), (1.0, "C8")):
        made = _texts(knows_rest=share).recodings
        entries = [row for row in made.rows if row["table"] == "entries"]
        assert {row["coder"] for row in made.rows} == {coder}
        assert {record["knows_rest"] for record in made.records} == {bool(share)}
        assert 0.05 < _share([_is_wrong(row) for row in entries]) < 0.3 if share == 0 else True
        assert share == 0 or not any(_is_wrong(row) for row in entries)
    mixed = [record["knows_rest"] for record in _texts(knows_rest=0.5).recodings.records]
    assert 0.2 < _share(mixed) < 0.8


def test_recoders_see_no_more_than_a_forum_study() -> None:
    """A recoding rests on passages of the listed ones alone, each by an access that the vantage holds."""
    made = _texts().recodings
    seen = {passage for record in made.records for passage in record["passages"]}
    own = {passages_of(row)[0]: row["access"] for row in _texts().codings if "access" in row}

    assert {passage for row in made.rows for passage in passages_of(row)} == seen
    assert all(own[passage] in SEEN for passage in seen if passage in own)


def test_forum_only() -> None:
    """Of such networks posts tell, and no case file, dossier or interview; posts on them are misread more often."""
    log, cases, names = _lived(forum_only=0.4), _cases(forum_only=0.4), Names(_lived(forum_only=0.4))
    alone = {names.network(case.life.number) for case in cases if case.life.forum_only}
    texts = write_texts(_settings(forum_only=0.4, elsewhere=0.5), log, cases, names)
    telling = [row for row in texts.codings if row.get("network") in alone]

    assert alone
    assert {row["coder"] for row in telling} == {"C4"}
    assert {row["network"] for row in _rows(texts, "networks", "C4")} <= alone
    assert len({row["network"] for row in telling}) > 0.3 * len(alone)


def test_forum_only_shift() -> None:
    """By so many log odds more often something else is read in posts on networks of which posts alone tell."""
    log, cases, names = _lived(forum_only=0.4), _cases(forum_only=0.4), Names(_lived(forum_only=0.4))
    alone = {names.network(case.life.number) for case in cases if case.life.forum_only}
    true = {names.entry(way.joining.number): way for case in cases for way in case.ways}
    wrong: dict[bool, list[bool]] = {True: [], False: []}
    for seed in range(3):
        settings = replace(_settings(forum_only=0.4, misread=0.2, forum_only_shift=2.0), seed=seed)
        texts = write_texts(settings, log, cases, names)
        for row in _rows(texts, "entries", "C4"):
            way = true[row["entry"]]
            read = (row["mechanism"], row["medium_first_contact"])
            wrong[row["network"] in alone].append(read != (way.mechanism, way.joining.steps[0].medium))

    assert _share(wrong[False]) + 0.15 < _share(wrong[True])


def test_of_hidden_networks_nothing_tells() -> None:
    """No post, interview or dossier tells of a network that no source ever sees."""
    log, cases = _lived(hidden=0.4), _cases(hidden=0.4)
    names = Names(log)
    hidden = {names.entry(way.joining.number) for case in cases if case.life.hidden for way in case.ways}
    texts = write_texts(_settings(hidden=0.4, elsewhere=0.5), log, cases, names)

    assert hidden
    assert not hidden & {row["entry"] for row in texts.codings if "entry" in row}


def test_indirect() -> None:
    """That share of ways in and ties is told only indirectly, in every kind of text, and listed with what it tells."""
    texts = _texts(indirect=0.4)
    listed = texts.mentions.indirect
    kinds = Counter(one["passages"][0].split("-")[0] for one in listed)
    coded = {row["entry"] for row in _rows(texts, "entries")}
    dossiers = [row for row in _rows(texts, "entries", "C6") if isinstance(row["passage"], str)]
    mine = {passage for one in listed for passage in one["passages"]}

    assert set(kinds) == {"INT", "DOS", "L"}
    assert {one["entry"] for one in listed if "entry" in one} <= coded
    assert any("tie" in one for one in listed)
    assert 0.3 < _share([row["passage"] in mine for row in dossiers]) < 0.5


def test_what_is_indirect_is_said_in_other_words() -> None:
    """With all told indirectly, no text names the tie through which somebody came in, nor an advert."""
    texts = _texts(indirect=1.0)
    said = " ".join(
        texts.documents[span[0]][span[1] : span[2]]
        for one in texts.mentions.indirect
        for span in [_spans(texts, one["passages"][0])]
        if span[0] in texts.documents
    )

    assert len(said) > 10_000
    assert not re.search(r"colleagues|schoolvrienden|from school|advert|offered himself|bood zichzelf", said)


def test_decoys() -> None:
    """Decoys stand in every kind of text, questions among them; each is where the truth says, and says what it says."""
    texts = _texts(decoys=0.5)
    posts, held = _posts(texts), {**texts.interviews, **texts.documents}
    kinds = Counter(one["passage"].split("-")[0] for one in texts.mentions.decoys)
    said = []
    for one in texts.mentions.decoys:
        name, start, end = _spans(texts, one["passage"])
        said.append(posts[one["passage"]].text if one["passage"] in posts else held[name][start:end])

    assert set(kinds) == {"INT", "DOS", "L"}
    assert min(kinds.values()) > 20
    assert all(text.strip().endswith((".", "?")) for text in said)
    assert any(text.startswith("INT: ") for text in said)
    assert any(text.startswith("R: ") for text in said)


def test_no_coding_rests_on_a_decoy() -> None:
    """No passage of a coding touches a decoy; only where an access is stated may one lie inside."""
    texts = _texts(decoys=0.5, indirect=0.3, private_missing=0.3)
    spans: dict[str, list[Span]] = {}
    for one in texts.mentions.decoys:
        span = _spans(texts, one["passage"])
        spans.setdefault(span[0], []).append(span)
    cited = {
        passage
        for row in (*texts.codings, *texts.recodings.rows)
        if row["table"] != "passages"
        for passage in passages_of(row)
    }  # fmt: skip

    assert len(cited) > 500
    for passage in cited:
        name, start, end = _spans(texts, passage)
        assert not any(start < last and first < end for _name, first, last in spans.get(name, ())), passage
