"""The six questions of the study: which findings answer them, what each needs, and which cells would open more."""

from collections.abc import Callable
from dataclasses import dataclass, field

from inroads.answers import ready_functioning as functions
from inroads.answers import ready_settled as settled
from inroads.answers import ready_stays as places
from inroads.answers import ready_tied as tied
from inroads.answers.ready_cells import Cell
from inroads.answers.ready_settled import Settles
from inroads.language import _

FIRST_CONTACT = Cell("entries", "medium_first_contact", ("face_to_face", "phone", "private_chat"))
CHANNEL = Cell("entries", "channel", ("contact", "place"))
ROLE = Cell("entries", "role", ("core", "professional_enabler", "money_mule"))
FOUNDER = Cell("entries", "founder", ("yes", "no"))
COVERAGE = Cell("networks", "coverage", (["all"],))
APPROACH_MEDIUM = Cell("approaches", "medium", ("face_to_face", "private_chat"))
OUTCOME = Cell("approaches", "outcome", ("joined", "refused"))
PLACE_FUNCTION = Cell("presences", "function", ("meet_core", "buy_tool"))
FORMED = Cell("ties", "formed_medium", ("face_to_face", "private_chat"))
MAINTAINED = Cell("ties", "maintained_medium", ("face_to_face", "private_chat"))
ACTIVITY_MEDIUM = Cell("activities", "medium", ("face_to_face", "phone", "private_chat"))
ACTIVITY_FUNCTION = Cell("activities", "function", ("plan", "casher"))
ACTIVITY_PHASE = Cell("activities", "script_phase", ("preparation", "exit"))
STEP_ACT = Cell("steps", "act", ("tested", "agreed"))
STEP_MEDIUM = Cell("steps", "medium", ("face_to_face", "phone", "private_chat"))
FLOW_MEDIUM = Cell("flows", "medium", ("face_to_face", "phone", "private_chat"))
SCRIPT_KNOWN = Cell("networks", "script_known", (True,))
SPANS = tuple(Cell("networks", name, ("local", "cross_border")) for name in ("geo_core", "geo_enablers", "geo_victims"))


@dataclass(frozen=True)
class Asks:
    """What one finding asks: of which units it must be known, and the cells that may be blank.

    ``least`` is how many units must be settled before there is an answer at all.
    """

    finding: str
    settles: Settles
    needs: Callable[[], str]
    cells: tuple[Cell, ...] = ()
    least: int = 1


@dataclass(frozen=True)
class Question:
    """One question: the findings of today, of which the first is its headline, and those still to be built."""

    text: Callable[[], str]
    asks: tuple[Asks, ...] = ()
    later: tuple[str, ...] = field(default=())


