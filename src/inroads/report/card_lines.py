"""The card of a network for the screen."""

from collections.abc import Iterator

from inroads.answers.card import Card
from inroads.language import _, numeral
from inroads.report.card_words import CardWords


def card_lines(card: Card, words: CardWords) -> list[str]:
    """One network in plain text."""
    title = f"{card.network}  {card.name}" if card.name and card.name != card.network else card.network
    facts = [words.at(card.active)]
    facts += [f"{words.variable('network', name)}: {words.label('network', name, v)}" for name, v in card.facts.items()]
    lines = [title, " · ".join(facts)]
    lines.append(_("Growth type: {growth}", growth=words.growth(card)))
    if card.coverage:
        lines.append(_("Known in full: {layers}", layers=words.coverage(card)))
    for heading, part in (
        (_("Ways in (entries: {n})", n=numeral(len(card.entries))), _entries(card, words)),
        (_("Who brought whom"), _branches(card, words)),
        (_("Who (persons: {n})", n=numeral(len(card.persons))), _persons(card, words)),
        (_("Places (places: {n})", n=numeral(len(card.places))), _places(card, words)),
        (_("Approaches that did not end in joining"), _approaches(card, words)),
        (_("What is not known"), _unknown(card, words)),
        (_("Sources"), _sources(card, words)),
    ):
        told = list(part)
        lines += ["", heading, *told] if told else []
    return lines


def _entries(card: Card, words: CardWords) -> Iterator[str]:
    dates = max((len(words.at(entry.at)) for entry in card.entries), default=0)
    names = max((len(entry.person) for entry in card.entries), default=0)
    for entry in card.entries:
        said = [words.layer(entry.layer), words.way(entry), words.mechanism(entry)]
        said += [_("founder")] if entry.founder else []
        by = words.brought_by(entry)
        said += [_("brought in by {who}", who=by)] if by else []
        said += [_("at {place}", place=words.place(entry.place))] if entry.place else []
        said += [] if entry.counted == "yes" else [_("not counted")]
        yield f"  {words.at(entry.at):<{dates}}  {entry.person:<{names}}  {' · '.join(said)}"
        if words.steps(entry):
            yield f"  {'':<{dates}}  {'':<{names}}    {words.steps(entry)}"


def _branches(card: Card, words: CardWords) -> Iterator[str]:
    for branch in card.branches:
        yield f"  {words.branch(branch)}"
        yield from (f"    {'  ' * depth}{person}" for depth, person in branch.lines)


def _persons(card: Card, words: CardWords) -> Iterator[str]:
    for person in card.persons:
        yield "  " + " · ".join(part for part in (person.person, words.layer(person.layer), words.who(person)) if part)


def _places(card: Card, words: CardWords) -> Iterator[str]:
    for place in card.places:
        said = [
            words.place(place.place),
            words.label("place", "medium", place.medium),
            words.label("place", "kind", place.kind),
        ]
        said += [words.label("presence", "function", one) for one in place.functions]
        yield "  " + " · ".join([*said, _("persons: {n}", n=numeral(place.persons))])


def _approaches(card: Card, words: CardWords) -> Iterator[str]:
    for made in card.approaches:
        said = [words.at(made.at), made.person, words.medium(made.medium)]
        said.append(words.label("approach", "outcome", made.outcome))
        yield "  " + " · ".join([*said, *([_("by {who}", who=made.by)] if made.by else [])])


def _unknown(card: Card, words: CardWords) -> Iterator[str]:
    for blank in card.blanks:
        told = {"variable": words.variable("entry", blank.variable), "word": words.at(blank.word)}
        yield "  " + _("{variable}: {word} in {n} of {of} entries", **told, n=numeral(blank.n), of=numeral(blank.of))
    for kind, unit, variable in card.contested:
        yield "  " + _("{variable} of {unit} is contested", variable=words.variable(kind, variable), unit=unit)


def _sources(card: Card, words: CardWords) -> Iterator[str]:
    for source in card.sources:
        accesses = ", ".join(
            f"{words.label('passage', 'access', one)} {numeral(n)}" for one, n in source.accesses.items()
        )
        kind = words.label("source", "kind", source.kind)
        passages = _("passages: {n}", n=numeral(source.passages))
        yield f"  {source.source} · {kind} · {passages} · {accesses}"
