"""What machines propose, and what people make of it."""

from hashlib import blake2b

import polars as pl
import pytest
from tests.online_study import add_online

from inroads.errors import InputError
from inroads.frame.online_signs import online_signs
from inroads.frame.sign import SIGN_KINDS
from inroads.language import speaking
from inroads.report.proposal_lines import proposal_lines
from inroads.study import new_study
from inroads.world.exports.online_place import make_place

POSTS = [
    {"post": "1", "author": "fl4sh", "at": "2020-01-01T10:00", "text": "hello all", "access": "members_online"},
    {"post": "2", "author": "fl4sh", "at": "2020-01-02T10:00", "access": "members_online",
     "text": "Новый. Looking for drops in NL, write me on telegram @fl4sh77"},
    {"post": "3", "author": "gr0ve", "at": "2020-01-03T10:00", "kind": "private", "to": ["n00b"],
     "text": "join our private channel", "access": "private_online_seized"},
]  # fmt: skip
ACCOUNTS = [{"author": "n00b", "referrer": "gr0ve", "joined": "2020-01-01T09:00"}, {"author": "x", "referrer": "y"}]
EVENTS = [
    {"event": "1", "kind": "invited", "who": "n00b", "by": "gr0ve", "at": "2020-01-01T09:00"},
    {"event": "2", "kind": "promoted", "who": "fl4sh", "by": "adm1n", "at": "2020-02-01T09:00", "detail": "to vendor"},
    {"event": "3", "kind": "joined", "who": "fl4sh", "at": "2019-02-01T09:00"},
    {"event": "4", "kind": "banned", "who": "fl4sh", "at": "2021-02-01T09:00", "post": "1"},
]
MARKS = [{"mark": "1", "kind": "vouch", "by": "gr0ve", "to": "fl4sh", "at": "2020-03-01T09:00", "text": "solid"},
         {"mark": "2", "kind": "reaction", "by": "gr0ve", "to": "fl4sh"}]  # fmt: skip


@pytest.fixture
def study(tmp_path):
    """A study of a small meeting place."""
    with new_study(tmp_path / "a.study", coder="C1") as made:
        add_online(made, tmp_path / "place.txt", POSTS, ACCOUNTS, EVENTS, MARKS)
        yield made


def proposed(study, kind, **where):
    """The ids of the proposals of a kind."""
    return study.proposals(kind, **where)["proposal"].to_list()


def test_what_is_proposed(study):
    """Events, referrers, vouches and words in posts are proposed, each once; plain joins and reactions are not."""
    found = study.proposals()

    assert {"invited": 1, "promoted": 1, "banned": 1, "vouch": 1, "referred": 1, "channel_shift": 1, "recruiting": 1,
            "invitation": 1} == dict(found["kind"].value_counts().iter_rows())  # fmt: skip
    assert [("y", "x")] == found.filter(kind="referred").select("by", "who").rows()


def test_passage(study):
    """The passage of words in a post is their place in it, counted in characters."""
    row = study.proposals("recruiting").row(0, named=True)
    begin, end = map(int, row["passage"].rpartition(":")[2].split("-"))

    assert "F-01#2" == row["passage"].rpartition(":")[0]
    assert row["words"] == POSTS[1]["text"][begin:end]
    assert row["words"].startswith("Looking for drops")


def test_ids_are_stable(study, tmp_path):
    """Another study with the same evidence, and one with more, propose the same under the same ids."""
    with new_study(tmp_path / "b.study", coder="C2") as other:
        more = [*POSTS, {"post": "9", "author": "z", "text": "quick money, earn fast cash"}]
        add_online(other, tmp_path / "b.txt", more, ACCOUNTS, EVENTS, MARKS)

        assert set(study.proposals()["proposal"]) < set(other.proposals()["proposal"])


def test_part(study):
    """Proposals are listed by kind, place and date."""
    assert 2 == study.proposals(since="2020-02-15").height
    assert 0 == study.proposals(place="F-02").height


