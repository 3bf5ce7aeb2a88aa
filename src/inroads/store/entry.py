"""One ledger entry: who decided what, when, after which other entries; named by its hash."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True)
class Entry:
    """An entry as the chain knows it; ``body`` is None once it has been erased."""

    id: bytes
    parents: tuple[bytes, ...]
    at: str
    author: str
    verb: str
    digest: bytes
    salt: bytes | None
    body: str | None

    def content(self) -> dict[str, Any]:
        """The body as data; empty where it was erased."""
        return dict(json.loads(self.body)) if self.body else {}

    def bears_its_hash(self) -> bool:
        """Whether the id is the hash of the head, and the digest that of the body (where it was not erased)."""
        named = id_of(self.parents, self.at, self.author, self.verb, self.digest) == self.id
        if self.body is None or self.salt is None:
            return named
        return named and digest_of(self.salt, self.body) == self.digest


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(content: Any) -> str:
    """One text for one content: sorted keys, no spaces."""
    return _ENCODER.encode(content)


def digest_of(salt: bytes, body: str) -> bytes:
    """The salted digest that the chain runs over, so that a body can be erased without breaking it."""
    return hashlib.sha256(salt + body.encode()).digest()


def id_of(parents: tuple[bytes, ...], at: str, author: str, verb: str, digest: bytes) -> bytes:
    """The hash that names an entry."""
    head = canonical([[parent.hex() for parent in sorted(parents)], at, author, verb, digest.hex()])
    return hashlib.sha256(head.encode()).digest()


def now() -> str:
    """The time of an entry: UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
