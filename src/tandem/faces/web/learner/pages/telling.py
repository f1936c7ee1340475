"""What the pages on which a learner tells about themselves show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.web.learner.pages.frame import Whose, crumbs, here, whose, written
from tandem.faces.web.learners.pages import needs as shielded
from tandem.faces.web.learners.pages import screening as screenings
from tandem.faces.web.learners.pages.frame import path_tag
from tandem.faces.web.learners.pages.needs import AgeRule, Agreement
from tandem.faces.web.learners.pages.screening import Said, Section
from tandem.faces.web.recognition.pages import Entry, Fact, Tag
from tandem.journey.intake.rules.screening import Answers
from tandem.journey.intake.terms.needs import Scope
from tandem.journey.intake.terms.screening import ScreeningState
from tandem.journey.intake.workflow import RUNNING
from tandem.registers.access.terms import Role


@dataclass(frozen=True)
class TellingPage(Whose):
    """The questions of the screening, to the learner."""

    sections: tuple[Section, ...] = ()
    other_name: str = ""
    is_open: bool = True
    said: tuple[Said, ...] = ()
    tag: Tag | None = None
    concluded: str = ""
    back_url: str = ""


@dataclass(frozen=True)
class NeedsPage(Whose):
    """The shielded part of the own file."""

    agreements: tuple[Agreement, ...] = ()
    is_agreed: bool = False
    is_kept: bool = False
    kept_words: str = ""
    is_late: bool = False
    changes: tuple[Fact, ...] = ()
    age: AgeRule | None = None
    looks: tuple[Entry, ...] = ()
    back_url: str = ""
    track_id: Any = None


def telling(actor: Actor, track: Any, found: Any, form: Any) -> TellingPage:
    """What the learner can tell, and what the coach said; once it is concluded, where it leads."""
    is_concluded = found is not None and found.state == ScreeningState.CONCLUDED
    is_open = track.phase in RUNNING and not is_concluded
    coach = found.by_coach() if found is not None else Answers()
    return TellingPage(
        title=gettext("Vertel over jezelf") if is_open else gettext("Wat jij en je school zeiden"),
        lead=gettext("Niets is verplicht. Je school leest mee en zoekt met jou iets dat past."),
        breadcrumb=crumbs(track, here(gettext("Over jezelf"))),
        **whose(actor, track),
        has_errors=bool(form.errors),
        sections=screenings.sections(form, coach),
        other_name=gettext("Je trajectbegeleider"),
        is_open=is_open,
        said=() if is_open else screenings.said(found, is_own=True),
        tag=path_tag(found.path) if is_concluded else None,
        concluded=gettext("Besloten op %(day)s.") % {"day": written(day_of(found.concluded_at))}
        if is_concluded
        else gettext("Dit traject is afgelopen. Invullen kan niet meer."),
        back_url=reverse("learner:track", args=[track.pk]),
    )


def needs(actor: Actor, track: Any, row: Any, given: Mapping[Scope, Any], form: Any, *, day: date) -> NeedsPage:
    """The shielded part of the own file, with who looked."""
    asks = actor.has_role(Role.LEARNER) and len(given) < len(Scope)
    return NeedsPage(
        title=gettext("Wat je nodig hebt op een werkplek"),
        lead=gettext("Dit staat apart en op slot. Alleen jij, je ouder en je trajectbegeleider zien het."),
        breadcrumb=crumbs(track, here(gettext("Wat je nodig hebt"))),
        **whose(actor, track),
        has_errors=bool(form.errors),
        agreements=shielded.agreements(given),
        is_agreed=Scope.KEEP in given,
        is_kept=row is not None,
        kept_words=shielded.kept_words(row),
        is_late=form.is_late,
        changes=shielded.changes_of(row, form),
        age=shielded.own_age_rule(track, day=day) if asks else None,
        looks=shielded.looks(track.pk),
        back_url=reverse("learner:track", args=[track.pk]),
        track_id=track.pk,
    )