def test_nothing_counts_before(study):
    """Listing proposals changes no table, no finding and not the ledger."""
    heads = study.folder.ledger.heads()
    rows = {name: study.table(name).height for name in ("approaches", "personas", "presences", "claims")}
    study.proposals()

    assert heads == study.folder.ledger.heads()
    assert (0, 0) == (rows["approaches"], rows["presences"])
    assert rows == {name: study.table(name).height for name in rows}


def test_accept_approach(study):
    """An accepted recruiting post is an approach with place, medium, date and passage, by whoever accepted."""
    (id_,) = proposed(study, "recruiting")
    study.accept(id_[:6], network="N-1", person="P-2", by="P-1", because="he answers him")
    row = study.table("approaches").row(0, named=True)
    claim = study.table("claims").filter(unit_type="approach", variable="medium").row(0, named=True)

    assert ("P-2", "N-1", "P-1", "F-01", "public_online") == tuple(
        row[name] for name in ("person", "network", "by", "place", "medium")
    )
    assert "2020-01-02" == str(row["at_earliest"])
    assert "C1" == claim["coder"]
    assert "he answers him" == claim["because"]
    assert claim["passages"][0].startswith("F-01#2:")
    assert "F-01 · fl4sh" in study.table("personas")["persona"].to_list()
    assert [] == proposed(study, "recruiting")


def test_accept_private(study):
    """An invitation in a private message is an approach in a private chat, seen by the access of the post."""
    (id_,) = proposed(study, "invitation")
    study.accept(id_, network="N-1", person="P-2", because="so it says")
    passages = study.table("passages")

    assert "private_chat" == study.table("approaches")["medium"][0]
    assert ["private_online_seized"] == passages.filter(pl.col("passage").str.contains("F-01#3"))["access"].to_list()


def test_accept_step(study):
    """With an entry it is a step of that entry."""
    (id_,) = proposed(study, "channel_shift")
    study.accept(id_, entry="E-1", because="first contact", further={"act": "asked", "step": "1"})

    assert [("E-1", "public_online", "asked")] == study.table("steps").select("entry", "medium", "act").rows()


def test_accept_rank(study):
    """A promotion is the rank of a persona, if the frame has the word."""
    (id_,) = proposed(study, "promoted")
    study.accept(id_, because="log of the forum")

    assert ("F-01 · fl4sh", "vendor") in study.table("personas").select("persona", "rank").rows()


def test_accept_others(study):
    """A vouch is a part in an entry, a ban the end of a presence, an invitation without a post an approach."""
    study.accept(*proposed(study, "vouch"), entry="E-1", by="P-1", because="b")
    study.accept(*proposed(study, "banned"), person="P-3", because="b")
    study.accept(*proposed(study, "invited"), person="P-4", network="N-1", because="b")

    assert [("E-1", "P-1", "vouched")] == study.table("entry_agents").select("entry", "person", "part").rows()
    assert [("P-3", "F-01")] == study.table("presences").select("person", "place").rows()
    assert ["P-4"] == study.table("approaches")["person"].to_list()


def test_lacking(study):
    """What a reading lacks is told for all proposals at once, and nothing is claimed."""
    before = len(study.folder.ledger)
    with pytest.raises(InputError) as caught:
        study.accept(*proposed(study, "recruiting"), *proposed(study, "vouch"), because="b")

    assert 4 == len(caught.value.faults)
    assert before == len(study.folder.ledger)


def test_decline_and_undo(study):
    """What was declined is shown only among all, with who and why, cannot be accepted, and comes back by undo."""
    (id_,) = proposed(study, "recruiting")
    study.decline(id_, because="a quote")
    row = study.proposals("recruiting", decided=True).row(0, named=True)

    assert [] == proposed(study, "recruiting")
    assert ("declined", "C1", "a quote") == (row["state"], row["decided_by"], row["because"])
    with pytest.raises(InputError, match="decided by C1"):
        study.accept(id_, network="N-1", person="P-1", because="b")
    study.undo(because="wrong one")
    assert [id_] == proposed(study, "recruiting")


