"""Words that the asker and who helps both read."""

from datetime import date
from typing import Any

from django.utils.translation import gettext

from tandem.faces.documents.words import code_label
from tandem.journey.handover.terms.enquiries import AgeGroup, EnquiryOutcome, EnquiryState, TakerKind
from tandem.law import norms

TAGS = {
    EnquiryState.LEFT: "wait",
    EnquiryState.WAITING: "wait",
    EnquiryState.TAKEN: "ok",
    EnquiryState.CLOSED: "neutral",
    EnquiryState.WITHDRAWN: "neutral",
}


def age_words(day: date) -> list[tuple[str, str]]:
    """The ages somebody can choose, by the law of the day."""
    held = norms.at(day)
    least, adult = held.path.min_age_after_two_years.value, held.minor.adult_from_age.value
    most = held.path.until_school_year_of_age.value
    return [
        (AgeGroup.TOO_YOUNG, gettext("jonger dan %(n)s jaar") % {"n": least}),
        (AgeGroup.MINOR, gettext("%(n)s tot %(m)s jaar") % {"n": least, "m": adult - 1}),
        (AgeGroup.YOUNG_ADULT, gettext("%(n)s tot %(m)s jaar") % {"n": adult, "m": most - 1}),
        (AgeGroup.ADULT, gettext("%(n)s jaar of ouder") % {"n": most}),
    ]


def taker_name(kind: TakerKind, provider: str) -> str:
    """Who takes up, or could."""
    return provider or code_label(kind)


def outcome_words(outcome: EnquiryOutcome | None) -> str:
    """What came of it, for the asker."""
    words: dict[EnquiryOutcome, Any] = {
        EnquiryOutcome.ENROLLED: gettext("Je bent ingeschreven. Veel succes."),
        EnquiryOutcome.OTHER_TRAINING: gettext("Je koos een andere opleiding."),
        EnquiryOutcome.WORK: gettext("Je bent aan het werk."),
        EnquiryOutcome.CARE: gettext("Er is eerst andere hulp nodig. Daarna kan je opnieuw vragen."),
        EnquiryOutcome.NOT_REACHED: gettext("Wij konden je niet bereiken. Stel je vraag gerust opnieuw."),
        EnquiryOutcome.NO_LONGER: gettext("Je wou niet meer. Bedenk je je, stel je vraag dan opnieuw."),
        EnquiryOutcome.NOBODY: gettext("Niemand in Tandem kon je vraag opnemen. Het aanspreekpunt helpt je verder."),
    }
    return str(words[outcome]) if outcome else ""
