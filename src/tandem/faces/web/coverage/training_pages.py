"""What the pages of trainings show: of each how much a company covers, and of one what it has and what it misses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.documents.words import code_label
from tandem.faces.web.coverage.asking import Asked, text_of
from tandem.faces.web.coverage.pages import mark_of
from tandem.faces.web.coverage.written import written
from tandem.faces.web.language import in_language, training_name
from tandem.faces.web.lists import Option
from tandem.faces.web.site.pages import Link, Page, below_home
from tandem.faces.web.workplaces.forms import MODES
from tandem.journey.readiness.queries import around as queries
from tandem.journey.readiness.queries.around import Neighbour, Reached
from tandem.journey.readiness.rules.coverage import Coverage, Listed
from tandem.law import norms
from tandem.registers.reference import queries as reference
from tandem.registers.reference.terms import Safety
from tandem.registers.travel.queries.doors import known_by
from tandem.registers.travel.terms import Known

FEW_NEIGHBOURS = 5


@dataclass(frozen=True)
class TrainingRow:
    """One training, and how much of it happens at the company."""

    name: str
    url: str
    percent: int
    share: str
    """How many of how many, in words."""
    missing: int
    partners: str
    learners: str
    shortage: str
    assumed: bool


@dataclass(frozen=True)
class TrainingsPage(Page):
    """Every training, the most covered first."""

    rows: tuple[TrainingRow, ...] = ()
    nothing_in_common: tuple[TrainingRow, ...] = ()
    without_list: tuple[str, ...] = ()
    count_words: str = ""
    done: int = 0
    has_place: bool = False
    place_text: str = ""
    place_note: str = ""
    modes: tuple[Option, ...] = ()
    minutes: tuple[Option, ...] = ()
    word: str = ""
    query: str = ""
    change_url: str = ""
    request_url: str = ""
    here: str = ""
    is_assumed: bool = False
    learners_note: str = ""


@dataclass(frozen=True)
class ActivityLine:
    """One activity of a list."""

    code: str
    text: str
    mark: str
    safety: str


@dataclass(frozen=True)
class NeighbourCard:
    """An establishment that brings what is missing."""

    name: str
    company: str
    municipality: str
    minutes: str
    recognitions: tuple[Link, ...]


@dataclass(frozen=True)
class TrainingPage(Page):
    """One training: what the company has of it, what it misses, who brings that."""

    name: str = ""
    slug: str = ""
    query: str = ""
    summary: str = ""
    has_list: bool = False
    percent: int | None = None
    share: str = ""
    had: tuple[ActivityLine, ...] = ()
    missing: tuple[ActivityLine, ...] = ()
    also_had: tuple[ActivityLine, ...] = ()
    not_needed: tuple[ActivityLine, ...] = ()
    assumed: int = 0
    list_mark: str = ""
    shown: str = ""
    word: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    shortage: str = ""
    learners: str = ""
    neighbours: tuple[NeighbourCard, ...] = ()
    more_neighbours: int = 0
    has_place: bool = False
    place_text: str = ""
    place_note: str = ""
    modes: tuple[Option, ...] = ()
    minutes: tuple[Option, ...] = ()
    back_url: str = ""
    together_url: str = ""
    request_url: str = ""
    workplaces_url: str = ""
    here: str = ""


def trainings(asked: Asked, *, actor: Actor, here: str, day: date) -> TrainingsPage:
    """Every training of the day with its coverage."""
    covered = asked.work.covered(asked.codes)
    partners, learners = _around(asked, covered, actor=actor, day=day)
    years = reference.shortage_years_by_training(list(asked.work.lists))
    rows = [
        _row(one, asked, partners=partners, learners=learners, years=years.get(one.listed.training, ()))
        for one in covered
    ]
    whole = sum(one.is_whole for one in covered)
    return TrainingsPage(
        title=gettext("Voor welke opleidingen kunt u opleiden?"),
        lead=_lead(asked, whole=whole),
        breadcrumb=(*below_home("")[:1], Link(gettext("Maximaal duaal"), asked.at()), Link(gettext("Opleidingen"), "")),
        rows=tuple(row for row in rows if row.percent),
        nothing_in_common=tuple(row for row in rows if not row.percent),
        without_list=tuple(sorted(training_name(one) for one in asked.work.without)),
        count_words=_count_words(sum(bool(row.percent) for row in rows)),
        done=len(asked.done()),
        has_place=asked.place is not None,
        place_text=asked.place_text,
        place_note=place_note(asked, day=day),
        modes=tuple(asked.mode_options()),
        minutes=tuple(asked.minute_options()),
        word=asked.word,
        query=urlencode(asked.query()),
        change_url=asked.at(),
        request_url=request_url(asked, [one.listed.training for one in covered if one.is_whole]),
        here=here,
        is_assumed=any(one.listed.assumed for one in covered),
        learners_note=_learners_note(day),
    )


def training(asked: Asked, slug: str, *, actor: Actor, here: str, day: date) -> TrainingPage:
    """One training; one that does not exist that day is not there."""
    found = next((one for one in asked.work.trainings.values() if one.slug == slug), None)
    if found is None:
        raise NotFound(slug)
    page = _unlisted(asked, found, here=here, day=day)
    covered = next((one for one in asked.work.covered(asked.codes) if one.listed.training == found.pk), None)
    if covered is None:
        return page
    partners, learners = _around(asked, [covered], actor=actor, day=day)
    reached = partners.get(found.pk, ())
    return replace(
        page,
        has_list=True,
        percent=covered.percent,
        share=share_words(covered),
        had=lines(covered.had),
        missing=lines(covered.missing),
        also_had=lines(covered.also_had),
        not_needed=lines(covered.not_needed),
        assumed=covered.listed.assumed,
        list_mark=str(covered.listed.certainty),
        shown=written([one.code for one in (*covered.missing, *covered.not_needed)]),
        kept=tuple((key, value) for key, value in asked.query().items() if key != "w"),
        learners="" if learners is None else learners_words(learners.get(found.pk)),
        neighbours=tuple(_card(one) for one in queries.neighbours(reached[:FEW_NEIGHBOURS], day=day)),
        more_neighbours=max(0, len(reached) - FEW_NEIGHBOURS),
    )


def _unlisted(asked: Asked, found: Any, *, here: str, day: date) -> TrainingPage:
    """What is said of a training, whether it has a list or not."""
    name = training_name(found)
    return TrainingPage(
        title=name,
        breadcrumb=(
            *below_home("")[:1],
            Link(gettext("Maximaal duaal"), asked.at()),
            Link(gettext("Opleidingen"), asked.at("coverage:trainings")),
            Link(name, ""),
        ),
        name=name,
        slug=found.slug,
        query=urlencode(asked.query()),
        summary=in_language(found.summary, found.summary_en),
        shortage=shortage_words(reference.shortage_years(found.pk)),
        has_place=asked.place is not None,
        place_text=asked.place_text,
        place_note=place_note(asked, day=day),
        modes=tuple(asked.mode_options()),
        minutes=tuple(asked.minute_options()),
        word=asked.word,
        back_url=asked.at("coverage:trainings"),
        workplaces_url=f"{reverse('workplaces:search')}?{urlencode({'wat': name, 'waar': asked.place_text})}",
        request_url=request_url(asked, [found.pk]),
        together_url=asked.at("coverage:together", found.slug) if found.pk in asked.work.lists else "",
        here=here,
    )


def place_note(asked: Asked, *, day: date) -> str:
    """What is said of the place that was typed, and what the minutes rest on."""
    if not asked.place_text:
        return ""
    if asked.place is None:
        return gettext("Wij kennen geen plaats “%(place)s”. Vul een gemeente of een postcode in.") % {
            "place": asked.place_text
        }
    words = gettext("Rond %(place)s, hoogstens %(minutes)s minuten ver. De minuten zijn een schatting.")
    if known_by(MODES[asked.mode_name], day=day) is Known.TIMETABLE:
        words = gettext("Rond %(place)s, hoogstens %(minutes)s minuten ver, volgens de dienstregeling.")
    return words % {"place": asked.place.label, "minutes": asked.minutes}


def shortage_words(years: Sequence[int]) -> str:
    """Whether an occupation of the training is hard to fill, and when that was last said."""
    return gettext("knelpuntberoep %(year)s") % {"year": years[-1]} if years else ""


def share_words(covered: Coverage) -> str:
    """How many of the compulsory activities, in words."""
    whole = len(covered.had) + len(covered.missing)
    return gettext("%(n)s van %(total)s activiteiten") % {"n": len(covered.had), "total": whole}


def learners_words(count: int | None) -> str:
    """How many learners look within reach, never told so precisely that somebody could be meant."""
    if count is None:
        return gettext("te weinig om te tonen")
    return gettext("minstens %(n)s") % {"n": number_format(count)}


def request_url(asked: Asked, trainings: Sequence[UUID]) -> str:
    """Where recognition is asked for these trainings, with what was ticked; empty where none is asked."""
    codes = sorted(asked.work.trainings[key].code for key in trainings)
    if not codes:
        return ""
    told = [*(("opleiding", code) for code in codes), ("werk", asked.word)]
    return f"{reverse('scan:request')}?{urlencode([pair for pair in told if pair[1]])}"


def _around(
    asked: Asked, covered: Sequence[Coverage], *, actor: Actor, day: date
) -> tuple[Mapping[UUID, tuple[Reached, ...]], Mapping[UUID, int | None] | None]:
    around = asked.around()
    if around is None:
        return {}, None
    partners = queries.one_partner_away(covered, around, day=day, besides=actor.organisation_id)
    return partners, queries.looking(around, day=day)


def _row(
    one: Coverage,
    asked: Asked,
    *,
    partners: Mapping[UUID, tuple[Reached, ...]],
    learners: Mapping[UUID, int | None] | None,
    years: Sequence[int],
) -> TrainingRow:
    found = asked.work.trainings[one.listed.training]
    near = len(partners.get(found.pk, ()))
    return TrainingRow(
        name=training_name(found),
        url=asked.at("coverage:training", found.slug),
        percent=one.percent or 0,
        share=share_words(one),
        missing=len(one.missing),
        partners=ngettext("%(n)s vestiging", "%(n)s vestigingen", near) % {"n": number_format(near)} if near else "",
        learners="" if learners is None else learners_words(learners.get(found.pk)),
        shortage=shortage_words(years),
        assumed=bool(one.listed.assumed),
    )


def _lead(asked: Asked, *, whole: int) -> str:
    if not asked.codes:
        return gettext("Duid eerst aan wat er in uw onderneming gebeurt.")
    if not whole:
        return gettext("Geen enkele lijst is al helemaal gedekt. Open een opleiding om te zien wat ontbreekt.")
    return ngettext(
        "U dekt %(n)s opleiding helemaal. Open een andere om te zien wat ontbreekt.",
        "U dekt %(n)s opleidingen helemaal. Open een andere om te zien wat ontbreekt.",
        whole,
    ) % {"n": whole}


def _count_words(count: int) -> str:
    return ngettext("%(n)s opleiding die op u lijkt", "%(n)s opleidingen die op u lijken", count) % {"n": count}


def _learners_note(day: date) -> str:
    group = norms.at(day).publication.min_group_of_minors.value
    words = gettext(
        "Lerenden: aantallen onder %(n)s tonen wij niet, en grotere ronden wij af, zodat niemand herkend wordt."
    )
    return words % {"n": group}


def lines(listed: Sequence[Listed]) -> tuple[ActivityLine, ...]:
    """Activities as they are read."""
    return tuple(ActivityLine(one.code, text_of(one), mark_of(one), _safety(one)) for one in listed)


def _safety(one: Listed) -> str:
    return code_label(one.safety) if one.safety in {Safety.MINOR, Safety.PPE} else ""


def _card(one: Neighbour) -> NeighbourCard:
    return NeighbourCard(
        name=one.place.name,
        company=one.place.company.name if one.place.company.name != one.place.name else "",
        municipality=one.place.municipality,
        minutes=minutes_words(one.minutes),
        recognitions=tuple(_links(one)),
    )


def _links(one: Neighbour) -> Iterator[Link]:
    for row in one.recognitions:
        yield Link(training_name(row.training), reverse("workplaces:workplace", args=[row.number]))


def minutes_words(minutes: int) -> str:
    """About how long it takes."""
    return gettext("ongeveer %(n)s min") % {"n": minutes}
