"""What the pages of training together show: the plan to file, how it stands, and what was asked of the company."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.company.pages.frame import area, crumbs, here, place_label, written
from tandem.faces.web.language import in_language, training_name
from tandem.faces.web.recognition.pages import Entry, Fact, Tag, history
from tandem.faces.web.recognition.together import PART_TAGS, TAGS
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.readiness.queries import work
from tandem.journey.readiness.queries.around import Around
from tandem.journey.readiness.queries.partners import Found, Wanted, plans_for
from tandem.journey.recognition import policies, rules
from tandem.journey.recognition.actions.joint import Asked as AskedPart
from tandem.journey.recognition.queries import joint as doors
from tandem.journey.recognition.queries.joint import Taught, Whole
from tandem.journey.recognition.terms import PartEnd, PartState, Together
from tandem.registers.travel.terms import TravelMode

STEP: Final = 50
_MOST_FOUND: Final = 5
_FARTHEST_MINUTES: Final = 60


@dataclass(frozen=True)
class Line:
    """One plan in the list."""

    title: str
    url: str
    lead: str
    tag: Tag
    number: str
    since: str
    waits: bool


@dataclass(frozen=True)
class JointsPage(Page):
    """Everything that a company trains together with others, or is asked to."""

    rows: tuple[Line, ...] = ()
    total: int = 0
    count_words: str = ""
    more_url: str = ""
    find_url: str = ""


@dataclass(frozen=True)
class PartCard:
    """One workplace that takes part."""

    name: str
    company: str
    role: str
    is_lead: bool
    tag: Tag
    why: str
    body: str
    teaches: tuple[str, ...]
    answer_url: str = ""
    take_out_url: str = ""
    file_url: str = ""
    file_label: str = ""


@dataclass(frozen=True)
class Candidate:
    """Somebody who teaches what is missing."""

    key: str
    name: str
    where: str
    minutes: str


@dataclass(frozen=True)
class JointPage(Page):
    """How it stands together."""

    tag: Tag | None = None
    what_now: str = ""
    facts: tuple[Fact, ...] = ()
    parts: tuple[PartCard, ...] = ()
    missing: tuple[str, ...] = ()
    at_school: tuple[str, ...] = ()
    assumed: int = 0
    candidates: tuple[Candidate, ...] = ()
    looks_for: bool = False
    ask_url: str = ""
    entries: tuple[Entry, ...] = ()


def joints(actor: Actor, company_id: UUID, *, number: int) -> JointsPage:
    """Every plan of the company, the newest first."""
    rows = doors.joints_of(actor, company_id)
    total, shown = rows.count(), max(number, STEP)
    held = list(rows[:shown])
    wholes = doors.whole_of(held)
    return JointsPage(
        title=gettext("Samen opleiden"),
        lead=gettext("Leert u maar een deel aan? Samen met anderen leidt u voor een hele opleiding op."),
        breadcrumb=crumbs(here(gettext("Samen opleiden"))),
        area=area(),
        rows=tuple(_line(wholes[one.pk], company_id) for one in held),
        total=total,
        count_words=ngettext("%(n)s samenwerking", "%(n)s samenwerkingen", total) % {"n": total},
        more_url=f"?tot={shown + STEP}" if total > shown else "",
        find_url=reverse("coverage:start"),
    )


def joints_table(actor: Actor, company_id: UUID, *, now: datetime) -> Table:
    """The same list as a file: one row for each workplace that takes or took part."""
    shown, cut = for_a_file(doors.joints_of(actor, company_id))
    held = list(shown)
    found = doors.whole_of(held)
    rows = []
    for one in held:
        whole = found[one.pk]
        stands = code_label(rules.together(whole.facts))
        rows += [_cells(whole, part, stands) for part in whole.parts]
    return Table(
        title=gettext("Samen opleiden"),
        columns=(
            gettext("Nummer"),
            gettext("Opleiding"),
            gettext("Stand"),
            gettext("Vestiging"),
            gettext("Onderneming"),
            gettext("Rol"),
            gettext("Stand van het deel"),
            gettext("Waarom niet meer"),
            gettext("Activiteiten"),
        ),
        rows=rows,
        made_at=now,
        note=cut or gettext("Toestand op %(day)s") % {"day": written(day_of(now))},
    )


def joint(actor: Actor, whole: Whole, *, day: date) -> JointPage:
    """How a plan stands: who teaches what, what is missing, what this company can do now."""
    one, stands = whole.joint, rules.together(whole.facts)
    texts = {row.code: in_language(row.text_nl, row.text_en) for row in whole.activities}
    may_lead = policies.may_lead(actor, whole.parties).is_ok
    candidates = tuple(_candidates(whole, day=day)) if may_lead and stands is Together.BROKEN else ()
    taught = whole.facts.taught
    return JointPage(
        title=gettext("Samen opleiden: %(training)s") % {"training": training_name(one.training)},
        breadcrumb=crumbs(Link(gettext("Samen opleiden"), reverse("company:joints")), here(one.number)),
        area=area(),
        tag=tag_of(stands),
        what_now=what_now(stands, leads=may_lead),
        facts=(
            Fact(gettext("Nummer"), one.number),
            Fact(gettext("Opleiding"), training_name(one.training)),
            Fact(gettext("Trekker"), one.company.name),
            Fact(gettext("Lijst van"), written(one.listed_on), term="activity_list"),
        ),
        parts=tuple(_card(part, actor, texts, may_lead=may_lead) for part in whole.parts),
        missing=tuple(texts.get(code, code) for code in whole.facts.missing),
        at_school=tuple(texts[row.code] for row in whole.activities if row.code not in taught and not _counts(row)),
        assumed=len(whole.facts.assumed),
        candidates=candidates,
        looks_for=may_lead and stands is Together.BROKEN,
        ask_url=reverse("company:ask_partner", args=[one.pk]) if may_lead else "",
        entries=tuple(history([one, *(part.part for part in whole.parts)])),
    )


def asked_in_place(whole: Whole, establishment_id: UUID, *, day: date) -> AskedPart:
    """What an establishment is asked to teach: of what is missing, all that it brings; nothing where it does not."""
    missing = set(whole.facts.missing)
    for plan in _plans(whole, day=day):
        for share in plan.plan.shares:
            if share.site.establishment == establishment_id:
                return AskedPart(establishment_id, tuple(one.code for one in share.teaches if one.code in missing))
    return AskedPart(establishment_id, ())


def tag_of(stands: Together) -> Tag:
    """How it stands together, as a mark."""
    return Tag(TAGS[stands], code_label(stands).lower())


def what_now(stands: Together, *, leads: bool) -> str:
    """What it means, and what comes next."""
    words = {
        Together.COLLECTING: gettext("Niet iedereen antwoordde al. Zodra iedereen meedoet, dient elk zijn deel in."),
        Together.AGREED: gettext("Iedereen doet mee. Vul uw aanvraag aan en dien ze in."),
        Together.FILED: gettext("Alles is ingediend. De bevoegde instantie beslist over elk deel."),
        Together.WHOLE: gettext("Alle delen zijn erkend. Samen mag u lerenden opleiden."),
        Together.BROKEN: gettext("Dit plan is niet meer volledig: niemand leert nog alles aan wat verplicht is."),
        Together.OVER: gettext("Dit plan is gestopt. Een erkenning die u al kreeg, blijft gelden voor uw deel."),
    }
    if stands is Together.BROKEN and leads:
        return f"{words[stands]} {gettext('Zoek hieronder wie het ontbrekende aanleert.')}"
    return words[stands]


def _line(whole: Whole, company_id: UUID) -> Line:
    one = whole.joint
    waits = any(part.part.company_id == company_id and part.part.state == PartState.ASKED for part in whole.parts)
    return Line(
        title=training_name(one.training),
        url=reverse("company:joint", args=[one.pk]),
        lead=one.company.name,
        tag=tag_of(rules.together(whole.facts)),
        number=one.number,
        since=written(day_of(one.started_at)),
        waits=waits,
    )


def _cells(whole: Whole, told: Taught, stands: str) -> tuple[Any, ...]:
    part = told.part
    return (
        whole.joint.number,
        training_name(whole.joint.training),
        stands,
        part.establishment.name,
        part.company.name,
        gettext("trekker") if part.is_lead else gettext("partner"),
        code_label(PartState(part.state)),
        code_label(PartEnd(part.end_reason)) if part.end_reason else "",
        ", ".join(sorted(told.codes)),
    )


def _card(told: Taught, actor: Actor, texts: dict[str, str], *, may_lead: bool) -> PartCard:
    part = told.part
    state = PartState(part.state)
    own = policies.may_file(actor, part.company_id).is_ok
    is_asked = state is PartState.ASKED
    body = part.request.competent_body if part.request is not None else None
    return PartCard(
        name=place_label(part.establishment),
        company=part.company.name,
        role=gettext("trekker") if part.is_lead else gettext("partner"),
        is_lead=part.is_lead,
        tag=Tag(PART_TAGS[state], code_label(state).lower()),
        why=code_label(PartEnd(part.end_reason)) if part.end_reason else "",
        body=body.name if body is not None else "",
        teaches=tuple(texts.get(code, code) for code in sorted(told.codes)),
        answer_url=reverse("company:answer_part", args=[part.pk]) if own and is_asked else "",
        take_out_url=reverse("company:take_out_part", args=[part.pk]) if may_lead and is_asked and not own else "",
        **_file(part, own=own),
    )


def _file(part: Any, *, own: bool) -> dict[str, str]:
    """The way to the own request; a draft is completed and handed in there."""
    if not own or part.request is None or part.state == PartState.ENDED:
        return {}
    is_draft = part.state == PartState.AGREED
    url = reverse("company:dossier", args=[part.request.dossier_id])
    return {
        "file_url": url if is_draft else reverse("company:request", args=[part.request_id]),
        "file_label": gettext("Vul uw aanvraag aan") if is_draft else gettext("Bekijk uw aanvraag"),
    }


def _candidates(whole: Whole, *, day: date) -> Iterator[Candidate]:
    """Who within reach of the lead teaches everything that is missing, the nearest first."""
    for plan in _plans(whole, day=day):
        for share in plan.plan.shares:
            if share.site.establishment is not None:
                place = plan.places[share.site.establishment]
                minutes = gettext("%(n)s minuten met de auto") % {"n": share.site.minutes}
                yield Candidate(str(place.pk), place.name, place.municipality, minutes)


def _plans(whole: Whole, *, day: date) -> tuple[Found, ...]:
    """The best plans in which one establishment more completes those who still take part."""
    lead = next((one.part.establishment for one in whole.parts if one.part.is_lead), None)
    listed = work.work_on(whole.joint.listed_on).lists.get(whole.joint.training_id)
    if lead is None or lead.lat is None or lead.lon is None or listed is None:
        return ()
    taught = whole.facts.taught
    wanted = Wanted(
        listed,
        Around(lead.lat, lead.lon, TravelMode.CAR, _FARTHEST_MINUTES),
        frozenset(one.key for one in listed.activities if one.code in taught),
        most=2,
        besides=frozenset(one.part.establishment_id for one in whole.parts),
        company=whole.joint.company_id,
    )
    return plans_for(wanted, day=day).plans[:_MOST_FOUND]


def _counts(row: Any) -> bool:
    return row.is_compulsory is not False
