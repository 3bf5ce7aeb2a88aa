"""Damage to files as it happens, and as somebody might plan it."""

import io
import random
import zipfile

ODD = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\r",
        b"\n\n",
        b"\x0c",
        b"\xe2\x80\xa8",
        b"\xf0\x9f\x98\x80",
    ),
    *(b"-->", b"<", b">", b"&#x41;", b"&amp;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"]]>", b"<!--", b"<![CDATA["),
    *(
        b"99999999999999999999",
        b"-1",
        b"0",
        b"1e999",
        b"\\u-12345?",
        b"\\bin99999 ",
        b"{",
        b"}",
        b"[",
        b"]",
        b'"',
        b",",
    ),
    *(b"=== page 1 ===\n", b"00:00:00.000", b"R1: ", b"[00:00:00] ", b"stream", b"endobj", b"/Kids", b"<<", b">>"),
)
LONGEST = 200_000


def mutate(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """The file with one to five kinds of damage; inside a ZIP as often as outside."""
    if data[:4] == b"PK\x03\x04" and chance.random() < 0.7:
        try:
            return _inside(data, chance, others)
        except (zipfile.BadZipFile, ValueError, OSError):
            pass
    for _turn in range(chance.randint(1, 5)):
        data = chance.choice(KINDS)(data, chance, others)
    return data[:LONGEST]


def _inside(data, chance, others):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    name = chance.choice(sorted(parts))
    for _turn in range(chance.randint(1, 3)):
        parts[name] = chance.choice(KINDS)(parts[name], chance, others)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text[:LONGEST])
    return held.getvalue()


def _flip(data, chance, _others):
    held = bytearray(data)
    for _turn in range(chance.randint(1, 8)):
        if held:
            held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return bytes(held)


def _cut(data, chance, _others):
    return data[: chance.randint(0, len(data))]


def _drop(data, chance, _others):
    start = chance.randint(0, len(data))
    return data[:start] + data[start + chance.randint(1, 40) :]


def _repeat(data, chance, _others):
    start = chance.randint(0, len(data))
    piece = data[start : start + chance.randint(1, 60)]
    return data[:start] + piece * chance.choice((2, 3, 50, 1000)) + data[start:]


def _splice(data, chance, others):
    other = chance.choice(others)
    start = chance.randint(0, len(other))
    at = chance.randint(0, len(data))
    return data[:at] + other[start : start + chance.randint(1, 400)] + data[at:]


def _insert(data, chance, _others):
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(ODD) * chance.choice((1, 1, 1, 2, 500)) + data[at:]


def _swap(data, chance, _others):
    one, two, three = sorted(chance.randint(0, len(data)) for _turn in range(3))
    return data[:one] + data[two:three] + data[one:two] + data[three:]


KINDS = (_flip, _flip, _cut, _drop, _repeat, _splice, _insert, _insert, _swap)
