"""Travel times as people read them: about how long, by what, and whether it is an estimate."""

from datetime import date
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext

from tandem.faces.documents.words import code_label
from tandem.journey.placement.rules.schedule import Schedule, known_by
from tandem.law import norms
from tandem.registers.travel.queries.areas import Area
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


def trip_words(minutes: int, mode: TravelMode, schedule: Schedule | None = None) -> str:
    """How long a trip takes and by what: an estimate, or by the timetables that counted then and whose these are."""
    if schedule is None or known_by(mode, schedule) is Known.ESTIMATE:
        return travel_words(Reach(minutes), mode)
    words = {"n": minutes, "by": by_words(mode), "whose": schedule_words(schedule)}
    return gettext("%(n)s min %(by)s, volgens de dienstregeling van %(whose)s") % words


def schedule_words(schedule: Schedule) -> str:
    """Whose timetables these are, and which editions."""
    return ", ".join(_edition(one.publisher, one.version, one.valid_from) for one in schedule.editions)


def source_words(area: Area) -> str:
    """What the minutes of these trips rest on: whose timetable, of which edition, for which day and hour."""
    if area.counting is None and area.mode is TravelMode.PUBLIC_TRANSPORT:
        return gettext(
            "Wij hebben geen dienstregeling van die dag: de minuten met het openbaar vervoer zijn een schatting."
        )
    if area.counting is None:
        return gettext("De minuten zijn een schatting met een vaste snelheid, geen reisplanner.")
    hour = area.arrive_by or norms.at(area.counting.day).travel.usual_start.value
    words = {
        "whose": ", ".join(edition_words(one) for one in area.counting.editions),
        "day": date_format(area.counting.day, "l j F Y"),
        "hour": time_format(hour, "H:i"),
    }
    told = gettext("De minuten komen uit de dienstregeling van %(whose)s: op %(day)s, om er tegen %(hour)s te zijn.")
    return f"{told % words} {gettext('De wandeling van en naar de halte is geschat.')}"


def edition_words(one: Any) -> str:
    """Whose timetable it is, and which edition."""
    return _edition(one.publisher or one.operator, one.version, one.valid_from)


def _edition(publisher: str, version: str, valid_from: date | None) -> str:
    name = f"{publisher} {version}".strip()
    if valid_from is None:
        return name
    return gettext("%(name)s (vanaf %(day)s)") % {"name": name, "day": date_format(valid_from, "DATE_FORMAT")}


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
