"""What a run says, in sentences to the learner it is about. Never a level, a score, or who the other one is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext, ngettext_lazy

from tandem.faces.documents.travel import trip_words
from tandem.faces.documents.words import code_label
from tandem.journey.placement.rules.lines import NO_WAY, Hurdle, Line, Told
from tandem.journey.placement.rules.schedule import Schedule
from tandem.journey.placement.terms.reasons import Barrier, Outcome, Why
from tandem.registers.travel.terms import Known, TravelMode


@dataclass(frozen=True)
class PlaceName:
    """How a place is called in a sentence."""

    company: str
    municipality: str
    begins: int | None
    """When the working day begins, in minutes after midnight."""

    def __str__(self) -> str:
        return f"{self.company}, {self.municipality}"


@dataclass(frozen=True)
class WhyNot:
    """A place that somebody would rather have had, and why it went to another."""

    place: str
    minutes: str
    why: str


@dataclass(frozen=True)
class InWords:
    """A line in sentences."""

    outcome: str
    place: str
    minutes: str
    why: str
    """What put the learner before others; empty without a place."""
    not_these: tuple[WhyNot, ...]
    more: str
    hurdles: tuple[str, ...]
    """What keeps places out of reach, and what one change would open."""


_KEPT: Final[Mapping[Why, Promise]] = {
    Why.ROOM: gettext_lazy("Er was nog plaats."),
    Why.OWN_SEAT: gettext_lazy("Er was plaats, ook voor jou."),
    Why.FIXED: gettext_lazy("Je school legde dit vooraf vast."),
    Why.PLAN: gettext_lazy("Zo reist iedereen samen zo weinig mogelijk."),
    Why.CLASS: gettext_lazy("Je hebt minder tijd over om te zoeken dan anderen die hier wilden komen."),
    Why.LEVEL: gettext_lazy("Andere plaatsen op je lijst zeiden nee. Daarom ging je hier voor."),
    Why.PROMOTED: gettext_lazy("Andere plaatsen op je lijst zeiden nee. Daarom ging je hier voor."),
    Why.NEARER: gettext_lazy("Je woont dichterbij dan anderen die hier wilden komen."),
    Why.LUCKIER: gettext_lazy("Je stond gelijk met anderen. De loting koos jou."),
    Why.EQUAL: gettext_lazy("Je stond gelijk met anderen, en zo kregen meer lerenden een plaats."),
    Why.CHAIN: gettext_lazy("Zo kreeg één lerende meer een plaats."),
}
_REFUSED: Final[Mapping[Why, Promise]] = {
    Why.FORBIDDEN: gettext_lazy("Je school sloot deze plaats voor jou uit."),
    Why.CLOSED: gettext_lazy("Hier is geen plaats meer vrij."),
    Why.FIXED: gettext_lazy("Je school legde een andere plaats voor je vast."),
    Why.SEATS_LOCKED: gettext_lazy("Elke plaats was hier vooraf al vastgelegd."),
    Why.PLAN: gettext_lazy("Zo reist iedereen samen zo weinig mogelijk. Over jou of over die ander zegt dit niets."),
    Why.CLASS: gettext_lazy("De plaats ging naar iemand die minder tijd over heeft om te zoeken."),
    Why.LEVEL: gettext_lazy("De plaats ging naar iemand die op alle andere plaatsen nee kreeg."),
    Why.PROMOTED: gettext_lazy("De plaats ging naar iemand die op alle andere plaatsen nee kreeg."),
    Why.NEARER: gettext_lazy("De plaats ging naar iemand die dichterbij woont."),
    Why.LUCKIER: gettext_lazy("Je stond gelijk met een ander. De loting koos de ander."),
    Why.EQUAL: gettext_lazy("Je stond gelijk met een ander. Zo kregen meer lerenden een plaats."),
    Why.CHAIN: gettext_lazy("Zo kreeg één lerende meer een plaats."),
}

_HURDLES: Final[Mapping[Barrier, Any]] = {
    Barrier.TRAVEL: ngettext_lazy(
        "%(n)s werkplek ligt te ver: %(found)s minuten, en je reist hoogstens %(needed)s minuten (%(place)s).",
        "%(n)s werkplekken liggen te ver. De dichtste is %(found)s minuten ver, en je reist hoogstens %(needed)s"
        " minuten (%(place)s).",
        "n",
    ),
    Barrier.STARTS_EARLY: ngettext_lazy(
        "%(n)s werkplek begint om %(found)s: wie jonger is dan 18 mag niet beginnen voor %(needed)s (%(place)s).",
        "%(n)s werkplekken beginnen te vroeg: wie jonger is dan 18 mag niet beginnen voor %(needed)s. De dichtste"
        " begint om %(found)s (%(place)s).",
        "n",
    ),
    Barrier.OWN_START: ngettext_lazy(
        "%(n)s werkplek begint om %(found)s, en je kunt er pas zijn om %(needed)s (%(place)s).",
        "%(n)s werkplekken beginnen vroeger dan je er kunt zijn, om %(needed)s. De dichtste begint om %(found)s"
        " (%(place)s).",
        "n",
    ),
    Barrier.ENDS_LATE: ngettext_lazy(
        "%(n)s werkplek eindigt om %(found)s: wie jonger is dan 18 werkt niet na %(needed)s (%(place)s).",
        "%(n)s werkplekken eindigen te laat: wie jonger is dan 18 werkt niet na %(needed)s. De dichtste eindigt om"
        " %(found)s (%(place)s).",
        "n",
    ),
    Barrier.AGE: ngettext_lazy(
        "%(n)s werkplek vraagt een leeftijd van %(needed)s jaar; je bent %(found)s (%(place)s).",
        "%(n)s werkplekken vragen dat je ouder bent. De dichtste vraagt %(needed)s jaar; je bent %(found)s"
        " (%(place)s).",
        "n",
    ),
    Barrier.NOT_YET_FREE: ngettext_lazy(
        "%(n)s werkplek loopt al af voor je kunt beginnen op %(found)s (%(place)s).",
        "%(n)s werkplekken lopen al af voor je kunt beginnen op %(found)s.",
        "n",
    ),
    Barrier.FREE_TOO_SHORT: ngettext_lazy(
        "%(n)s werkplek loopt tot %(needed)s; jij bent er tot %(found)s (%(place)s).",
        "%(n)s werkplekken lopen langer dan jij er bent: tot %(needed)s, en jij tot %(found)s.",
        "n",
    ),
    Barrier.NEEDS: ngettext_lazy(
        "%(n)s werkplek heeft niet alles wat je nodig hebt (%(place)s).",
        "%(n)s werkplekken hebben niet alles wat je nodig hebt. De dichtste is %(place)s.",
        "n",
    ),
    Barrier.NO_SEAT: ngettext_lazy(
        "%(n)s werkplek heeft geen plaats meer vrij (%(place)s).",
        "%(n)s werkplekken hebben geen plaats meer vrij. De dichtste is %(place)s.",
        "n",
    ),
    Barrier.LEARNER_VETO: ngettext_lazy(
        "%(n)s werkplek wil je zelf niet (%(place)s).",
        "%(n)s werkplekken wil je zelf niet.",
        "n",
    ),
    Barrier.PLACE_VETO: ngettext_lazy(
        "%(n)s werkplek zei eerder nee (%(place)s).",
        "%(n)s werkplekken zeiden eerder nee.",
        "n",
    ),
    Barrier.LEVEL: ngettext_lazy(
        "%(n)s werkplek is erkend voor minder dan je nodig hebt (%(place)s).",
        "%(n)s werkplekken zijn erkend voor minder dan je nodig hebt.",
        "n",
    ),
}


_HERE: Final[Mapping[Barrier, Promise]] = {
    Barrier.TRAVEL: gettext_lazy("Het is %(found)s minuten ver, en je reist hoogstens %(needed)s minuten."),
    Barrier.STARTS_EARLY: gettext_lazy("Het werk begint om %(found)s. Jonger dan 18 begin je niet voor %(needed)s."),
    Barrier.OWN_START: gettext_lazy("Het werk begint om %(found)s, en je kunt er pas zijn om %(needed)s."),
    Barrier.ENDS_LATE: gettext_lazy("Het werk eindigt om %(found)s. Jonger dan 18 werk je niet na %(needed)s."),
    Barrier.AGE: gettext_lazy("Het werk vraagt een leeftijd van %(needed)s jaar; je bent %(found)s."),
    Barrier.NOT_YET_FREE: gettext_lazy("De plaats loopt al af voor je kunt beginnen op %(found)s."),
    Barrier.FREE_TOO_SHORT: gettext_lazy("De plaats loopt tot %(needed)s; jij bent er tot %(found)s."),
    Barrier.NO_SEAT: gettext_lazy("Er is geen plaats meer vrij."),
    Barrier.PLACE_VETO: gettext_lazy("Deze werkplek zei eerder nee."),
    Barrier.LEVEL: gettext_lazy("De werkplek is erkend voor minder dan je nodig hebt."),
}
"""The same of one place that somebody looks at."""


def why_not_here(hurdles: Iterable[Hurdle]) -> tuple[str, ...]:
    """Why one place cannot be proposed to a learner, a sentence for each condition."""
    return tuple(_not_here(one) for one in hurdles if Barrier(one.code) in _HERE)


def _not_here(one: Hurdle) -> str:
    code = Barrier(one.code)
    if code is Barrier.TRAVEL and one.found == NO_WAY:
        return gettext("Met bus of trein raak je er niet op tijd.")
    return str(_HERE[code] % {"found": _shown(code, one.found), "needed": _shown(code, one.needed)})


def told_to_learner(line: Line, places: Mapping[UUID, PlaceName], schedule: Schedule | None = None) -> InWords:
    """The line in sentences; `places` names every opening it speaks of, `schedule` the timetables of the run."""
    place = places.get(UUID(line.opening_id)) if line.opening_id else None
    why = Why(line.kept.reason) if line.kept else None
    return InWords(
        outcome=code_label(Outcome(line.outcome)),
        place=str(place) if place else "",
        minutes=trip_words(line.minutes or 0, TravelMode(line.mode), schedule) if place else "",
        why=str(_KEPT.get(why, "")) if why else "",
        not_these=tuple(_why_not(one, places) for one in line.refused),
        more=_more(line.more_refused),
        hurdles=hurdle_words(line.hurdles, places, without_training=line.without_training),
    )


def minutes_words(minutes: int | None, known: Known = Known.ESTIMATE) -> str:
    """How far it is, as an estimate unless a timetable says it."""
    if minutes is None:
        return ""
    if known is Known.TIMETABLE:
        words = ngettext("%(n)s minuut, volgens de dienstregeling", "%(n)s minuten, volgens de dienstregeling", minutes)
        return words % {"n": minutes}
    return ngettext("ongeveer %(n)s minuut", "ongeveer %(n)s minuten", minutes) % {"n": minutes}


def _why_not(one: Told, places: Mapping[UUID, PlaceName]) -> WhyNot:
    why = Why(one.reason)
    sentence = str(_REFUSED.get(why, code_label(why)))
    if why is Why.NEARER and one.theirs is not None and one.own is not None:
        counts = {"theirs": one.theirs, "own": one.own}
        sentence = gettext("De plaats ging naar iemand die dichterbij woont: %(theirs)s in plaats van %(own)s minuten.")
        sentence %= counts
    if one.limit == "place":
        sentence += " " + gettext("De mentoren hebben hier geen ruimte voor nog een lerende.")
    return WhyNot(str(places.get(UUID(one.opening_id), "")), minutes_words(one.minutes), sentence)


def _more(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "En nog %(n)s andere plaats die je liever had, om zulke redenen.",
        "En nog %(n)s andere plaatsen die je liever had, om zulke redenen.",
        count,
    )
    return words % {"n": count}


def hurdle_words(
    hurdles: Iterable[Hurdle], places: Mapping[UUID, PlaceName], *, without_training: bool
) -> tuple[str, ...]:
    """What keeps places out of reach, a sentence for each thing that does so by itself."""
    if without_training:
        return (gettext("Voor je opleiding staat nu nergens een werkplek open."),)
    return tuple(_hurdle(one, places) for one in hurdles)


def _hurdle(one: Hurdle, places: Mapping[UUID, PlaceName]) -> str:
    code = Barrier(one.code)
    place = places.get(UUID(one.opening_id))
    told = {"n": one.count, "found": _shown(code, one.found), "needed": _shown(code, one.needed), "place": str(place)}
    if code is Barrier.TRAVEL and one.found == NO_WAY:
        words = ngettext(
            "Op %(n)s werkplek raak je met bus of trein niet op tijd (%(place)s).",
            "Op %(n)s werkplekken raak je met bus of trein niet op tijd (zoals %(place)s).",
            one.count,
        )
        return words % told
    if code is Barrier.OWN_START and place is not None and place.begins is None:
        words = ngettext(
            "%(n)s werkplek begint, denken we, om %(found)s, en je kunt er pas zijn om %(needed)s. Vraag na wanneer de"
            " dag er begint (%(place)s).",
            "%(n)s werkplekken beginnen vroeger dan je er kunt zijn, om %(needed)s. Van de dichtste weten we niet"
            " wanneer de dag begint; we rekenen %(found)s (%(place)s).",
            one.count,
        )
        return words % told
    return str(_HURDLES[code] % told)


def _shown(code: Barrier, number: int) -> str:
    if code in {Barrier.STARTS_EARLY, Barrier.ENDS_LATE, Barrier.OWN_START}:
        return clock_words(number)
    if code in {Barrier.NOT_YET_FREE, Barrier.FREE_TOO_SHORT}:
        return date_format(date.fromordinal(number))
    return str(number)


def clock_words(minute: int) -> str:
    """An hour of the day as people say it: `4 uur`, `16.30 uur`."""
    hour, rest = divmod(minute % (24 * 60), 60)
    return gettext("%(hour)s uur") % {"hour": f"{hour}.{rest:02d}" if rest else hour}
