"""What the pages of one opening show: as it stands, as a form, closing it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.verdict import OK
from tandem.faces.documents.reasons import Reason, named, reasons_of
from tandem.faces.documents.recognition import extent_words
from tandem.faces.documents.words import choices, code_label
from tandem.faces.web.company.pages.frame import area, crumbs, here, person_name, place_label, written
from tandem.faces.web.company.pages.openings import tag_of
from tandem.faces.web.language import training_name
from tandem.faces.web.placement.words import (
    accommodation_words,
    period_words,
    seats_words,
    wish_facts,
    work_facts,
    year_words,
)
from tandem.faces.web.recognition.pages import Entry, Fact, Tag, history
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.placement.policies import openings as policies
from tandem.journey.placement.queries import openings as doors
from tandem.journey.placement.rules.opening_forms import OpeningForm
from tandem.journey.placement.snapshot import openings as snapshot
from tandem.journey.placement.terms.openings import CloseReason, OpeningMove, OpeningState, WishKind
from tandem.journey.placement.workflow.openings import LIVE, OPENING


@dataclass(frozen=True)
class Way:
    """One thing that can be done with an opening."""

    label: str
    url: str
    is_post: bool = False


@dataclass(frozen=True)
class OpeningPage(Page):
    """One opening as it stands, for its company."""

    tag: Tag | None = None
    facts: tuple[Fact, ...] = ()
    guides: tuple[Fact, ...] = ()
    wishes: tuple[Fact, ...] = ()
    words: str = ""
    accommodations: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    change_url: str = ""
    ways: tuple[Way, ...] = ()
    public_url: str = ""
    history_url: str = ""
    closed: str = ""


@dataclass(frozen=True)
class PlacePage(Page):
    """The form of an opening."""

    workplace: tuple[Fact, ...] = ()
    button: str = ""
    back_url: str = ""
    mentor_url: str = ""
    has_mentors: bool = False
    copied: str = ""


@dataclass(frozen=True)
class ClosePage(Page):
    """Why an opening closes."""

    back_url: str = ""


@dataclass(frozen=True)
class OpeningHistoryPage(Page):
    """What happened to an opening, and who looked."""

    entries: tuple[Entry, ...] = ()
    looks: tuple[Entry, ...] = ()
    looks_note: str = ""
    export_door: str = ""
    export_of: Any = None


def opening(actor: Actor, one: Any, *, day: date) -> OpeningPage:
    """One opening: where it stands, what lacks, what can be done."""
    is_live = one.state in LIVE
    known = snapshot.around([one.recognition])
    verdict = snapshot.assess_all([one], day=day, known=known)[one.pk] if is_live else OK
    names = mentor_names(one)
    may_keep = policies.may_keep_openings(actor, one.company_id).is_ok
    return OpeningPage(
        title=training_name(one.training),
        lead=place_label(one.establishment),
        breadcrumb=_below(here(training_name(one.training))),
        area=area(),
        tag=tag_of(one),
        facts=tuple(_facts(one)),
        guides=tuple(_guides(snapshot.form_of(one, known=known), names)),
        wishes=tuple(wish_facts(one)),
        words=one.words,
        accommodations=tuple(accommodation_words(one)),
        reasons=tuple(named(reasons_of(verdict), names | wish_names())),
        change_url=reverse("company:change_opening", args=[one.pk]) if may_keep and is_live else "",
        ways=tuple(_ways(one, day=day)) if may_keep else (),
        public_url=reverse("workplaces:opening", args=[one.pk]) if one.is_public_on(day) else "",
        history_url=reverse("company:opening_history", args=[one.pk]),
        closed=_closed(one),
    )


def place_form(
    recognised: Any, *, has_errors: bool, has_mentors: bool, button: str, back_url: str, copied: str = ""
) -> PlacePage:
    """The form of an opening under this recognition."""
    title = training_name(recognised.training)
    mentor = f"{reverse('company:new_mentor')}?terug={reverse('company:open_place', args=[recognised.pk])}"
    return PlacePage(
        title=gettext("Wanneer zoekt u iemand voor %(training)s?") % {"training": title},
        lead=gettext("Eén bladzijde volstaat. U kunt daarna alles nog aanpassen."),
        breadcrumb=_below(here(title)),
        area=area(),
        has_errors=has_errors,
        workplace=(
            Fact(gettext("Opleiding"), title),
            Fact(gettext("Vestiging"), place_label(recognised.establishment)),
            Fact(
                gettext("Erkend tot"),
                written(recognised.valid_until),
                note=extent_words(recognised),
                term="recognition",
            ),
        ),
        button=button,
        back_url=back_url,
        mentor_url=mentor,
        has_mentors=has_mentors,
        copied=copied,
    )


def again_url(recognition_id: Any, opening_id: Any) -> str:
    """Where a place is taken over under this recognition."""
    return f"{reverse('company:open_place', args=[recognition_id])}?van={opening_id}"


def close(one: Any, *, has_errors: bool) -> ClosePage:
    """Ask why, before an opening closes."""
    back = reverse("company:opening", args=[one.pk])
    title = training_name(one.training)
    return ClosePage(
        title=gettext("Sluit de openstaande werkplek"),
        lead=gettext("Niemand ziet ze dan nog. Wilt u later opnieuw iemand zoeken, neem ze dan over."),
        breadcrumb=_below(Link(title, back), here(gettext("Sluiten"))),
        area=area(),
        has_errors=has_errors,
        back_url=back,
    )


def history_page(one: Any, *, looks: Iterable[Entry], looks_note: str) -> OpeningHistoryPage:
    """What happened to an opening, and who looked."""
    back = reverse("company:opening", args=[one.pk])
    title = training_name(one.training)
    return OpeningHistoryPage(
        title=gettext("Geschiedenis van %(what)s") % {"what": title},
        breadcrumb=_below(Link(title, back), here(gettext("Geschiedenis"))),
        area=area(),
        entries=tuple(history([one])),
        looks=tuple(looks),
        looks_note=looks_note,
        export_door="company:opening_history_export",
        export_of=one.pk,
    )


def history_filters(one: Any) -> list[tuple[str, str]]:
    """What the file with the history says it is about."""
    return [
        (gettext("Opleiding"), training_name(one.training)),
        (gettext("Vestiging"), one.establishment.name),
        (gettext("Schooljaar"), year_words(one.school_year)),
    ]


def mentor_names(one: Any) -> dict[str, str]:
    """The mentors of an opening by their key."""
    return {str(link.mentor_id): person_name(link.mentor.person) for link in one.mentors.all()}


def wish_names() -> dict[str, str]:
    """The kinds of wishes by their code."""
    return dict(choices(WishKind))


def _facts(one: Any) -> Iterable[Fact]:
    yield Fact(gettext("Schooljaar"), year_words(one.school_year))
    yield Fact(gettext("Periode"), period_words(one))
    yield Fact(gettext("Plaatsen"), seats_words(one))
    if one.state in LIVE:
        yield Fact(gettext("Tonen tot"), written(one.expires_on))
    yield from work_facts(one)
    contact = getattr(one, "contact", None)
    if contact is not None:
        reached = " · ".join(part for part in (contact.name, contact.email, contact.phone) if part)
        yield Fact(gettext("Contact"), reached, note=gettext("alleen voor scholen die u iemand voorstellen"))


def _guides(form: OpeningForm, names: Mapping[str, str]) -> Iterable[Fact]:
    for mentor, learners in form.mentors.items():
        count = ngettext("%(n)s lerende tegelijk", "%(n)s lerenden tegelijk", learners) % {"n": learners}
        yield Fact(names[str(mentor)], count)


def _ways(one: Any, *, day: date) -> Iterable[Way]:
    state = OpeningState(one.state)
    if one.is_public_on(day):
        yield Way(gettext("Bekijk lerenden die passen"), reverse("company:fitting", args=[one.pk]))
    if OPENING.allows(state, OpeningMove.PAUSE):
        yield Way(gettext("Zet op pauze"), reverse("company:pause_opening", args=[one.pk]), is_post=True)
    if OPENING.allows(state, OpeningMove.RESUME):
        yield Way(gettext("Zet opnieuw open"), reverse("company:resume_opening", args=[one.pk]), is_post=True)
    if OPENING.allows(state, OpeningMove.CLOSE):
        yield Way(gettext("Sluit de werkplek"), reverse("company:close_opening", args=[one.pk]))
    following = doors.continues_as(one, day=day)
    if following is not None:
        recognition, year = following
        label = gettext("Neem over voor %(year)s") % {"year": year_words(year)}
        yield Way(label, again_url(recognition.pk, one.pk))


def _closed(one: Any) -> str:
    if one.state == OpeningState.EXPIRED:
        return gettext("Vervallen op %(day)s.") % {"day": written(one.expired_on)}
    if one.state == OpeningState.CLOSED:
        return code_label(CloseReason(one.close_reason)) + "."
    return ""


def _below(*links: Link) -> tuple[Link, ...]:
    return crumbs(Link(gettext("Openstaande werkplekken"), reverse("company:openings")), *links)
