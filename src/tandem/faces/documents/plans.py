"""A training plan on paper and in a calendar: made from the same content as the screen and the frozen version."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from tandem.base.periods import day_of
from tandem.faces.documents.ical import escaped, folded, moment
from tandem.faces.documents.words import code_label
from tandem.journey.agreements.queries.days import TrackDay
from tandem.journey.agreements.terms import HoursAt
from tandem.journey.plans.queries.plans import Edition
from tandem.journey.plans.terms import Setting, Where
from tandem.registers.reference.terms import Safety

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class PaperPlace:
    """A workplace of the plan."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PaperLine:
    """An activity of the plan."""

    code: str
    name: str
    introduced: str
    practised: str
    where: str
    guide: str
    safety: str
    """What it asks for the safety of a minor; empty where nothing special."""
    note: str


@dataclass(frozen=True)
class PlanSheet:
    """A training plan as it is printed."""

    title: str
    lead: str
    made: str
    facts: tuple[tuple[str, str], ...]
    places: tuple[PaperPlace, ...]
    lines: tuple[PaperLine, ...]
    mark: str
    """How everybody can see that it is this version: its digest; empty for what is not frozen."""
    day: date
    language: str


def sheet(content: Mapping[str, Any], *, learner: str, version: Any, day: date) -> PlanSheet:
    """The content of a plan on paper; without a version it says that it may still change."""
    names = {one["number"]: one["establishment"] for one in content["workplaces"]}
    number = {"number": version.number} if version else {}
    made = gettext("Versie %(number)s") % number if version else gettext("Nog niet vastgelegd")
    return PlanSheet(
        title=gettext("Opleidingsplan"),
        lead=f"{learner}, {content['training_name']}",
        made=f"{made}, {date_format(day_of(version.made_at) if version else day, 'DATE_FORMAT')}",
        facts=tuple(_facts(content)),
        places=tuple(_place(one) for one in content["workplaces"]),
        lines=tuple(_line(one, names) for one in content["lines"]),
        mark=version.digest if version else "",
        day=day,
        language=get_language() or settings.LANGUAGE_CODE,
    )


def annex(edition: Edition, *, learner: str, day: date) -> PlanSheet:
    """A version of a plan as it stands in the agreement with which it is signed."""
    made = gettext("Versie %(number)s") % {"number": edition.number}
    return replace(sheet(edition.content, learner=learner, version=None, day=day), made=made, mark=edition.digest)


def calendar(
    plan_id: Any,
    content: Mapping[str, Any],
    *,
    sequence: int,
    url: str,
    made_at: datetime,
    days: Sequence[TrackDay] = (),
) -> bytes:
    """Each day by the week that was signed, else each period at a workplace; and each activity with days of its own.

    Whole days, that keep nobody busy.
    """
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tandem//Opleidingsplan//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(
            line
            for key, title, place, begins, ends in (*_days(content, days), *_periods(content, days))
            for line in (
                "BEGIN:VEVENT",
                f"UID:{plan_id}-{key}@tandem",
                f"SEQUENCE:{sequence}",
                f"DTSTAMP:{moment(made_at)}",
                f"DTSTART;VALUE=DATE:{begins:%Y%m%d}",
                f"DTEND;VALUE=DATE:{ends + _A_DAY:%Y%m%d}",
                "TRANSP:TRANSPARENT",
                f"SUMMARY:{escaped(title)}",
                f"LOCATION:{escaped(place)}",
                f"URL:{url}",
                "CLASS:PRIVATE",
                "END:VEVENT",
            )
        ),
        "END:VCALENDAR",
    )
    return b"".join(folded(line) for line in lines)


def _days(content: Mapping[str, Any], days: Sequence[TrackDay]) -> Iterator[tuple[str, str, str, date, date]]:
    """A line for every day at a workplace of the plan, and for every day at school."""
    places = {one["recognition"]: one for one in content["workplaces"]}
    for one in days:
        there, here = one.there, [places[number] for number in one.recognitions if number in places]
        key = f"{there.where}-{there.day:%Y%m%d}"
        if there.where is HoursAt.LESSONS:
            yield key, gettext("School: %(hours)s") % {"hours": there.hours}, content["provider"], there.day, there.day
        elif here:
            told = {"place": " / ".join(place["establishment"] for place in here), "hours": there.hours}
            where = "; ".join(dict.fromkeys(place["municipality"] for place in here))
            yield key, gettext("Werkplek: %(place)s, %(hours)s") % told, where, there.day, there.day


def _periods(content: Mapping[str, Any], days: Sequence[TrackDay]) -> Iterator[tuple[str, str, str, date, date]]:
    names = {one["number"]: one["establishment"] for one in content["workplaces"]}
    told = {number for one in days for number in one.recognitions}
    for one in content["workplaces"]:
        if one["recognition"] in told:
            continue
        title = gettext("Werkplek: %(place)s") % {"place": one["establishment"]}
        if one["days"]:
            title = f"{title} ({gettext('%(n)s dagen') % {'n': one['days']}})"
        yield f"w{one['number']}", title, one["municipality"], _day(one["begins"]), _day(one["ends"])
    for one in content["lines"]:
        if one["begins"] and one["ends"] and one["begins"] <= one["ends"]:
            place = "; ".join(names[n] for n in one["workplaces"] if n in names)
            yield one["code"], one["text"], place, _day(one["begins"]), _day(one["ends"])


def _facts(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield gettext("Traject"), content["track"]
    yield gettext("Aanbieder"), content["provider"]
    yield gettext("Periode"), _period(content["begins"], content["ends"])
    if content["activity_list"]:
        yield gettext("Activiteitenlijst"), content["activity_list"]


def _place(one: Mapping[str, Any]) -> PaperPlace:
    told = [_period(one["begins"], one["ends"]), gettext("Erkenning %(number)s") % {"number": one["recognition"]}]
    if one["days"] is not None:
        told.append(gettext("%(n)s dagen") % {"n": one["days"]})
    if one["setting"]:
        told.append(code_label(Setting(one["setting"])))
    if one["supervised_days"] is not None:
        words = gettext("Dagen onder toezicht in de eerste maand")
        told.append(f"{words}: {one['supervised_days']}")
    name = f"{one['establishment']}, {one['municipality']} ({one['company']})"
    return PaperPlace(name, tuple(told))


def _line(one: Mapping[str, Any], names: Mapping[int, str]) -> PaperLine:
    where = [names[n] for n in one["workplaces"] if n in names]
    where += [one["elsewhere"]] if one["elsewhere"] else []
    if one["begins"] and one["ends"]:
        where.append(_period(one["begins"], one["ends"]))
    return PaperLine(
        code=one["code"],
        name=one["text"],
        introduced=code_label(Where(one["introduced"])) if one["introduced"] else "–",
        practised=code_label(Where(one["practised"])) if one["practised"] else "–",
        where="; ".join(where),
        guide=one["guide"],
        safety=_safety(one.get("safety", "")),
        note=f"{gettext('Vrijstelling:')} {one['exempt_words']}" if one["is_exempt"] else "",
    )


def _safety(code: str) -> str:
    """What an activity asks, as the table on the paper says it; of a version from before it was kept, nothing."""
    return code_label(Safety(code)) if code and code != Safety.NONE else ""


def _period(begins: str, ends: str) -> str:
    told = {"start": date_format(_day(begins), "DATE_FORMAT"), "end": date_format(_day(ends), "DATE_FORMAT")}
    return gettext("%(start)s tot en met %(end)s") % told


def _day(text: str) -> date:
    return date.fromisoformat(text)
