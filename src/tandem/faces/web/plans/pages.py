"""What one training plan shows: each activity with what to look at beside it, the workplaces, what was said."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.faces.documents.reasons import Reason, reason_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.coverage.written import written as written_codes
from tandem.faces.web.language import in_language, training_name
from tandem.faces.web.learners.pages.frame import name_of, written
from tandem.faces.web.plans.frame import activity_name, area, crumbs, months, period, place_name, tag_of, url
from tandem.faces.web.plans.module_pages import ModuleCard, cards
from tandem.faces.web.plans.month_pages import MonthRow
from tandem.faces.web.plans.month_pages import months as month_rows
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.agreements.queries import papers
from tandem.journey.plans import policies
from tandem.journey.plans.queries import plans as queries
from tandem.journey.plans.rules import versions
from tandem.journey.plans.terms import PlanState, PlanVoice, Setting, Where
from tandem.journey.plans.workflow import WRITABLE
from tandem.registers.access.terms import FAMILY_ROLES
from tandem.registers.reference.terms import Safety


@dataclass(frozen=True)
class Way:
    """Something that can be done now."""

    label: str
    url: str
    is_post: bool = False
    is_quiet: bool = True


@dataclass(frozen=True)
class Said:
    """A comment."""

    who: str
    at: datetime
    words: str
    about: str
    is_settled: bool
    settle_url: str = ""


@dataclass(frozen=True)
class Line:
    """One activity."""

    code: str
    name: str
    mark: str
    introduced: str
    practised: str
    places: str
    days: str
    guide: str
    exempt: str
    reasons: tuple[Reason, ...]
    said: tuple[Said, ...]
    url: str = ""
    remove_url: str = ""
    comment_url: str = ""


@dataclass(frozen=True)
class Place:
    """One workplace."""

    number: int
    name: str
    company: str
    url: str
    facts: tuple[Fact, ...]
    change_url: str = ""
    remove_url: str = ""


@dataclass(frozen=True)
class Version:
    """One frozen version."""

    number: int
    at: datetime
    digest: str
    url: str
    pdf_url: str


@dataclass(frozen=True)
class PlanPage(Page):
    """One plan."""

    tag: Tag | None = None
    next_words: str = ""
    signed_words: str = ""
    """Which version all signed; empty where none."""
    ways: tuple[Way, ...] = ()
    facts: tuple[Fact, ...] = ()
    reasons: tuple[Reason, ...] = ()
    nowhere: str = ""
    nowhere_url: str = ""
    lines: tuple[Line, ...] = ()
    places: tuple[Place, ...] = ()
    said: tuple[Said, ...] = ()
    versions: tuple[Version, ...] = ()
    changed_words: str = ""
    changed_url: str = ""
    table_url: str = ""
    add_line_url: str = ""
    add_place_url: str = ""
    modules: tuple[ModuleCard, ...] = ()
    months: tuple[MonthRow, ...] = ()
    list_note: str = ""
    add_module_url: str = ""
    change_url: str = ""
    comment_url: str = ""
    track_url: str = ""
    plan_id: Any = None
    spread_url: str = ""
    template_url: str = ""
    pdf_url: str = ""
    calendar_url: str = ""


def plan(actor: Actor, found: Any, *, day: date) -> PlanPage:
    """One plan, for this reader."""
    facts = queries.facts_of(actor, found, day=day)
    writes = policies.may_write(actor, facts).is_ok
    edits = writes and found.state in WRITABLE
    verdict = queries.verdict_of(found, day=day)
    rows = list(found.lines.all())
    codes = {one.code for one in rows}
    said = tuple(_said(one, found, settles=writes) for one in queries.comments_on(found))
    kept, texts = queries.versions_of(found), papers.texts_with(found.pk)
    other = versions.differences(kept[0].content, queries.content_of(found)) if kept else ()
    whole = (one for one in verdict.unmet if one.subject not in codes)
    return PlanPage(
        title=gettext("Opleidingsplan van %(name)s") % {"name": name_of(found.track.person)},
        lead=training_name(found.track.training),
        breadcrumb=crumbs(Link(name_of(found.track.person), "")),
        area=area(actor),
        tag=tag_of(found),
        next_words=_next_words(actor, found, verdict, texts, writes=writes),
        signed_words=_signed_words(texts),
        ways=tuple(_ways(found, verdict, texts)) if writes else (),
        facts=tuple(_facts(found, with_support=policies.may_see_support(actor, facts))),
        reasons=tuple(reason_of(one) for one in whole) if found.state != PlanState.CLOSED else (),
        nowhere=_nowhere(found) if edits else "",
        nowhere_url=_others_url(found) if edits else "",
        lines=tuple(_line(one, found, verdict.unmet, said, edits=edits) for one in rows),
        places=tuple(_place(one, found, edits=edits) for one in found.workplaces.all()),
        modules=tuple(cards(found, edits=edits)),
        months=tuple(month_rows(found)),
        list_note=in_language(list_.note, list_.note_en) if (list_ := found.activity_list) else "",
        add_module_url=url("add_module", found) if edits and rows else "",
        said=said,
        versions=tuple(
            Version(
                one.number,
                one.made_at,
                one.digest[:12],
                _version_url(found, one),
                f"{url('pdf', found)}?versie={one.number}",
            )
            for one in kept
        ),
        changed_words=_changed_words(len(other), kept),
        changed_url=url("differences", found) if other else "",
        table_url=url("table", found) if edits and rows else "",
        add_line_url=url("add_line", found) if edits else "",
        add_place_url=url("add_workplace", found) if edits else "",
        change_url=url("change", found) if edits else "",
        comment_url=url("comment", found) if found.state != PlanState.CLOSED else "",
        track_url=reverse("learners:track", args=[found.track_id]) if writes else "",
        plan_id=found.pk,
        spread_url=url("spread", found) if edits and queries.can_spread(found) else "",
        template_url=url("save_template", found) if writes and rows else "",
        pdf_url=url("pdf", found),
        calendar_url=url("calendar", found),
    )


def _signed_words(texts: Iterable[Any]) -> str:
    """Which version was signed: it holds, whatever is written since."""
    numbers = sorted({one.number for one in texts if not one.is_being_signed})
    if not numbers:
        return ""
    return gettext(
        "Getekend met een overeenkomst: versie %(numbers)s. Wat getekend is, blijft gelden "
        "en blijft hier te lezen: wat daarna in het plan verandert, verandert daar niets aan."
    ) % {"numbers": ", ".join(str(one) for one in numbers)}


def _next_words(actor: Actor, found: Any, verdict: Any, texts: Collection[Any], *, writes: bool) -> str:
    state, stops = PlanState(found.state), sum(one.blocks for one in verdict.unmet)
    if not writes:
        if actor.has_role(*FAMILY_ROLES):
            return gettext("Lees wat je waar leert. Klopt iets niet, zeg het dan bij het plan. Je school past het aan.")
        return gettext(
            "Lees wat de lerende bij u leert. Klopt iets niet, zeg het bij het plan. De school past het aan."
        )
    if state is PlanState.FROZEN:
        if any(one.is_being_signed for one in texts):
            return gettext(
                "Dit plan wordt nu samen met een overeenkomst getekend. Wijzigen kan als u die tekst eerst terugneemt."
            )
        return gettext("Dit plan ligt vast en gaat mee met de overeenkomst. Wijzigen kan als u het weer opent.")
    if state is PlanState.CLOSED:
        return gettext("Dit plan is gesloten. Het blijft bewaard, en een volgend plan kan erop verdergaan.")
    if stops:
        words = ngettext(
            "Nog %(n)s punt te regelen voor het plan getekend kan worden.",
            "Nog %(n)s punten te regelen voor het plan getekend kan worden.",
            stops,
        )
        return words % {"n": stops}
    if state is PlanState.DRAFT:
        return gettext("Het plan is volledig. Deel het, zodat de lerende en de onderneming kunnen meelezen.")
    return gettext("Het plan is volledig. Leg het vast als iedereen het eens is.")


def _ways(found: Any, verdict: Any, texts: Collection[Any]) -> Iterator[Way]:
    state = PlanState(found.state)
    if any(one.is_being_signed for one in texts):
        return
    if state is PlanState.DRAFT:
        yield Way(gettext("Deel het plan"), url("share", found), is_post=True, is_quiet=not verdict.is_ok)
        yield Way(gettext("Gooi dit ontwerp weg"), url("delete", found), is_post=True)
    if state in WRITABLE and verdict.is_ok and state is not PlanState.DRAFT:
        yield Way(gettext("Leg deze versie vast"), url("freeze", found), is_post=True, is_quiet=False)
    if state is PlanState.FROZEN:
        yield Way(gettext("Open het weer"), url("reopen", found), is_post=True)
    if state in {PlanState.SHARED, PlanState.FROZEN}:
        yield Way(gettext("Sluit het plan"), url("close", found), is_post=True)


def _facts(found: Any, *, with_support: bool) -> Iterator[Fact]:
    track, list_ = found.track, found.activity_list
    yield Fact(gettext("Periode"), period(found.begins, found.ends))
    yield Fact(gettext("Aanbieder"), track.provider.name)
    if track.coach:
        yield Fact(gettext("Trajectbegeleider"), track.coach.name, term="coach")
    words = (
        f"{list_.code}, {gettext('versie %(n)s') % {'n': list_.version}}" if list_ else gettext("Geen bekende lijst")
    )
    yield Fact(gettext("Activiteitenlijst"), words, term="activity_list")
    if found.support_plan and with_support:
        yield Fact(gettext("Handelingsplan"), found.support_plan, term="support_plan")


def _nowhere(found: Any) -> str:
    """How much is taught nowhere yet, so that somebody else can be sought."""
    n = len(queries.not_covered(found))
    words = ngettext(
        "%(n)s activiteit wordt nog niet volledig geleerd. Kan het niet op school of op de werkplek, zoek dan een"
        " andere aanbieder.",
        "%(n)s activiteiten worden nog niet volledig geleerd. Kan het niet op school of op de werkplek, zoek dan een"
        " andere aanbieder.",
        n,
    )
    return words % {"n": n} if n else ""


def _others_url(found: Any) -> str:
    """Where companies stand that cover the training together with the first workplace of the plan."""
    place = next((one.recognition.establishment for one in found.workplaces.all()), None)
    taught = [one.code for one in found.lines.all() if one.activity_id and one.practised]
    if place is None or not taught or not queries.not_covered(found):
        return ""
    told = urlencode({"w": written_codes(taught), "waar": place.postal_code})
    return f"{reverse('coverage:together', args=[found.track.training.slug])}?{told}"


def _line(one: Any, found: Any, unmet: Iterable[Any], said: Iterable[Said], *, edits: bool) -> Line:
    names = {place.number: place_name(place) for place in found.workplaces.all()}
    days = months(one.begins or found.begins, one.ends or found.ends) if one.begins or one.ends else ""
    care = one.care()
    return Line(
        code=one.code,
        name=activity_name(one),
        mark=code_label(care) if care and care is not Safety.NONE else "",
        introduced=code_label(Where(one.introduced)) if one.introduced else "",
        practised=code_label(Where(one.practised)) if one.practised else "",
        places="; ".join(filter(None, [*(names.get(n, "") for n in one.workplaces), one.elsewhere])),
        days=days,
        guide=one.guide,
        exempt=one.exempt_words if one.is_exempt else "",
        reasons=tuple(reason_of(each) for each in unmet if each.subject == one.code)
        if found.state != PlanState.CLOSED
        else (),
        said=tuple(each for each in said if each.about == one.code and not each.is_settled),
        url=url("line", found, one.code) if edits else "",
        remove_url=url("remove_line", found, one.code) if edits and one.activity is None else "",
        comment_url=f"{url('comment', found)}?over={one.code}" if found.state != PlanState.CLOSED else "",
    )


def _place(one: Any, found: Any, *, edits: bool) -> Place:
    facts = [Fact(gettext("Periode"), period(one.begins, one.ends))]
    if one.days is not None:
        facts.append(Fact(gettext("Dagen"), str(one.days)))
    if one.setting:
        facts.append(Fact(gettext("Soort werkplek"), code_label(Setting(one.setting))))
    if one.supervised_days is not None:
        facts.append(Fact(gettext("Dagen onder toezicht in de eerste maand"), str(one.supervised_days)))
    if one.is_lead and len(found.workplaces.all()) > 1:
        facts.append(Fact(gettext("Leiding"), gettext("Deze onderneming")))
    return Place(
        number=one.number,
        name=place_name(one),
        company=one.recognition.company.name,
        url=reverse("workplaces:workplace", args=[one.recognition.number]),
        facts=tuple(facts),
        change_url=url("workplace", found, one.number) if edits else "",
        remove_url=url("remove_workplace", found, one.number) if edits else "",
    )


def _said(one: Any, found: Any, *, settles: bool) -> Said:
    open_ = one.settled_at is None
    return Said(
        who=code_label(PlanVoice(one.voice)),
        at=one.said_at,
        words=one.words,
        about=one.line.code if one.line else "",
        is_settled=not open_,
        settle_url=url("settle", found, one.pk) if open_ and settles else "",
    )


def _version_url(found: Any, one: Any) -> str:
    return f"{url('differences', found)}?van={one.number - 1}&naar={one.number}" if one.number > 1 else ""


def _changed_words(n: int, kept: list[Any]) -> str:
    if not kept:
        return ""
    told = {"n": n, "number": kept[0].number, "day": written(kept[0].made_at)}
    if not n:
        return gettext("Sinds versie %(number)s van %(day)s veranderde er niets.") % told
    words = ngettext(
        "Sinds versie %(number)s van %(day)s veranderde %(n)s ding.",
        "Sinds versie %(number)s van %(day)s veranderden %(n)s dingen.",
        n,
    )
    return words % told
