"""Sentences about warm handovers."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, day_order, not_allowed, stands_at

_STATES: Final = "handover.HandoverState"


def _at(move: str, *, title: Pair) -> Wording:
    return stands_at(f"warm_handover.{move}.state", title=title, states=_STATES)


WORDINGS: Final = (
    _at("agree", title=("Deze overdracht wacht niet op een akkoord", "This handover waits for no agreement")),
    _at("decline", title=("Deze overdracht loopt niet meer", "This handover no longer runs")),
    _at("accept", title=("Deze lerende kan nu niet overgenomen worden", "This learner cannot be taken over now")),
    _at("send_back", title=("Deze lerende kan nu niet teruggestuurd worden", "This learner cannot be sent back now")),
    _at("withdraw", title=("Deze overdracht loopt niet meer", "This handover no longer runs")),
    _at("lapse", title=("Deze overdracht loopt niet meer", "This handover no longer runs")),
    not_allowed(
        "handover.may_withdraw",
        title=("Deze overdracht is niet van u", "This handover is not yours"),
        needed=("Wie de lerende begeleidt of overdroeg", "Who guides the learner or handed them over"),
    ),
    not_allowed(
        "handover.may_agree",
        title=("Alleen het gezin gaat akkoord", "Only the family agrees"),
        needed=("De lerende, of een ouder van een minderjarige", "The learner, or a parent of a minor"),
    ),
    not_allowed(
        "handover.may_answer",
        title=("Deze lerende wordt niet aan u overgedragen", "This learner is not handed over to you"),
        needed=("Wie de lerende kan overnemen", "Who can take the learner over"),
    ),
    Wording(
        code="handover.running",
        title=("Dit traject is al afgelopen", "This track has ended already"),
        needed=("Een traject dat loopt", "A track that is running"),
        next=("Kijk het dossier na.", "Check the file."),
    ),
    Wording(
        code="handover.open_once",
        title=("Voor deze lerende loopt al een overdracht", "A handover of this learner runs already"),
        needed=("Eén overdracht tegelijk", "One handover at a time"),
        next=("Neem de andere eerst terug.", "Take the other one back first."),
    ),
    Wording(
        code="handover.to_another",
        title=("Deze lerende is daar al", "This learner is there already"),
        needed=("Iemand anders dan wie nu begeleidt", "Somebody else than who guides now"),
        next=("Kies iemand anders.", "Choose somebody else."),
    ),
    Wording(
        code="handover.attended",
        title=("Daar is niemand die kan antwoorden", "Nobody there can answer"),
        needed=("Iemand die in Tandem werkt", "Somebody who works in Tandem"),
        next=(
            "Kies iemand anders, of spreek eerst af wie in Tandem komt.",
            "Choose somebody else, or first agree who comes into Tandem.",
        ),
    ),
    Wording(
        code="handover.not_placed",
        title=("Deze lerende heeft een werkplek", "This learner has a workplace"),
        needed=("Een lerende zonder lopende werkplek", "A learner without a running workplace"),
        next=("Rond eerst de werkplek af.", "End the workplace first."),
    ),
    Wording(
        code="handover.gives_training",
        title=("Deze aanbieder geeft deze opleiding nu niet", "This provider does not give this training now"),
        needed=("Een aanbieder die de opleiding geeft", "A provider that gives the training"),
        next=("Kijk na of dit klopt.", "Check whether this is right."),
    ),
    Wording(
        code="handover.vdab_adult",
        title=("VDAB begeleidt wie meerderjarig is", "VDAB guides who is of age"),
        found=("{found} jaar", "{found} years"),
        needed=("Minstens {needed} jaar", "At least {needed} years"),
        next=(
            "Wie minderjarig is, is leerplichtig. Praat met het CLB over een andere weg.",
            "A minor is bound to learn. Talk to the CLB about another way.",
        ),
    ),
    Wording(
        code="handover.says_where",
        title=("Het blad zegt nog niet waar de lerende staat", "The sheet does not say yet where the learner stands"),
        needed=("Enkele zinnen", "A few sentences"),
        next=("Schrijf kort waar de lerende nu staat.", "Write briefly where the learner stands now."),
    ),
    Wording(
        code="handover.words",
        title=("Deze tekst kunnen wij niet bewaren", "We cannot keep this text"),
        needed=("Gewone tekst van hoogstens {needed} tekens", "Plain text of at most {needed} characters"),
        next=("Maak de tekst korter, of typ hem opnieuw.", "Make it shorter, or type it again."),
    ),
    Wording(
        code="handover.right_voice",
        title=("Iemand anders gaat hier akkoord", "Somebody else agrees here"),
        found=("{found}", "{found}"),
        found_as="handover.Agreed",
        needed=("Een ouder voor wie minderjarig is, anders de lerende", "A parent for a minor, otherwise the learner"),
        next=("Vraag het aan wie akkoord kan gaan.", "Ask who can agree."),
    ),
    day_order(
        "handover.signed_in_past",
        title=("Dit papier is in de toekomst getekend", "This paper was signed in the future"),
        needed=("Ten laatste op {needed}", "At the latest on {needed}"),
        step=("Kijk de dag na.", "Check the day."),
    ),
)
