"""How sure a claim is, and the grade of the intelligence it rests on, kept in its native scheme."""

from typing import Literal, get_args

Certainty = Literal["certain", "probable", "possible"]
CERTAINTIES: tuple[str, ...] = get_args(Certainty)

Polarity = Literal["present", "absent"]
POLARITIES: tuple[str, ...] = get_args(Polarity)

GRADE_SCHEMES = {
    "4x4": ("ABCX", "1234"),
    "6x6": ("ABCDEF", "123456"),
    "3x5x2": ("123", "ABCDE", "PC"),
}
"""Reliability of the source, of the information, and (3x5x2) handling: one letter or digit each."""

UNKNOWN_GRADES = {"4x4": "X", "6x6": "F6", "3x5x2": ""}
"""X, F and 6 mean that nobody could judge: unknown, never low."""


def read_grade(text: str) -> tuple[str, str] | None:
    """Scheme and grade of a cell such as ``4x4:B2`` or ``3x5x2:2BC``; None where it is none of the schemes.

    The scheme must be written: B2 exists in two schemes and means different things.

    >>> read_grade("4x4:b2")
    ('4x4', 'B2')
    >>> read_grade("B2") is None
    True
    """
    scheme, _, grade = text.strip().partition(":")
    grade = grade.strip().upper()
    parts = GRADE_SCHEMES.get(scheme.strip().lower())
    if parts is None or len(grade) != len(parts):
        return None
    fits = all(letter in allowed for letter, allowed in zip(grade, parts, strict=True))
    return (scheme.strip().lower(), grade) if fits else None


def is_judged(scheme: str, grade: str) -> bool:
    """Whether somebody could judge source and information at all.

    >>> is_judged("6x6", "F2"), is_judged("6x6", "B2")
    (False, True)
    """
    return not set(grade) & set(UNKNOWN_GRADES[scheme])
