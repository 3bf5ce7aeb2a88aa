"""Columns whose content a study may not store, known by their names: passwords and keys, mail, telephone, IP."""

import re
from collections.abc import Iterable

_SIGNS = re.compile(r"[^a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
SECRETS = re.compile(
    "pass(words?|wd|(word)?hash)?|pw(d|hash)|salt|cookie|wachtwoord|(login|api|auth|secret|private|session)key"
    "|session(id|hash)|(security|access|auth)token"
)
ADDRESSES = re.compile(
    "(email|mail)(s|address)?|(reg|register|last|login)?ip|ips|ipaddress|ipv[46]|phone(number)?|telephone|mobile"
    "|telefoon(nummer)?"
)


def withheld_columns(names: Iterable[str], *, keep_addresses: bool) -> list[str]:
    """Those of the names that hold what may not be stored, in order; addresses only where they are not to be kept.

    ``user_password``, ``users.pwd`` and ``lastIp`` are known by their last words.
    """
    known = (SECRETS,) if keep_addresses else (SECRETS, ADDRESSES)
    return sorted(name for name in names if any(one.fullmatch(end) for one in known for end in _ends(name)))


def _ends(name: str) -> set[str]:
    words = [word for word in _SIGNS.split(_CAMEL.sub("_", name).lower()) if word]
    return {"".join(words[start:]) for start in range(max(0, len(words) - 3), len(words))}