def test_undo_accept(study):
    """Undoing an acceptance takes its claims away and brings the proposal back."""
    (id_,) = proposed(study, "recruiting")
    study.accept(id_, network="N-1", person="P-2", because="b")
    study.undo(because="wrong person")

    assert 0 == study.table("approaches").height
    assert [id_] == proposed(study, "recruiting")


def test_reasons_and_ids(study):
    """A decision needs a reason, and an id that one proposal has."""
    (id_,) = proposed(study, "recruiting")
    with pytest.raises(InputError, match="reason"):
        study.decline(id_, because=" ")
    with pytest.raises(InputError, match="No proposal"):
        study.decline("zzzz", because="b")


def test_merge(study, tmp_path):
    """Decisions made in two copies are both there after a merge."""
    import shutil

    from inroads.study import open_study

    shutil.copytree(study.path, tmp_path / "copy.study")
    study.decline(*proposed(study, "recruiting"), because="b")
    with open_study(tmp_path / "copy.study", "C2") as other:
        other.decline(*proposed(other, "vouch"), because="c")
    study.merge(tmp_path / "copy.study")

    assert {"C1", "C2"} == set(study.proposals(decided=True).filter(state="declined")["decided_by"])


def test_known_place(tmp_path):
    """In an invented place every invitation and vouch is proposed once, and of its texts those that hold a sign."""
    place = make_place(3, 400)
    names = {uid: account.name for uid, account in place.accounts.items()}
    at = "2020-01-01T10:00"
    posts = [{"post": str(one.number), "author": names[one.author], "at": at, "text": one.text}
             for one in [*place.messages, *place.private]]  # fmt: skip
    posts += [{"post": f"s{number}", "author": "s", "text": sign.example} for number, sign in enumerate(online_signs())]
    posts += [{"post": f"n{number}-{place}", "author": "n", "text": text}
              for number, sign in enumerate(online_signs()) for place, text in enumerate(sign.not_in)]  # fmt: skip
    accounts = [{"author": one.name, "referrer": names.get(one.referrer)} for one in place.accounts.values()]
    events = [{"event": str(one.number), "kind": one.kind, "who": names[one.who], "by": names.get(one.by), "at": at}
              for one in place.happenings]  # fmt: skip
    marks = [{"mark": str(one.number), "kind": one.kind, "by": names[one.by], "to": names[one.to]}
             for one in place.marks]  # fmt: skip
    with new_study(tmp_path / "a.study", coder="C1") as study:
        add_online(study, tmp_path / "place.txt", posts, accounts, events, marks)
        found = study.proposals()
    kinds = dict(found["kind"].value_counts().iter_rows())
    told = found.filter(pl.col("kind").is_in(SIGN_KINDS))
    expected = {(f"F-01#s{number}", sign.kind) for number, sign in enumerate(online_signs())}

    assert sum(account.referrer is not None for account in place.accounts.values()) == kinds["invited"]
    assert sum(mark.kind == "vouch" for mark in place.marks) == kinds["vouch"]
    assert "referred" not in kinds
    assert expected <= set(told.select(pl.col("passage").str.split(":").list.first(), "kind").iter_rows())
    assert {"s"} == set(told["by"])


def test_words_of_an_edited_post(study, tmp_path):
    """A proposal on words that came in by an edit names that version; accepted, the claim rests on just these words."""
    edited = {**POSTS[0], "text": "so, looking for drops in BE now", "edited_at": "2020-01-09T10:00"}
    before = study.proposals()["proposal"].to_list()
    add_online(study, tmp_path / "later.txt", [edited])
    row = study.proposals("recruiting").filter(pl.col("passage").str.starts_with("F-01#1")).row(0, named=True)
    whole, _sign, span = row["passage"].rpartition(":")
    begin, end = map(int, span.split("-"))
    study.accept(row["proposal"], because="he asks", network="N-1", person="P-1")

    assert row["words"] == edited["text"][begin:end]
    assert "F-01#1~" == whole[:7]
    assert row["words"] == study.table("passages").filter(passage=row["passage"])["quote"].item()
    assert set(before) < set(study.proposals(decided=True)["proposal"])
    assert any("N-1" in line for line in study.thread(whole))
    assert study.thread("F-01#1") == study.thread(row["passage"])


