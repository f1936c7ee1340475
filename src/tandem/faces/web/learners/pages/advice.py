"""What the page of advice shows: each advice that stands, what follows from it, and a form for one more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.documents.reasons import Reason, reasons_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.learners.pages.frame import area, file_crumbs, name_of, written
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Page
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import advice as queries
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.screening import Answer
from tandem.journey.intake.terms.tracks import Phase


@dataclass(frozen=True)
class Card:
    """One advice."""

    title: str
    facts: tuple[Fact, ...]
    take_away_url: str = ""


@dataclass(frozen=True)
class AdvicePage(Page):
    """The advice about one learner."""

    cards: tuple[Card, ...] = ()
    reasons: tuple[Reason, ...] = ()
    may_note: bool = False
    note_url: str = ""
    job_seeker_url: str = ""
    back_url: str = ""


def advice(actor: Actor, track: Any, *, day: date, has_errors: bool = False) -> AdvicePage:
    """What was advised about this learner."""
    rows = queries.advice_of(actor, track.pk, day=day)
    is_here = track.phase != Phase.LEFT and policies.may_guide(actor, track.facts()).is_ok
    told = [one.form() for one in reversed(rows)]
    return AdvicePage(
        title=gettext("Advies over %(name)s") % {"name": name_of(track.person)},
        lead=gettext("Wat de klassenraad, het CLB of VDAB zegt. De lerende en de ouder lezen mee."),
        breadcrumb=file_crumbs(track, gettext("Advies")),
        area=area(),
        has_errors=has_errors,
        cards=tuple(_card(track, one, is_here=is_here) for one in rows),
        reasons=tuple(reasons_of(queries.verdict(track, told, None, day=day))) if is_here else (),
        may_note=is_here,
        note_url=reverse("learners:advice", args=[track.pk]),
        job_seeker_url=reverse("learners:job_seeker", args=[track.pk]),
        back_url=reverse("learners:track", args=[track.pk]),
    )


def lines(rows: Sequence[Any]) -> tuple[Fact, ...]:
    """The last advice of each adviser as a line, for the page of a track."""
    last = {one.adviser: one for one in reversed(rows)}
    return tuple(
        Fact(code_label(who), code_label(AdvisedWay(last[who].way)), note=written(last[who].given_on))
        for who in Adviser
        if who in last
    )


def card(one: Any, *, take_away_url: str = "") -> Card:
    """One advice: who gave it, when, and what it says."""
    title = gettext("%(who)s, %(day)s") % {"who": code_label(Adviser(one.adviser)), "day": written(one.given_on)}
    return Card(title, tuple(_facts(one)), take_away_url)


def _card(track: Any, one: Any, *, is_here: bool) -> Card:
    url = reverse("learners:withdraw_advice", args=[track.pk, one.pk]) if is_here else ""
    return card(one, take_away_url=url)


def _facts(one: Any) -> Iterator[Fact]:
    yield Fact(gettext("Weg"), code_label(AdvisedWay(one.way)))
    for label, said in ((gettext("Arbeidsbereid"), one.work_willing), (gettext("Arbeidsrijp"), one.work_ready)):
        if said != Answer.UNKNOWN:
            yield Fact(label, code_label(Answer(said)))
    if one.motive:
        yield Fact(gettext("Waarom"), one.motive)
