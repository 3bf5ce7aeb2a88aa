"""The text of a MySQL dump, sound, damaged or hostile, gives rows and a report, and runs nothing."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroads.sources.online import sql_dump
from inroads.sources.online.report import Report
from inroads.sources.online.sql_dump import SqlDump, tables_of, value_of

TABLE = b"""-- MySQL dump
/*!40101 SET NAMES cp1251 */;
CREATE TABLE `x_posts` (
  `pid` int(10) unsigned NOT NULL, `pw` varchar(3) default 'a,b(c', `t` text, `e` enum('a','b'),
  PRIMARY KEY (`pid`), KEY `x` (`pw`,`t`(3))
) ENGINE=MyISAM;
"""


def rows(tmp_path, data, *asked):
    """Rows of a dump with the columns asked for, and its report."""
    path = tmp_path / "a.sql"
    path.write_bytes(data)
    report = Report("a.sql", unit="row")
    dump = SqlDump(path, report)
    wanted = asked or ("pid", "t")
    return list(dump.rows(lambda _table, columns: [name for name in columns if name in wanted])), report


def test_columns_in_their_order(tmp_path):
    """CREATE TABLE gives columns without keys, defaults and lengths, and SET NAMES the charset."""
    (tmp_path / "a.sql").write_bytes(TABLE)

    assert ({"x_posts": ("pid", "pw", "t", "e")}, "cp1251") == tables_of(tmp_path / "a.sql")


def test_what_is_not_asked_for_is_not_given(tmp_path):
    """Only columns that were asked for come out, in the order of the table."""
    found, _report = rows(tmp_path, TABLE + b"INSERT INTO x_posts VALUES (1,'secret','a','b'),(2,'secret',NULL,'b');\n")

    assert [("x_posts", 1, (b"1", b"a")), ("x_posts", 2, (b"2", None))] == found


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        (b"'it''s \\'so\\' \\n\\\\'", b"it's 'so' \n\\"), (b"NULL", None), (b"0x4142", b"AB"), (b"X'4142'", b"AB"),
        (b"_binary 'a'", b"a"), (b"-1.5", b"-1.5"), (b'"a""b"', b'a"b'), (b"''", b""), (b"0xZZ", b"ZZ"),
    ],
)  # fmt: skip
def test_values(raw, meant):
    """Quotes, escapes, hexadecimal and _binary are undone."""
    assert meant == value_of(raw)


def test_ways_to_insert(tmp_path):
    """INSERT IGNORE, REPLACE, column lists in any order, names of databases and ON DUPLICATE KEY are read."""
    found, report = rows(
        tmp_path,
        TABLE + b"insert ignore into `db`.`x_posts` values (1,'','a','b');\nREPLACE INTO x_posts (`t`, `pid`) VALUES\n"
        b"('b', 2),\n\t('c',\t3) ON DUPLICATE KEY UPDATE t=';';\nINSERT INTO x_posts VALUES (4,'','d','a');",
    )

    assert [(b"1", b"a"), (b"b", b"2"), (b"c", b"3"), (b"4", b"d")] == [values for _table, _number, values in found]
    assert not report.left


def test_statements_that_are_no_rows_are_passed_over(tmp_path):
    """Triggers under DELIMITER, DROP, views and comments with quotes in them change nothing and are not run."""
    found, report = rows(
        tmp_path,
        TABLE
        + b"DELIMITER ;;\nCREATE TRIGGER t BEGIN DELETE FROM x; SELECT 'a; END ;;\nDELIMITER ;\n-- don't\n# it's\n"
        b"/*!50001 CREATE VIEW v AS SELECT 'x;' */;\nDROP TABLE x_posts; LOAD DATA INFILE 'x' INTO TABLE y;\n"
        b"INSERT INTO x_posts VALUES (1,'','a','b');",
    )

    assert [(b"1", b"a")] == [values for _table, _number, values in found]
    assert not report.truncated


def test_rows_of_another_length_are_left(tmp_path):
    """A row with too few or too many values is left with its number, and the next one is taken."""
    found, report = rows(
        tmp_path, TABLE + b"INSERT INTO x_posts VALUES (1,'','a','b'),(2,'x'),(3,'','c',NOW(),5),(4,'','d','a');"
    )

    assert [1, 4] == [number for _table, number, _values in found]
    assert [[2], [3]] == [left.places for left in report.left.values()]


@pytest.mark.parametrize("end", [b"(2,'','unfin", b"(2,'','b','b'", b"", b"(2,", b"(2,'','b','b')"])
def test_a_file_that_ends_early(end, tmp_path):
    """What stands before the end is taken, and the report says that the file ends early."""
    found, report = rows(tmp_path, TABLE + b"INSERT INTO x_posts VALUES (1,'','a','b')," + end)

    assert 1 + end.endswith(b")") == len(found)
    assert report.truncated


def test_a_packed_file_that_ends_early(tmp_path):
    """A gzip file cut off is read as far as it goes."""
    data = TABLE + b"INSERT INTO x_posts VALUES " + b",".join(b"(%d,'','a%d','b')" % (n, n) for n in range(120_000))
    found, report = rows(tmp_path, gzip.compress(data, 1)[:-2000])

    assert len(found) > 50_000
    assert report.truncated


def test_a_row_without_end_is_left(tmp_path, monkeypatch):
    """A value larger than may be held is passed over as it streams by; the row after it is taken."""
    monkeypatch.setattr(sql_dump, "LONGEST_ROW", 1 << 21)
    row = b"(1,'','" + b"a" * 5_000_000 + b"','b'),(2,'','b','b');"
    found, report = rows(tmp_path, gzip.compress(TABLE + b"INSERT INTO x_posts VALUES " + row, 1))

    assert [(2, (b"2", b"b"))] == [(number, values) for _table, number, values in found]
    assert [[1]] == [left.places for left in report.left.values()]


@pytest.mark.parametrize("end", [b"(9,'','z','b');\n", b"(9,'','z (so) it''s','b');\nUNLOCK TABLES;\n"])
@pytest.mark.parametrize("open_", [b"(2,'','left open,'b')", b"(2,'','escaped\\','b')", b"(2,','it','b')"])
def test_a_quote_left_open_costs_its_own_row_alone(open_, end, tmp_path):
    """Where a quote is left open, its row is left with its number, and all rows and statements after it are read."""
    sound = b",".join(b"(%d,'','text %d','b')" % (n, n) for n in range(3, 9))
    first = b"INSERT INTO x_posts VALUES (1,'','a','b')," + open_ + b"," + sound + b"," + end
    last = b"INSERT INTO x_posts VALUES (10,'','last','b')," + open_ + b";\nINSERT INTO x_posts VALUES (12,'','','b');"
    found, report = rows(tmp_path, TABLE + first + last)

    assert [1, *range(3, 11), 12] == [int(values[0]) for _table, _number, values in found]
    assert [2, 11] == sorted(place for left in report.left.values() for place in left.places)
    assert not report.truncated


def test_a_sign_that_is_no_row_is_told(tmp_path):
    """Rows that end in something else than a semicolon or a clause are told to do so."""
    found, report = rows(tmp_path, TABLE + b"INSERT INTO x_posts VALUES (1,'','a','b') x (2,'','b','b');")

    assert 1 == len(found)
    assert [[2]] == [left.places for left in report.left.values()]


def test_rows_over_the_edge_of_a_piece(tmp_path):
    """Rows that lie across the pieces a file is read in are whole."""
    texts = [b"x" * (n % 5000) + b"''\\'" for n in range(2000)]
    inserted = b",".join(b"(%d,'','%s','b')" % (n, text) for n, text in enumerate(texts))
    found, report = rows(tmp_path, TABLE + b"INSERT INTO x_posts VALUES " + inserted + b";\n")

    assert [text[:-4] + b"''" for text in texts] == [values[1] for _table, _number, values in found]
    assert (False, {}) == (report.truncated, report.left)


CELL = st.one_of(st.none(), st.binary(max_size=30), st.integers().map(lambda number: str(number).encode()))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELL, CELL), max_size=8))
def test_what_a_server_writes_comes_back(tmp_path_factory, cells):
    """Any bytes, escaped as mysqldump does, come back as they were."""

    def written(cell):
        if cell is None:
            return b"NULL"
        told = cell.replace(b"\\", b"\\\\").replace(b"'", b"\\'").replace(b"\n", b"\\n").replace(b"\0", b"\\0")
        return b"'%s'" % told

    data = TABLE + b"".join(
        b"INSERT INTO x_posts VALUES (%s,'p',%s,'a');\n" % (written(one), written(other)) for one, other in cells
    )
    found, report = rows(tmp_path_factory.mktemp("sql"), data)

    assert cells == [values for _table, _number, values in found]
    assert not report.left


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([b"'", b"\\", b"(", b")", b",", b";", b"1", b"`", b'"', b"/*", b"*/", b"--", b"\n", b" "]),
        max_size=40,
    )
)
def test_no_input_makes_it_fail(tmp_path_factory, signs):
    """Whatever stands where rows should, reading ends without a fault."""
    found, _report = rows(
        tmp_path_factory.mktemp("sql"), TABLE + b"INSERT INTO x_posts VALUES (1,'','a','b')," + b"".join(signs)
    )

    assert (b"1", b"a") == found[0][2]
