"""Documents and posts in one line, as references find them."""

from inroads.coding.record import Incoming, Made, record
from inroads.coding.texts import CitedPost, NoPosts, Texts
from inroads.model.document import Document, Segment
from inroads.store.documents import TEXT, Held, document_bytes


class SomeDocuments(dict):
    """Documents by name, each in a source of its own name."""

    @property
    def held(self):
        """Every document with its source."""
        return {name: Held(name, f"S-{name}", "", "") for name in self}

    def names(self):
        """All names."""
        return sorted(self)


class SomePosts:
    """Posts as a study gives them."""

    def __init__(self, posts):
        self.posts = posts

    def places(self):
        """The places that have posts."""
        return {place for place, _post in self.posts}

    def fetch(self, wanted):
        """Those of the wanted that there are."""
        return {key: post for key, post in self.posts.items() if key in wanted}


def make_document(*parts, kind="turn", label="turn", speakers=()):
    """A document of parts that lie one after the other, a line feed between them."""
    segments, start = [], 0
    for number, part in enumerate(parts, 1):
        speaker = speakers[number - 1] if speakers else ""
        segments.append(Segment(kind, f"{label} {number}", start, start + len(part), speaker))
        start += len(part) + 1
    return Document("\n".join(parts), tuple(segments), "test")


def make_texts(posts=None, **documents):
    """The texts of a study with these documents (``_`` in a name is ``-``) and posts."""
    held = SomeDocuments({name.replace("_", "-"): document for name, document in documents.items()})
    return Texts(held, SomePosts({key: CitedPost(*post) for key, post in posts.items()}) if posts else NoPosts())


def add_document(study, path, document, source=""):
    """Put a document into a study; its name is that of the file."""
    path.write_text(document.text)
    made = Made(path.stem, TEXT, document_bytes(document))
    return record(study, [], [Incoming(path, source or path.stem, "test", made=(made,))], "A")
