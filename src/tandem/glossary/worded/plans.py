"""Sentences about training plans: what is taught where, by whom and when."""

from typing import Final

from tandem.glossary.wording import Pair, Wording

_DAY: Final = "day"
_IS_DAY: Final[Pair] = ("{found}", "{found}")
_CHOOSE: Final[Pair] = (
    "Kies school, werkplek, allebei of een andere aanbieder.",
    "Choose school, workplace, both or another provider.",
)
_OTHER_PLACE: Final[Pair] = (
    "Kies een andere werkplek voor deze activiteit, of leer ze op school of bij een andere aanbieder.",
    "Choose another workplace for this activity, or teach it at school or at another provider.",
)


def _day(code: str, *, title: Pair, needed: Pair, step: Pair) -> Wording:
    return Wording(code=code, title=title, found=_IS_DAY, found_as=_DAY, needed=needed, needed_as=_DAY, next=step)


WORDINGS: Final = (
    _day(
        "plan.days_in_order",
        title=("Het plan eindigt voor het begint", "The plan ends before it begins"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=("Verbeter de eerste of de laatste dag.", "Correct the first or the last day."),
    ),
    Wording(
        code="plan.learns_at_work",
        title=("Niets wordt op de werkplek geleerd", "Nothing is learned at the workplace"),
        next=("Zeg van minstens één activiteit dat ze op de werkplek gebeurt.", "Put one activity at the workplace."),
    ),
    Wording(
        code="plan.introduced",
        name=("Waar het aangebracht wordt", "Where it is introduced"),
        title=("Deze activiteit wordt nergens aangebracht", "This activity is introduced nowhere"),
        found=("{found}", "{found}"),
        found_as="plans.Where",
        next=_CHOOSE,
    ),
    Wording(
        code="plan.practised",
        name=("Waar het ingeoefend wordt", "Where it is practised"),
        title=("Deze activiteit wordt nergens ingeoefend", "This activity is practised nowhere"),
        found=("{found}", "{found}"),
        found_as="plans.Where",
        next=_CHOOSE,
    ),
    Wording(
        code="plan.outside_named",
        title=("De andere aanbieder ontbreekt", "The other provider is missing"),
        next=("Schrijf wie dit aanleert, zoals VDAB of Syntra.", "Write who teaches this, such as VDAB or Syntra."),
    ),
    Wording(
        code="plan.workplace_named",
        title=("De werkplek ontbreekt", "The workplace is missing"),
        next=(
            "Kies op welke werkplek van het plan dit gebeurt.",
            "Choose at which workplace of the plan this happens.",
        ),
    ),
    Wording(
        code="plan.workplace_may",
        title=("De werkplek is hiervoor niet erkend", "The workplace is not recognised for this"),
        next=_OTHER_PLACE,
    ),
    Wording(
        code="plan.workplace_offers",
        title=("De werkplek zei niet dat ze dit doet", "The workplace did not say that it does this"),
        next=("Vraag het na bij de mentor, of kies een andere plaats.", "Ask the mentor, or choose another place."),
    ),
    _day(
        "plan.line_in_order",
        title=("De laatste dag valt voor de eerste", "The last day comes before the first"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=("Verbeter een van beide dagen.", "Correct one of the two days."),
    ),
    _day(
        "plan.line_begins",
        title=("Dit begint voor het plan begint", "This begins before the plan begins"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=(
            "Kies een latere dag, of laat het plan vroeger beginnen.",
            "Choose a later day, or begin the plan earlier.",
        ),
    ),
    _day(
        "plan.line_ends",
        title=("Dit eindigt na het plan", "This ends after the plan"),
        needed=("Ten laatste {needed}", "At the latest {needed}"),
        step=(
            "Kies een vroegere dag, of laat het plan langer duren.",
            "Choose an earlier day, or let the plan last longer.",
        ),
    ),
    Wording(
        code="plan.learner_is_there",
        title=("De lerende is dan niet op deze werkplek", "The learner is not at this workplace then"),
        next=(
            "Verbeter de dagen, of kies de werkplek van die periode.",
            "Correct the days, or choose the workplace of then.",
        ),
    ),
    Wording(
        code="plan.minor_guided",
        name=("Toezicht op een minderjarige", "Supervision of a minor"),
        title=("Niemand staat genoemd voor werk dat toezicht vraagt", "Nobody is named for work that asks supervision"),
        next=("Zet erbij welke mentor dit met de lerende doet.", "Add which mentor does this with the learner."),
    ),
    Wording(
        code="plan.setting",
        name=("Soort werkplek", "Kind of workplace"),
        title=("Deze soort werkplek ontbreekt in het plan", "This kind of workplace is missing in the plan"),
        needed=("{needed}", "{needed}"),
        needed_as="plans.Setting",
        missing=("Geen werkplek van deze soort", "No workplace of this kind"),
        next=("Voeg een werkplek toe, of zeg welke soort ze is.", "Add a workplace, or say of which kind it is."),
    ),
    Wording(
        code="plan.supervised_days",
        name=("Dagen onder toezicht in de eerste maand", "Days under supervision in the first month"),
        title=(
            "Te weinig dagen onder toezicht in de eerste maand",
            "Too few days under supervision in the first month",
        ),
        found=("{found} dagen", "{found} days"),
        needed=("Minstens {needed} dagen", "At least {needed} days"),
        next=(
            "Plan meer dagen onder toezicht voor het zelfstandig werk begint.",
            "Plan more days under supervision first.",
        ),
    ),
    Wording(
        code="plan.wider_days_told",
        title=(
            "Hoeveel dagen in ruimere context, is niet te zeggen",
            "How many days in a wider context cannot be told",
        ),
        next=("Zeg van elke werkplek hoeveel dagen het zijn.", "Say of each workplace how many days it is."),
    ),
    Wording(
        code="plan.wider_share",
        name=("Deel in een ruimere context", "Share in a wider context"),
        title=("Te veel dagen in een ruimere context", "Too many days in a wider context"),
        found=("{found} % van de dagen op de werkplek", "{found} % of the days at the workplace"),
        needed=("Hoogstens {needed} van de dagen", "At most {needed} of the days"),
        next=(
            "Plan meer dagen bij de groepen waar de opleiding over gaat.",
            "Plan more days with the groups of the training.",
        ),
    ),
)
