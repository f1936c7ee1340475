"""Travel times as people read them: about how long, by what, and whether it is an estimate."""

from django.utils.translation import gettext

from tandem.faces.documents.words import code_label
from tandem.registers.travel.rules.estimates import Reach
from tandem.registers.travel.terms import Known, TravelMode


def travel_words(reach: Reach, mode: TravelMode) -> str:
    """About how long it takes and by what; never as if it were exact. Where there is no time, why not."""
    by = by_words(mode)
    if reach.minutes is None:
        why = code_label(reach.why_not) if reach.why_not is not None else ""
        return gettext("geen reistijd %(by)s: %(why)s") % {"by": by, "why": f"{why[:1].lower()}{why[1:]}"}
    words = {"n": reach.minutes, "by": by}
    if reach.known is Known.TIMETABLE:
        return gettext("ongeveer %(n)s min %(by)s, volgens de dienstregeling") % words
    return gettext("ongeveer %(n)s min %(by)s, geschat") % words


def by_words(mode: TravelMode) -> str:
    """By what, as it stands in a sentence."""
    return {
        TravelMode.FOOT: gettext("te voet"),
        TravelMode.BIKE: gettext("met de fiets"),
        TravelMode.E_BIKE: gettext("met de elektrische fiets"),
        TravelMode.MOPED: gettext("met de bromfiets"),
        TravelMode.CAR: gettext("met de auto"),
        TravelMode.PUBLIC_TRANSPORT: gettext("met het openbaar vervoer"),
    }[mode]
