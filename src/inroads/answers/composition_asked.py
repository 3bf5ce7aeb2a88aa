"""How networks are made up, set against what somebody asks for: only what came first may be asked for."""

from inroads.answers.composition_contrast import Asked
from inroads.answers.composition_roles import role_contrasts
from inroads.answers.composition_size import size_contrasts
from inroads.answers.composition_span import span_contrasts
from inroads.answers.composition_structure import structure_contrasts
from inroads.answers.finding import Record
from inroads.errors import InputError
from inroads.involvement.view import View
from inroads.language import _
from inroads.stats.permuted import DRAWS

ORIGIN, GROWTH_TYPES = "origin", ("growth_type", "growth_type_coded")
CONTRASTS = {"size": size_contrasts, "roles": role_contrasts, "span": span_contrasts, "structure": structure_contrasts}


def composition_contrast(
    view: View, outcome: str, by: str = ORIGIN, *, seed: int = 1, permutations: int = DRAWS
) -> list[Record]:
    """The contrasts of one of :data:`CONTRASTS` by ``origin``; the growth type is refused, with the reason.

    Raises InputError where ``outcome`` or ``by`` is none of those.
    """
    if outcome not in CONTRASTS:
        raise InputError(
            _("«{outcome}» is nothing that can be set against the origin.", outcome=outcome),
            do=_("Choose one of: {known}.", known=", ".join(CONTRASTS)),
        )
    if by in GROWTH_TYPES:
        return [{"row": f"{by}/{outcome}", "contrast": by, "what": outcome, "refused": why_not_growth_type(outcome)}]
    if by != ORIGIN:
        raise InputError(
            _("Networks cannot be told apart by «{by}» here.", by=by),
            do=_("Choose one of: {known}.", known=ORIGIN),
        )
    return CONTRASTS[outcome](view, Asked(seed, permutations))


def why_not_growth_type(outcome: str) -> str:
    """Why an outcome is never set against the growth type."""
    reasons = {
        "size": _(
            "True by definition: type 2 needs one enabler who came through an online place, and the more enablers a"
            " network has the more easily one of them did. Networks of type 2 are larger even where the way in makes"
            " no difference."
        ),
        "roles": _(
            "True by definition: types 3 and 4 are told apart by whether enablers or mules were recruited through"
            " contacts offline, and types 1 and 2 by how an enabler came in. A network without such members can be of"
            " one type only."
        ),
        "span": _(
            "The growth type is settled by those who came later: it does not come before the reach it would be set"
            " against. Ask by the origin instead."
        ),
        "structure": _(
            "The growth type is settled by those who came later and by how they were tied to the core: it does not come"
            " before the structure it would be set against. Ask by the origin instead."
        ),
    }
    return reasons[outcome]
