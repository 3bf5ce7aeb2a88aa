"""Tests of mapping files with ``posts:``."""

import pytest
from tests.sources.make_posts import FORUM, make_mapping

from inroads.errors import InputError
from inroads.sources.post_mapping_file import read_post_mapping

WRONG = """
mapping: forum
read: {format: mbox, delimeter: comma, pattern: "(?P<a"}
posts:
  place: {value: "F#1"}
  autor: {column: user}
  at: {column: date, format: yyyy, zone: Amsterdam}
  text: {column: body, value: x}
  access: {value: open}
"""


def test_read(tmp_path):
    """A part of a post is a constant or stands in columns; what is not mapped is not there."""
    mapping = read_post_mapping(make_mapping(tmp_path))

    assert ("id", "topic", "user", "date", "body", "parent") == mapping.columns
    assert ("F-01", "") == (mapping.constant("place"), mapping.constant("source"))


def test_all_faults_at_once(tmp_path):
    """Every fault of a mapping file is told with its line."""
    with pytest.raises(InputError) as caught:
        read_post_mapping(make_mapping(tmp_path, WRONG))
    lines = sorted(int(fault.where.rpartition(" ")[2]) for fault in caught.value.faults)

    assert [3, 3, 3, 4, 5, 6, 7, 7, 8, 9] == lines


def test_rows_are_another_mapping(tmp_path):
    """A mapping of rows is none of posts; both in one file is a fault."""
    rows = "mapping: a\nrows: [{table: ties, set: {a: {column: x}}}]\n"

    assert read_post_mapping(make_mapping(tmp_path, rows)) is None
    with pytest.raises(InputError, match="rows"):
        read_post_mapping(make_mapping(tmp_path, FORUM + rows.partition("\n")[2]))


def test_patterns_name_the_columns(tmp_path):
    """Of a file of lines only the parts that its patterns name, and the number of the line, can be mapped."""
    text = """
mapping: chat
read: {format: lines, pattern: '<(?P<nick>[^>]+)> (?P<words>.*)', name: '(?P<day>[0-9-]+)'}
posts: {place: {value: C}, post: {column: [day, line]}, author: {column: nick}, text: {column: text}}
"""
    with pytest.raises(InputError, match="«text»"):
        read_post_mapping(make_mapping(tmp_path, text))

    assert read_post_mapping(make_mapping(tmp_path, text.replace("{column: text}", "{column: words}")))
