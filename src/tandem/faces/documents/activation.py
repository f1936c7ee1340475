"""How likely a company says yes, in words: never a number without its reasons, never a weight without its mark."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext, ngettext

from tandem.faces.documents.words import code_label
from tandem.journey.activation.rules import Likelihood, Reason
from tandem.journey.activation.terms import LikelyReason
from tandem.law import norms


def likelihood_words(told: Likelihood) -> str:
    """How many of the points there are."""
    return gettext("%(points)s van %(most)s punten") % {"points": told.points, "most": told.most}


def reason_lines(told: Likelihood) -> Iterator[str]:
    """Each reason with what it weighs; one sentence where there is none."""
    for one in told.reasons:
        yield f"{_reason(one)} (+{one.points})"
    if not told.reasons:
        yield gettext("Wij kennen geen reden waarom ze ja zou zeggen.")


def weight_lines(*, day: date) -> Iterator[str]:
    """What each reason weighs that day; every weight is an assumption."""
    held = norms.at(day).activation
    weights = {
        LikelyReason.TRAINED_BEFORE: held.points_trained.value,
        LikelyReason.LOOKING: held.points_looking.value,
        LikelyReason.RECENT: held.points_recent.value,
        LikelyReason.MENTOR: held.points_mentor.value,
        LikelyReason.SHORTAGE: held.points_shortage.value,
        LikelyReason.ANSWERED_BEFORE: held.points_answered.value,
    }
    for code, points in weights.items():
        yield f"{code_label(code)}: {points}"


def _reason(one: Reason) -> str:
    number = {"n": one.number}
    if one.code is LikelyReason.TRAINED_BEFORE:
        if not one.number:
            return gettext("Dit jaar leerde hier nog iemand")
        text = ngettext(
            "%(n)s jaar geleden leerde hier nog iemand", "%(n)s jaar geleden leerde hier nog iemand", one.number
        )
        return text % number
    return {
        LikelyReason.LOOKING: gettext("Minstens %(n)s lerenden zoeken hiervoor een werkplek in de buurt"),
        LikelyReason.RECENT: gettext("Erkend in de laatste %(n)s maanden"),
        LikelyReason.MENTOR: gettext("Er is nog een mentor op deze vestiging"),
        LikelyReason.SHORTAGE: gettext("De opleiding leidt tot een knelpuntberoep"),
        LikelyReason.ANSWERED_BEFORE: gettext("De onderneming antwoordde al eens op deze vraag"),
    }[one.code] % number
