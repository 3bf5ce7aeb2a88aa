"""Files of posts whose columns hold what may not be stored are known by their hash alone."""

import csv

import pytest
from tests.sources.make_posts import FORUM, jsonl, make_mapping, make_post

from inroads.sources.withheld_columns import withheld_columns
from inroads.study import new_study, open_study


@pytest.mark.parametrize("name", ["password", "user_password", "Users.PWD", "passHash", "login_key", "salt"])
def test_secrets(name):
    """Secrets are known by the last words of a name, whatever may be stored of addresses."""
    assert [name] == withheld_columns([name, "body"], keep_addresses=True)


@pytest.mark.parametrize("name", ["email", "lastIp", "reg_ip", "IP address", "user_phone_number"])
def test_addresses(name):
    """Addresses are withheld where the study does not keep them."""
    assert [name] == withheld_columns([name], keep_addresses=False)
    assert [] == withheld_columns([name], keep_addresses=True)


@pytest.mark.parametrize(
    "name", ["text", "ship", "tips", "email_count_total", "passage", "compass", "author", "trip_to"]
)
def test_other_names(name):
    """A name that only holds such letters is none of them."""
    assert [] == withheld_columns([name], keep_addresses=False)


def held(study):
    """All bytes that the study keeps as evidence."""
    files = [path for path in study.folder.evidence.folder.rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in files)


def test_a_file_with_passwords_is_not_kept(tmp_path):
    """Of a file with a column of passwords the posts are kept and the file is not, also when it grew; verify holds."""
    path, mapping = tmp_path / "a.jsonl", make_mapping(tmp_path, FORUM)
    with new_study(tmp_path / "a.study", coder="C1") as study:
        path.write_bytes(jsonl(make_post(1, user_password="hunter2"), make_post(2)))
        told = " ".join(study.add(path, mapping=mapping).lines())
        with path.open("ab") as out:
            out.write(jsonl(make_post(3)))
        grown = " ".join(study.add(path, mapping=mapping).lines())
        again = " ".join(study.add(path, mapping=mapping).lines())

        assert "may not store: user_password" in told
        assert "it begins with all of a.jsonl" in grown
        assert "only its hash" in grown
        assert "known already: 3" in again
        assert 3 == study.table("posts").height
        assert b"hunter2" not in held(study)
        assert all(check.holds for check in study.verify())


def test_addresses_that_may_be_kept_by_now(tmp_path):
    """A file that grew is read and kept whole where the study has come to keep addresses."""
    path, mapping = tmp_path / "a.jsonl", make_mapping(tmp_path, FORUM)
    path.write_bytes(jsonl(make_post(1, email="a@example.invalid")))
    with new_study(tmp_path / "a.study", coder="C1") as study:
        study.add(path, mapping=mapping)
    settings = tmp_path / "a.study" / "study.toml"
    settings.write_text(settings.read_text().replace('addresses = "drop"', 'addresses = "keep"'))
    path.write_bytes(path.read_bytes() + jsonl(make_post(2, email="b@example.invalid")))
    with open_study(tmp_path / "a.study", coder="C1") as study:
        study.add(path, mapping=mapping)

        assert path.read_bytes() in held(study)


def test_a_file_without_is_kept(tmp_path):
    """A CSV without such columns stays as evidence, with one it does not."""
    mapping = make_mapping(tmp_path, FORUM.replace("jsonl", "csv"))
    for name, extra in (("plain", {}), ("mails", {"email": "a@example.invalid"})):
        rows = [{**make_post(number), **extra} for number in (1, 2)]
        with (tmp_path / f"{name}.csv").open("w", newline="") as out:
            writer = csv.DictWriter(out, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        with new_study(tmp_path / f"{name}.study", coder="C1") as study:
            study.add(tmp_path / f"{name}.csv", mapping=mapping)

            assert (name == "plain") == ((tmp_path / f"{name}.csv").read_bytes() in held(study))
            assert b"example.invalid" not in held(study)
