"""ELAN: the annotations of all tiers in the order of time; who speaks is the participant of the tier, or its name."""

from collections.abc import Iterator

from inroads.errors import Fault, InputError
from inroads.language import _
from inroads.sources.document_plain import Plain
from inroads.sources.document_xml import Element, attribute, descend, local, parse_xml
from inroads.sources.transcript_cues import Cue, of_cues

ROOT = "ANNOTATION_DOCUMENT"
_KINDS = ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION")
_INSIDE = frozenset(_KINDS)


def read_elan(data: bytes, name: str) -> Plain:
    """The annotations that say something; raises one InputError with all that is broken."""
    root = parse_xml(data, name)
    if local(root) != ROOT:
        raise InputError(
            _("This is no ELAN file: its root is «{tag}», not {root}.", tag=local(root)[:40], root=ROOT),
            name,
            _("Save the transcript in ELAN as .eaf, or export it as WebVTT or SRT."),
        )
    annotations = _Annotations(root, name)
    said = [cue for tier in root if local(tier) == "TIER" for cue in annotations.of_tier(tier)]
    if annotations.faults:
        raise InputError.of(annotations.faults)
    cues = [cue for cue in said if cue.text.strip()]
    silent = len(said) - len(cues)
    notes = (_("{file}: annotations without words, left out: {count}.", file=name, count=silent),) if silent else ()
    return of_cues(sorted(cues, key=lambda cue: (cue.start_ms, cue.end_ms)), name, notes)


class _Annotations:
    """The times of a file, and the faults found so far."""

    def __init__(self, root: Element, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.slots = self._slots(root)
        self.held = {attribute(one, "ANNOTATION_ID"): one for one in root.iter() if local(one) in _KINDS}

    def _slots(self, root: Element) -> dict[str, int]:
        """The time of each slot; one that bears none has that of the last slot before it that does."""
        slots: dict[str, int] = {}
        last = 0
        for slot in (one for order in root if local(order) == "TIME_ORDER" for one in order if local(one)):
            text = attribute(slot, "TIME_VALUE")
            if text and not (text.isascii() and text.isdecimal() and len(text) < len("1000000000000")):
                self._fault(_("This is no time in milliseconds: «{text}».", text=text[:40]), slot)
            elif text:
                last = int(text)
            slots[attribute(slot, "TIME_SLOT_ID")] = last
        return slots

    def of_tier(self, tier: Element) -> Iterator[Cue]:
        """The annotations of a tier, those without words too."""
        speaker = attribute(tier, "PARTICIPANT") or attribute(tier, "TIER_ID")
        for one in descend(tier, _INSIDE):
            if local(one) in _KINDS:
                words = "".join(value.text or "" for value in one if local(value) == "ANNOTATION_VALUE")
                yield Cue(*self._times(one), " ".join(words.split("\n")).strip(), speaker)

    def _times(self, one: Element) -> tuple[int, int]:
        """The times of an annotation, or of the one that it is about."""
        seen: set[str] = set()
        at: Element | None = one
        while at is not None and local(at) == "REF_ANNOTATION" and attribute(at, "ANNOTATION_ID") not in seen:
            seen.add(attribute(at, "ANNOTATION_ID"))
            at = self.held.get(attribute(at, "ANNOTATION_REF"))
        refs = [attribute(at, f"TIME_SLOT_REF{end}") for end in (1, 2)] if at is not None else []
        if not refs or any(ref not in self.slots for ref in refs):
            self._fault(_("This annotation bears no time: «{id}».", id=attribute(one, "ANNOTATION_ID")[:40]), one)
            return (0, 0)
        return (self.slots[refs[0]], self.slots[refs[1]])

    def _fault(self, what: str, element: Element) -> None:
        where = _("{file}, line {line}", file=self.name, line=element.sourceline)
        self.faults.append(Fault(what, where, _("Open the file in ELAN, and save it again.")))
