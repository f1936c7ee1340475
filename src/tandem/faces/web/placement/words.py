"""An opening in words, the same for its company, for who looks for a place, and for everybody."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext

from tandem.faces.documents.words import code_label
from tandem.faces.web.recognition.pages import Fact
from tandem.journey.placement.terms.openings import Accommodation, WishKind, WishLanguage, WorkDay


def year_words(year: int) -> str:
    """A school year as people write it."""
    return f"{year}-{year + 1}"


def period_words(opening: Any) -> str:
    """From which day up to and including which."""
    days = {"start": date_format(opening.starts_on, "DATE_FORMAT"), "end": date_format(opening.ends_on, "DATE_FORMAT")}
    return gettext("%(start)s tot en met %(end)s") % days


def places_words(count: int) -> str:
    """How many places."""
    return ngettext("%(n)s plaats", "%(n)s plaatsen", count) % {"n": count}


def seats_words(opening: Any) -> str:
    """How many places, and how many of them are free where some are taken."""
    whole = places_words(opening.places)
    if not opening.has_guide and opening.taken < opening.places:
        return gettext("%(places)s, de mentoren begeleiden er al genoeg") % {"places": whole}
    if not opening.taken:
        return whole
    if not opening.seats_left:
        return gettext("%(places)s, alles ingenomen") % {"places": whole}
    return gettext("%(places)s, %(n)s vrij") % {"places": whole, "n": opening.seats_left}


def free_words(count: int) -> str:
    """How many places are free."""
    if not count:
        return gettext("alle plaatsen zijn ingenomen")
    return ngettext("%(n)s plaats vrij", "%(n)s plaatsen vrij", count) % {"n": count}


def starts_words(opening: Any, *, day: date) -> str:
    """From when one can start."""
    if opening.starts_on <= day:
        return gettext("u kunt meteen starten")
    return gettext("vanaf %(day)s") % {"day": date_format(opening.starts_on, "DATE_FORMAT")}


def work_facts(opening: Any) -> Iterable[Fact]:
    """When one works there; what is not known is left out."""
    if opening.first_minute is not None:
        clock = f"{opening.first_minute // 60}:{opening.first_minute % 60:02d}"
        yield Fact(gettext("Begin van de werkdag"), gettext("%(clock)s uur") % {"clock": clock})
    if opening.hours_per_week is not None:
        yield Fact(gettext("Uren per week op de werkplek"), number_format(opening.hours_per_week.normalize()))
    if opening.work_days:
        known = [day for day in WorkDay if day.value in opening.work_days]
        yield Fact(gettext("Werkdagen"), ", ".join(code_label(day).lower() for day in known))


def wish_facts(opening: Any) -> Iterable[Fact]:
    """What the work asks, each with the reason."""
    for wish in sorted(opening.wishes.all(), key=lambda row: (row.kind, row.language)):
        label = code_label(WishKind(wish.kind))
        if wish.kind == WishKind.MIN_AGE:
            label = gettext("Minstens %(n)s jaar") % {"n": wish.age}
        elif wish.kind == WishKind.LANGUAGE:
            label = code_label(WishLanguage(wish.language))
        yield Fact(label, wish.why)


def accommodation_words(opening: Any) -> list[str]:
    """What the workplace does for who needs it."""
    return [code_label(one) for one in Accommodation if one.value in opening.accommodations]