QUESTIONS = (
    Question(
        lambda: _("Who came in how: through whom or where, offline or online?"),
        (
            Asks(
                "mechanisms.two_by_two",
                settled.known_ways,
                lambda: _("entries whose channel and medium are known"),
                (FIRST_CONTACT, CHANNEL),
            ),
            Asks(
                "mechanisms.by_role",
                settled.ways_with_layer,
                lambda: _("entries whose way in and layer are known"),
                (FIRST_CONTACT, CHANNEL, ROLE),
            ),
            Asks(
                "mechanisms.by_phase",
                settled.ways_with_phase,
                lambda: _("entries whose way in and phase are known"),
                (FIRST_CONTACT, CHANNEL, ROLE, FOUNDER),
            ),
            Asks(
                "mechanisms.pathways",
                settled.known_paths,
                lambda: _("entries whose path is known"),
                (FIRST_CONTACT,),
            ),
            Asks(
                "mechanisms.chains",
                settled.known_agents,
                lambda: _("entries that say who brought the person in, or that nobody did"),
            ),
            Asks(
                "mechanisms.approaches",
                settled.known_outcomes,
                lambda: _("approaches whose medium and outcome are known"),
                (APPROACH_MEDIUM, OUTCOME),
            ),
            Asks(
                "mechanisms.growth_types",
                settled.single_types,
                lambda: _("networks for which one growth type is left"),
                (FIRST_CONTACT, CHANNEL, ROLE, FOUNDER, COVERAGE),
            ),
            Asks(
                "places.use",
                settled.known_places,
                lambda: _("networks on record at offline and at online places, or said to use none"),
            ),
            Asks(
                "places.functions",
                settled.known_functions,
                lambda: _("presences at a place whose function is known"),
                (PLACE_FUNCTION,),
            ),
            *(
                Asks(name, places.dated_stays, lambda: _("stays in a place that are dated from beginning to end"))
                for name in ("places.convergence", "places.bridging")
            ),
            Asks(
                "places.renewal",
                places.known_renewal,
                lambda: _("exits of which it is known whether they were followed within half a year"),
            ),
            *(
                Asks(name, settled.places_with_posts, lambda: _("online places of which dated posts are held"))
                for name in ("places.coverage", "places.now")
            ),
        ),
    ),
    Question(
        lambda: _("What is done where, and what cannot run without the other world?"),
        (
            Asks(
                "functioning.map",
                functions.known_activities,
                lambda: _("activities whose phase, function and medium are known"),
                (ACTIVITY_MEDIUM, ACTIVITY_FUNCTION, ACTIVITY_PHASE),
            ),
            Asks(
                "functioning.switches",
                functions.known_steps,
                lambda: _("activities of known medium of which it is told what they depend on, or that they do not"),
                (ACTIVITY_MEDIUM,),
            ),
            Asks(
                "functioning.dependence",
                functions.known_needs,
                lambda: _("activities of which it is known whether they can run without the other world"),
                (SCRIPT_KNOWN, ACTIVITY_MEDIUM),
            ),
            Asks(
                "functioning.trust",
                functions.known_acts,
                lambda: _("steps of entries whose act and world are known"),
                (STEP_ACT, STEP_MEDIUM),
            ),
            Asks(
                "functioning.money",
                functions.known_flows,
                lambda: _("money flows whose world is known"),
                (FLOW_MEDIUM,),
            ),
        ),
    ),
    Question(
        lambda: _("How are offline and online ties intertwined?"),
        (
            Asks(
                "intertwinement.formed_maintained",
                settled.known_ties,
                lambda: _("ties of which it is known where they were formed and kept up"),
                (FORMED, MAINTAINED),
            ),
            Asks(
                "intertwinement.overlap",
                tied.known_pairs,
                lambda: _("ties of members with each other of which all media are known"),
                (FORMED, MAINTAINED),
            ),
            Asks(
                "intertwinement.order",
                tied.known_order,
                lambda: _("ties of members who are tied in both worlds, of which it is known which came first"),
            ),
            Asks(
                "intertwinement.brokers",
                tied.known_pairs,
                lambda: _("ties of members with each other of which all media are known"),
                (FORMED, MAINTAINED),
            ),
            Asks(
                "intertwinement.coupling",
                tied.known_pairs,
                lambda: _("ties of members with each other of which all media are known"),
                (FORMED, MAINTAINED),
            ),
        ),
    ),
    Question(
        lambda: _("How are networks made up, and what goes with the way in?"),
        (
            Asks(
                "composition.size",
                settled.covered_networks,
                lambda: _("networks whose members are said to be known in full"),
                (COVERAGE,),
            ),
            Asks("composition.roles", settled.known_layers, lambda: _("members whose layer is known"), (ROLE,)),
            Asks(
                "composition.span",
                settled.known_spans,
                lambda: _("networks of which it is known how far core, enablers and victims reach"),
                SPANS,
            ),
            Asks(
                "composition.structure",
                tied.tied_networks,
                lambda: _("networks of three members or more with a tie on record"),
            ),
        ),
        (
            *("composition.skill_age", "composition.specialisation", "composition.durability"),
            *("effects.entry_hazard", "effects.configurations"),
        ),
    ),
    Question(
        lambda: _("What changed over the years, and what only seems to?"),
        (
            Asks(
                "change.mechanisms",
                settled.ways_in_sweeps,
                lambda: _("entries whose way in is known, of networks with a dated investigation"),
            ),
            Asks(
                "change.within_networks",
                settled.dated_ways,
                lambda: _("entries whose way in and date are known"),
            ),
            Asks(
                "change.places",
                settled.places_in_sweeps,
                lambda: _("networks with a dated investigation whose places are known"),
            ),
            Asks(
                "change.decomposed",
                settled.types_in_sweeps,
                lambda: _("networks with a dated investigation whose case type is known"),
            ),
            Asks(
                "change.comparable",
                settled.dated_inquiries,
                lambda: _("networks with a dated investigation"),
            ),
        ),
    ),
    Question(
        lambda: _("What do insiders alone tell, and where do sources contradict each other?"),
        (
            Asks(
                "insider.contradictions",
                settled.kinds_with_ways,
                lambda: _("kinds of source on which known ways in rest"),
                least=2,
            ),
        ),
        (*("insider.accounts", "insider.only_here"), *("insider.closed_doors", "insider.turning_points")),
    ),
    Question(
        lambda: _("How far would a study of online sources alone mislead?"),
        (
            Asks(
                "bias.mask_and_recode",
                settled.stated_accesses,
                lambda: _("passages that state by what access they were to be had"),
            ),
            Asks(
                "bias.source_contrast",
                settled.kinds_with_ways,
                lambda: _("kinds of source on which known ways in rest"),
                least=2,
            ),
        ),
        ("bias.recall", "bias.structure", "bias.corrected", "bias.unseen", "bias.bounds"),
    ),
    Question(
        lambda: _("Which theories hold, and which must be amended?"),
        later=("theory.H01 ... theory.H30", "theory.upgrades"),
    ),
    Question(
        lambda: _("Where would an intervention bite?"),
        later=(
            *("intervention.key_players", "intervention.places", "intervention.mechanisms"),
            *("intervention.functions", "intervention.gaps"),
        ),
    ),
)
"""Each need stands here once, beside the question it belongs to."""
