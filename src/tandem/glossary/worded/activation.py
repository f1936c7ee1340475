"""Sentences about waking sleeping recognitions."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, day_order, not_allowed, stands_at

_STATES: Final = "activation.QuestionState"
_ANSWERED: Final[Pair] = ("Deze vraag is al beantwoord", "This question was answered already")
_OVER: Final[Pair] = ("Deze vraag loopt niet meer", "This question no longer runs")


def _at(move: str, *, title: Pair) -> Wording:
    return stands_at(f"availability_question.{move}.state", title=title, states=_STATES)


WORDINGS: Final = (
    _at("say_places", title=_ANSWERED),
    _at("say_not_now", title=_ANSWERED),
    _at("say_mentor_left", title=_ANSWERED),
    _at("lapse", title=_OVER),
    _at("wake", title=_OVER),
    _at("end", title=("Deze vraag is al gesloten", "This question is closed already")),
    _at("run_out", title=_OVER),
    not_allowed(
        "activation.may_ask",
        title=("U stelt deze vraag niet", "You do not ask this question"),
        needed=(
            "Wie beslist bij het partnerschap dat erkende, het Vlaams Partnerschap of het agentschap",
            "Who decides at the partnership that recognised, the Flemish partnership or the agency",
        ),
    ),
    not_allowed(
        "activation.may_answer",
        title=("U antwoordt niet voor deze onderneming", "You do not answer for this company"),
        needed=("Wie de onderneming beheert, of haar personeel", "Who manages the company, or its people"),
    ),
    Wording(
        code="activation.sleeping",
        title=("Deze erkenning slaapt niet", "This recognition does not sleep"),
        needed=(
            "Een geldige erkenning waaronder niemand leert en geen werkplek openstaat",
            "A valid recognition under which nobody learns and no workplace stands open",
        ),
        next=("Kies een andere. De lijst is intussen veranderd.", "Choose another. The list has changed meanwhile."),
    ),
    Wording(
        code="activation.address",
        title=("Van deze onderneming kennen wij geen mailadres", "We know no mail address of this company"),
        needed=("Een mailadres van de onderneming", "A mail address of the company"),
        next=("Bel de onderneming, of schrijf haar een brief.", "Ring the company, or write it a letter."),
    ),
    Wording(
        code="activation.asked_lately",
        title=("Deze onderneming kreeg de vraag pas", "This company was asked lately"),
        found=("Gevraagd op {found}", "Asked on {found}"),
        found_as="day",
        needed=("Opnieuw vanaf {needed}", "Again from {needed}"),
        needed_as="day",
        next=("Wacht tot die dag.", "Wait until that day."),
    ),
    Wording(
        code="activation.not_paused",
        title=("Deze onderneming zei: nu niet", "This company said: not now"),
        found=("Gepauzeerd tot {found}", "Paused until {found}"),
        found_as="day",
        needed=("Opnieuw vanaf {needed}", "Again from {needed}"),
        needed_as="day",
        next=("Vraag het na die dag opnieuw.", "Ask again after that day."),
    ),
    Wording(
        code="activation.most_at_once",
        title=("Zoveel ondernemingen ineens kan niet", "So many companies at once cannot be"),
        found=("{found} gekozen", "{found} chosen"),
        needed=("Minstens een en hoogstens {needed}", "At least one and {needed} at most"),
        next=("Kies er minder, en vraag de rest daarna.", "Choose fewer, and ask the others after that."),
    ),
    day_order(
        "activation.in_time",
        title=("Deze link is verlopen", "This link has expired"),
        needed=("Antwoorden kon tot en met {needed}", "Answering was possible up to {needed}"),
        step=(
            "Is er plaats? Meld u aan en zet een werkplek open.",
            "Is there a place? Sign in and open a workplace.",
        ),
    ),
)
