"""The language of each post, recognised without a network: the one file that imports py3langid (extra ``text``).

Its model knows some ninety-seven languages, transliterated ones not: Russian in Latin letters comes out as another
language or as ``und``. A post of two languages bears the one that has more of it.
"""

import hashlib
import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import polars as pl

from inroads.errors import InputError
from inroads.language import _
from inroads.store.acts import standing_acts
from inroads.store.durable import write_durably
from inroads.store.posts import Part, posts_parts, scan_part, scan_posts
from inroads.store.study_folder import StudyFolder

POST_LANGUAGES = "post_languages"
UNDETERMINED = "und"
LEAST_LETTERS = 20
"""Shorter texts are not determined."""
LEAST_PROBABILITY = 0.7
MOST_CHARACTERS = 2_000
"""So much of a text is looked at."""
BATCH = 50_000
FOLDER = "languages"
RULE = 1
"""The number of the rule above, in the names of what is kept: another rule is looked up anew."""
_LENGTH_OF_HASH = 32
_NO_WORDS = re.compile(r"https?://\S{1,2000}|[@#/]\w{1,200}|\S{1,200}@\S{1,200}|[\d_]+")
Identify = Callable[[str], tuple[str, float]]
SCHEMA = pl.Schema({"key": pl.Binary(), "language": pl.String(), "probability": pl.Float32()})


def post_languages(study: StudyFolder) -> pl.DataFrame:
    """``place, post, language, probability`` of every post: ISO 639-1, or ``und`` where it is too short or too unsure.

    What was recognised is kept by part of the posts. Raises InputError where the extra ``text`` is not installed.
    """
    told = [_of_part(study, part) for part in posts_parts(standing_acts(study.ledger))]
    keys = pl.concat([*told, pl.DataFrame(schema=SCHEMA)]).unique("key", keep="last", maintain_order=True)
    posts = scan_posts(study).select("key", "place", "post")
    return posts.join(keys.lazy(), on="key", how="left", maintain_order="left").drop("key").collect()


def recognise(texts: Iterable[str | None]) -> list[tuple[str, float]]:
    """The language of each text with its probability under the model; (``und``, 0) where the text is too short.

    The probability is the model's own and too sure of itself; the threshold was set on texts written for the purpose.
    """
    identify = _identifier()
    return [_recognised(text or "", identify) for text in texts]


def _recognised(text: str, identify: Identify) -> tuple[str, float]:
    words = _NO_WORDS.sub(" ", text[:MOST_CHARACTERS])
    if sum(map(str.isalpha, words)) < LEAST_LETTERS:
        return UNDETERMINED, 0.0
    language, probability = identify(words)
    return (language if probability >= LEAST_PROBABILITY else UNDETERMINED), float(probability)


def _identifier() -> Identify:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        raise InputError(
            _("Recognising languages needs the library py3langid, which is not installed."),
            do=_("Install it: pip install 'inroads[text]'."),
        ) from None
    identify: Identify = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True).classify
    return identify


def _of_part(study: StudyFolder, part: Part) -> pl.DataFrame:
    kept = study.cache / FOLDER / f"{part.sha256[:32]}-{RULE}.parquet"
    found = _read(study, kept)
    if found is None:
        rows = [pl.DataFrame(schema=SCHEMA)]
        for batch in scan_part(study, part).select("key", "text").collect_batches(
            chunk_size=BATCH, engine="streaming"
        ):  # fmt: skip
            told = recognise(batch["text"])
            names, chances = ([one[place] for one in told] for place in (0, 1))
            said = {"key": batch["key"].cast(pl.Binary), "language": names, "probability": chances}
            rows.append(pl.DataFrame(said, schema=SCHEMA))
        found = pl.concat(rows)
        held = io.BytesIO()
        found.write_parquet(held)
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_durably(kept, hashlib.sha256(held.getvalue()).digest() + held.getvalue(), study.sealer)
    return found


def _read(study: StudyFolder, kept: Path) -> pl.DataFrame | None:
    if not kept.is_file():
        return None
    content = study.sealer.unseal(kept.read_bytes())
    mark, held = content[:_LENGTH_OF_HASH], content[_LENGTH_OF_HASH:]
    return pl.read_parquet(io.BytesIO(held)) if hashlib.sha256(held).digest() == mark else None
