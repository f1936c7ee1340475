"""What the pages of referrals show, to the circle of the shielded part: to what, why, who agreed, and each step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.documents.words import code_label
from tandem.faces.web.learners.pages.frame import area, file_crumbs, name_of, written
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.site.pages import Page
from tandem.journey.intake.queries import needs
from tandem.journey.intake.queries import referrals as queries
from tandem.journey.intake.terms.needs import Scope
from tandem.journey.intake.terms.referrals import Agreeing, Proposer, ReferralKind, ReferralState

_TAGS: Final = {
    ReferralState.PROPOSED: "wait",
    ReferralState.AGREED: "info",
    ReferralState.STARTED: "ok",
    ReferralState.ENDED: "neutral",
    ReferralState.REFUSED: "neutral",
}
_OVER: Final = (ReferralState.ENDED, ReferralState.REFUSED)


@dataclass(frozen=True)
class Card:
    """One referral."""

    key: Any
    title: str
    tag: Tag
    facts: tuple[Fact, ...]
    reason: str
    closing: str
    missing: tuple[str, ...] = ()
    """Who still has to agree."""
    step_url: str = ""


@dataclass(frozen=True)
class ReferralsPage(Page):
    """The referrals of one learner."""

    cards: tuple[Card, ...] = ()
    is_agreed: bool = False
    back_url: str = ""
    paper_url: str = ""


@dataclass(frozen=True)
class StepPage(Page):
    """One step of a referral."""

    back_url: str = ""
    button: str = ""


def referrals(actor: Actor, track: Any, *, day: date, has_errors: bool) -> ReferralsPage:
    """Every referral, for the coach."""
    return ReferralsPage(
        title=gettext("Verwijzing van %(name)s") % {"name": name_of(track.person)},
        lead=gettext("Naar een NAFT of intensieve begeleiding. Alleen de lerende, een ouder en u zien dit."),
        breadcrumb=file_crumbs(track, gettext("Verwijzing")),
        area=area(),
        has_errors=has_errors,
        cards=cards(actor, track, day=day, steps=True),
        is_agreed=Scope.REFER in needs.agreements_for(actor, track.pk, day=day),
        back_url=reverse("learners:needs", args=[track.pk]),
        paper_url=reverse("learners:needs_paper", args=[track.pk, Scope.REFER]),
    )


def step(track: Any, *, has_errors: bool) -> StepPage:
    """Note an agreement or a step."""
    title = gettext("Noteer een stap")
    return StepPage(
        title=title,
        lead=name_of(track.person),
        breadcrumb=file_crumbs(track, gettext("Verwijzing")),
        area=area(),
        has_errors=has_errors,
        back_url=reverse("learners:referrals", args=[track.pk]),
        button=title,
    )


def cards(actor: Actor, track: Any, *, day: date, steps: bool = False) -> tuple[Card, ...]:
    """Every referral of this track, the newest first."""
    return tuple(_card(track, one, day=day, steps=steps) for one in queries.referrals_of(actor, track.pk, day=day))


def _card(track: Any, one: Any, *, day: date, steps: bool) -> Card:
    state, why = queries.standing(one, day=day), queries.read(one)
    is_over = state in _OVER
    return Card(
        key=one.pk,
        title=code_label(ReferralKind(one.kind)),
        tag=Tag(_TAGS[state], code_label(state)),
        facts=tuple(_facts(one)),
        reason=why.reason,
        closing=why.closing,
        missing=tuple(code_label(who) for who in queries.missing(one, day=day)),
        step_url=reverse("learners:referral", args=[track.pk, one.pk]) if steps and not is_over else "",
    )


def _facts(one: Any) -> Iterator[Fact]:
    yield Fact(gettext("Voorgesteld door"), code_label(Proposer(one.proposer)), note=written(one.proposed_on))
    for who in Agreeing:
        if who in one.agreed:
            yield Fact(code_label(who), gettext("akkoord"), note=written(date.fromisoformat(one.agreed[who])))
    if one.started_on:
        yield Fact(gettext("Gestart"), written(one.started_on))
    if one.ended_on:
        yield Fact(gettext("Geëindigd"), written(one.ended_on))
