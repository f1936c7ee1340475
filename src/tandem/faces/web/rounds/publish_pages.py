"""What the page shows on which a run becomes proposals, and what the round says of them afterwards."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.faces.documents.reasons import Reason, reasons_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.rules import rounds as rules
from tandem.journey.placement.rules.introductions import answer_day
from tandem.journey.placement.terms.introductions import IntroductionState
from tandem.journey.placement.terms.rounds import RoundState, RunState


@dataclass(frozen=True)
class PublishPage(Page):
    """A second look before anybody gets a letter."""

    facts: tuple[Fact, ...] = ()
    reasons: tuple[Reason, ...] = ()
    """What stands in the way, and what to think of."""
    is_possible: bool = False
    back_url: str = ""


def publish_url(actor: Actor, run: Any) -> str:
    """Where this run becomes proposals; empty for who may not, and where the round has its proposals."""
    can_still = run.state == RunState.DONE and run.round.state == RoundState.PREPARING
    return reverse("rounds:publish", args=[run.pk]) if can_still and doors.may_publish(actor, run.round) else ""


def publishing(run: Any, *, day: date, has_errors: bool) -> PublishPage:
    """Who gets a proposal, who hears of it, and what speaks against it."""
    facts = doors.publish_facts(run, day=day)
    verdict = rules.may_publish(facts, answers_until=answer_day(day), today=day)
    is_open = run.round.state == RoundState.PREPARING
    learners, openings, companies = doors.reached_by(run)
    return PublishPage(
        title=gettext("Voorstellen maken van berekening %(n)s?") % {"n": run.number},
        lead=gettext("De ronde stelt voor, mensen beslissen. Daarna verandert deze ronde niet meer."),
        breadcrumb=(
            Link(gettext("Start"), reverse("site:home")),
            Link(gettext("Matchronden"), reverse("rounds:list")),
            Link(run.round.title, reverse("rounds:round", args=[run.round_id])),
            Link(gettext("Berekening %(n)s") % {"n": run.number}, reverse("rounds:run", args=[run.pk])),
            Link(gettext("Voorstellen"), ""),
        ),
        area=gettext("Matchronden"),
        has_errors=has_errors,
        facts=(
            Fact(gettext("Lerenden met een voorstel"), number_format(learners)),
            Fact(gettext("Werkplekken"), number_format(openings)),
            Fact(gettext("Ondernemingen die bericht krijgen"), number_format(companies)),
        ),
        reasons=tuple(reasons_of(verdict)),
        is_possible=verdict.is_ok and is_open,
        back_url=reverse("rounds:run", args=[run.pk]),
    )


def proposals(actor: Actor, one: Any, *, day: date) -> tuple[Fact, ...]:
    """Where the proposals of a round stand, and why some were not made; nothing before it was published."""
    if one.published_run_id is None:
        return ()
    counts = doors.proposed_in(one)
    passed = counts[doors.PASSED_OVER]
    facts = [
        Fact(code_label(state), number_format(counts[state])) for state in IntroductionState if counts.get(state, 0)
    ]
    if passed:
        found = ngettext("%(n)s lerende", "%(n)s lerenden", passed) % {"n": number_format(passed)}
        because = doors.passed_over_in(actor, one, day=day)
        note = " · ".join(f"{code_label(why)}: {number_format(count)}" for why, count in because.items())
        url = f"{reverse('rounds:run', args=[one.published_run_id])}?uitkomst=overgeslagen"
        facts.append(Fact(gettext("Zonder voorstel"), found, url, note=note))
    return tuple(facts)