FIRST = {"post": "7", "author": "x", "at": "2020-03-01T10:00", "text": "write me on telegram"}


def versions_of(study, kind="channel_shift"):
    """Passage, words, which version, state and what was decided on other words, of all proposals on post 7."""
    found = study.proposals(kind, decided=True).filter(post="7").sort("words")
    return found.select("passage", "words", "version", "state", "other_words").rows()


def test_declined_words_do_not_hide_others(study, tmp_path):
    """What was declined comes back when an edit changes its words, with a note; an edit around them brings nothing."""
    add_online(study, tmp_path / "1.txt", [FIRST])
    study.decline(*study.proposals("channel_shift").filter(post="7")["proposal"], because="a joke")
    add_online(
        study, tmp_path / "2.txt", [{**FIRST, "text": "so: write me on telegram", "edited_at": "2020-03-02T10:00"}]
    )
    around = versions_of(study)
    add_online(study, tmp_path / "3.txt", [{**FIRST, "text": "add me on jabber", "edited_at": "2020-03-03T10:00"}])
    (new, old) = versions_of(study)

    assert [("write me on telegram", "in_force", "declined", None)] == [row[1:] for row in around]
    assert ("add me on jabber", "in_force", "open", "declined") == new[1:]
    assert ("write me on telegram", "earlier", "declined", None) == old[1:]


def test_words_of_an_earlier_version(study, tmp_path):
    """Words that an edit or a deletion took away are proposed and cited as that version, and can be accepted."""
    add_online(study, tmp_path / "1.txt", [FIRST])
    add_online(study, tmp_path / "2.txt", [{**FIRST, "text": "add me on jabber", "edited_at": "2020-03-02T10:00"}])
    add_online(study, tmp_path / "3.txt", [{**FIRST, "text": "gone", "gone": True, "edited_at": "2020-03-03T10:00"}])
    middle, first = versions_of(study)
    study.accept(
        *study.proposals("channel_shift").filter(post="7")["proposal"], because="so", network="N-1", person="P-1"
    )
    quotes = dict(study.table("passages").select("passage", "quote").iter_rows())

    assert ("F-01#7:0-20", "earlier") == (first[0], first[2])
    assert ("F-01#7~", "earlier") == (middle[0][:7], middle[2])
    assert ["add me on jabber", "write me on telegram"] == [quotes[row[0]] for row in (middle, first)]


def test_decisions_by_former_ids(study, tmp_path):
    """A decision by an id that did not say the words counts for the words told first, and for no others."""
    add_online(study, tmp_path / "1.txt", [FIRST])
    add_online(study, tmp_path / "2.txt", [{**FIRST, "text": "add me on jabber", "edited_at": "2020-03-02T10:00"}])
    former = blake2b(b"channel_shift\x00F-01#7\x00\x00x", digest_size=6).hexdigest()
    with study.folder.ledger.writing("C1") as pen:
        pen.write("decline", {"proposals": [former], "because": "a joke", "says": former})

    assert ["open", "declined"] == [row[3] for row in versions_of(study)]


def test_lines(study, tmp_path):
    """The list says kinds in the language spoken, which words an edit took away, and what was decided on others."""
    add_online(study, tmp_path / "1.txt", [FIRST])
    add_online(study, tmp_path / "2.txt", [{**FIRST, "text": "add me on jabber", "edited_at": "2020-03-02T10:00"}])
    study.decline(
        study.proposals("channel_shift").filter(version="in_force", post="7")["proposal"][0], because="a joke"
    )
    with speaking("nl"):
        said = "\n".join(proposal_lines(study.proposals("channel_shift").filter(post="7")))

    for words in ("overstap naar een ander kanaal", "alleen in een eerdere versie", "zijn afgewezen: a joke"):
        assert words in said
    assert "channel" not in said
