"""What we ask of a company today: what waits for an answer, what is half done, what comes due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.periods import add_months
from tandem.faces.web.company.pages.frame import moment, person_name, written
from tandem.faces.web.company.pages.standing import SOON_MONTHS, is_extract_ageing, latest_extract
from tandem.faces.web.language import training_name
from tandem.journey.placement.actions.opening_clock import WARNED_DAYS
from tandem.journey.placement.queries.introduction_lists import Part, Waiting
from tandem.journey.placement.terms.openings import OpeningState
from tandem.journey.recognition.snapshot import TrainingDuty
from tandem.journey.recognition.terms import RecognitionState, State
from tandem.law import norms
from tandem.registers.organisations.terms import RegisterField


@dataclass(frozen=True)
class Ask:
    """One thing we ask; the shape that `parts/tasks.html` shows."""

    title: str
    hint: str
    url: str
    state: str


@dataclass(frozen=True)
class Rows:
    """The rows of a company in which something can wait, asked once."""

    places: Sequence[Any]
    recognitions: Sequence[Any]
    requests: Sequence[Any] = ()
    drafts: Sequence[Any] = ()
    mentors: Sequence[Any] = ()
    duties: Mapping[UUID, TrainingDuty] = field(default_factory=dict)
    openings: Sequence[Any] = ()
    waiting: Waiting | None = None


def asks(rows: Rows, *, day: date, has_committee: bool) -> Iterable[Ask]:
    """Everything we ask today, the most urgent first."""
    yield from _questions(rows.requests)
    yield from _waiting(rows.waiting)
    yield from _gone(rows.places)
    yield from _late_trainings(rows, day=day)
    yield from _drafts(rows.drafts)
    if not has_committee:
        hint = gettext("Zo weten wij wie over uw aanvraag beslist.")
        title = gettext("Zeg onder welk paritair comité u valt")
        yield Ask(title, hint, reverse("company:joint_committee"), "todo")
    yield from _extracts(rows.mentors, day=day)
    yield from _ending(rows, day=day)
    yield from _openings(rows, day=day)


def _questions(requests: Iterable[Any]) -> Iterable[Ask]:
    for request in requests:
        if request.state == State.INCOMPLETE:
            title = gettext("Vul uw aanvraag aan: %(training)s") % {"training": training_name(request.training)}
            hint = f"{request.establishment.name} · {request.dossier.number}"
            yield Ask(title, hint, reverse("company:request", args=[request.pk]), "wrong")


def _waiting(waiting: Waiting | None) -> Iterable[Ask]:
    """Learners who wait for an answer, the first to answer first."""
    if waiting is None or not waiting.count:
        return
    text = ngettext("Antwoord aan %(n)s lerende", "Antwoord aan %(n)s lerenden", waiting.count)
    hint = gettext("De eerste wacht tot %(day)s") % {"day": written(waiting.until)}
    url = f"{reverse('introductions:list')}?deel={Part.WAITING}"
    yield Ask(text % {"n": waiting.count}, hint, url, "todo")


def _gone(places: Iterable[Any]) -> Iterable[Ask]:
    for place in places:
        if place.gone_since is not None:
            title = gettext("Kijk na: %(place)s staat niet meer in het register") % {"place": place.name}
            hint = gettext("Verdwenen op %(day)s") % {"day": written(place.gone_since)}
            url = f"{reverse('company:doubt')}?gegeven={RegisterField.ESTABLISHMENTS}&vestiging={place.pk}"
            yield Ask(title, hint, url, "wrong")


def _late_trainings(rows: Rows, *, day: date) -> Iterable[Ask]:
    horizon = add_months(day, SOON_MONTHS)
    for mentor in rows.mentors:
        duty = rows.duties.get(mentor.pk)
        if duty is not None and duty.due_on <= horizon:
            words = {"name": person_name(mentor.person)}
            title = gettext("Laat %(name)s de mentoropleiding volgen") % words
            is_late = duty.due_on < day
            text = gettext("Moest gevolgd zijn voor %(day)s") if is_late else gettext("Ten laatste op %(day)s")
            url = reverse("company:training", args=[mentor.pk])
            yield Ask(title, text % {"day": written(duty.due_on)}, url, "wrong" if is_late else "todo")


def _drafts(drafts: Iterable[Any]) -> Iterable[Ask]:
    for draft in drafts:
        count = draft.request_count
        chosen = ngettext("%(n)s werkplek", "%(n)s werkplekken", count) % {"n": count}
        hint = f"{chosen} · {gettext('laatst bewaard op %(at)s') % {'at': moment(draft.changed_at)}}"
        yield Ask(gettext("Werk uw aanvraag af"), hint, reverse("company:dossier", args=[draft.pk]), "started")


def _extracts(mentors: Iterable[Any], *, day: date) -> Iterable[Ask]:
    for mentor in mentors:
        if is_extract_ageing(mentor, day=day):
            until = latest_extract(mentor).valid_until
            title = gettext("Vraag %(name)s een nieuw uittreksel") % {"name": person_name(mentor.person)}
            hint = gettext("Het vorige telt tot %(day)s, voor een nieuwe aanvraag") % {"day": written(until)}
            yield Ask(title, hint, reverse("company:extract", args=[mentor.pk]), "todo")


def _ending(rows: Rows, *, day: date) -> Iterable[Ask]:
    horizon = add_months(day, norms.at(day).recognition.expiry_warning_months.value)
    asked = {(one.establishment_id, one.training_id) for one in rows.requests}
    last: dict[tuple[UUID, UUID], Any] = {}
    for one in rows.recognitions:
        if one.state == RecognitionState.VALID and one.lifting_decided_on is None:
            pair = (one.establishment_id, one.training_id)
            last[pair] = max(last.get(pair, one), one, key=lambda row: row.valid_until)
    for pair, one in last.items():
        if day < one.valid_until <= horizon and pair not in asked:
            title = gettext("Vraag uw erkenning opnieuw aan: %(training)s") % {"training": training_name(one.training)}
            hint = f"{one.establishment.name} · {gettext('loopt af op %(day)s') % {'day': written(one.valid_until)}}"
            yield Ask(title, hint, reverse("company:recognitions"), "todo")


def _openings(rows: Rows, *, day: date) -> Iterable[Ask]:
    for one in rows.openings:
        if one.state == OpeningState.OPEN and one.expires_on <= day + timedelta(days=WARNED_DAYS):
            title = gettext("Zoekt u nog iemand? %(training)s") % {"training": training_name(one.training)}
            when = gettext("getoond tot %(day)s") % {"day": written(one.expires_on)}
            url = reverse("company:opening", args=[one.pk])
            yield Ask(title, f"{one.establishment.name} · {when}", url, "todo")
    recognised = any(one.state == RecognitionState.VALID and day < one.valid_until for one in rows.recognitions)
    if recognised and not rows.openings:
        title = gettext("Zeg of u een lerende zoekt")
        hint = gettext("U bent erkend. Zet een werkplek open, dan vinden scholen u.")
        yield Ask(title, hint, reverse("company:openings"), "todo")
