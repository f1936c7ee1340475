"""What happens to a signed agreement: when it lies still, how it ends, what is being changed."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.agreements import policies
from tandem.journey.agreements.models import Acceptance, Agreement, Amendment, Ending, PassedYear, Suspension
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.rules.ending import Stopped
from tandem.journey.agreements.rules.suspensions import OPEN_CAUSES
from tandem.journey.agreements.terms import AgreementState, AmendmentState, SignatureState, SuspensionCause
from tandem.journey.agreements.workflow import AMENDING
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.registers.accounts.rules import fingerprint


def ending_of(agreement: Agreement) -> Ending | None:
    """What was said of its end; nothing where nobody did."""
    return Ending.objects.filter(agreement=agreement).first()


def last_days(agreements: Collection[Agreement]) -> dict[UUID, date | None]:
    """The last day on which each holds: as it ended, as its end was announced, or else as it was agreed."""
    rows = Ending.objects.filter(agreement__in=[one.pk for one in agreements]).order_by("agreement")
    announced = dict(rows.values_list("agreement", "last_day"))
    found = {}
    for one in agreements:
        found[one.pk] = _last_day(one, announced.get(one.pk))
    return found


def last_day_of(agreement: Agreement) -> date | None:
    """The same of one."""
    return last_days([agreement])[agreement.pk]


def holds_until(agreement: Agreement) -> date | None:
    """The same of one that was signed, with what was said of its end at hand; nothing of any other."""
    if agreement.state not in {AgreementState.SIGNED, AgreementState.ENDED}:
        return None
    ending = getattr(agreement, "ending", None)
    return _last_day(agreement, None if ending is None else ending.last_day)


def _last_day(agreement: Agreement, announced: date | None) -> date | None:
    closed = agreement.closed_on if agreement.state == AgreementState.ENDED else None
    return min((day for day in (agreement.ends_on, announced, closed) if day is not None), default=None)


def passed_years_of(agreement: Agreement) -> list[PassedYear]:
    """The years that ended with success, the oldest first."""
    return list(agreement.passed_years.order_by("counts_from"))


def passed_of(agreement: Agreement) -> tuple[date, ...]:
    """From which days they count; nothing is asked of what is not signed yet."""
    if agreement.state not in {AgreementState.SIGNED, AgreementState.ENDED}:
        return ()
    return tuple(one.counts_from for one in passed_years_of(agreement))


def suspensions_of(agreement: Agreement) -> list[Suspension]:
    """When it lay still, the newest first."""
    return list(agreement.suspensions.order_by("-begins_on", "id"))


def stopped_days(agreement: Agreement) -> tuple[Stopped, ...]:
    """The same for the rules, the oldest first."""
    return tuple(one.stopped() for one in agreement.suspensions.order_by("begins_on", "id"))


def compelling_of(agreement: Agreement) -> tuple[Stopped, ...]:
    """When the learner was absent for a compelling reason, under any agreement."""
    rows = Suspension.objects.filter(
        agreement__track__person=agreement.track.person_id, cause=SuspensionCause.COMPELLING_REASON
    )
    return tuple(one.stopped() for one in rows.order_by("begins_on", "id"))


def suspension_for(actor: Actor, suspension_id: UUID, *, day: date) -> Suspension:
    """One suspension, for the three parties of its agreement."""
    found = row_with(Suspension.objects.all(), suspension_id)
    if found is None:
        raise NotFound
    found.agreement = doors.agreement_for(actor, found.agreement_id, day=day)
    return found


def cause_for(actor: Actor, one: Suspension, *, day: date) -> SuspensionCause | None:
    """Why it lies still, as far as this actor needs to know; nothing where `absent` is all there is to say."""
    cause = SuspensionCause(one.cause)
    if cause in OPEN_CAUSES or policies.knows_cause(actor, doors.access_of(one.agreement, day=day)):
        return cause
    return None


def amendments_of(agreement: Agreement) -> list[Amendment]:
    """What was proposed to change, the newest first."""
    asked = Prefetch("acceptances", Acceptance.objects.order_by("turn"))
    return list(agreement.amendments.prefetch_related(asked).order_by("-proposed_at", "id"))


def amendment_for(actor: Actor, amendment_id: UUID, *, day: date) -> Amendment:
    """One proposed change, for the three parties of its agreement."""
    found = row_with(Amendment.objects.all(), amendment_id)
    if found is None:
        raise NotFound
    found.agreement = doors.agreement_for(actor, found.agreement_id, day=day)
    return found


def agreed_changes(agreement_ids: Collection[UUID]) -> dict[UUID, list[Amendment]]:
    """The changes that everybody agreed to, of each of these agreements, the oldest first."""
    states = (AmendmentState.AGREED, AmendmentState.APPLIED)
    found: dict[UUID, list[Amendment]] = {}
    for row in Amendment.objects.filter(agreement__in=agreement_ids, state__in=states).order_by("number", "id"):
        found.setdefault(row.agreement_id, []).append(row)
    return found


def acceptances_of(row: Amendment) -> list[Acceptance]:
    """Whose yes is asked for a change, and how each was given."""
    return sorted(row.acceptances.all(), key=lambda one: one.turn)


def asked_without_account(amendment_id: UUID) -> list[Acceptance]:
    """Whose yes is still asked for a change and who can only come by a mailed link."""
    rows = Acceptance.objects.filter(
        amendment=amendment_id, amendment__state=AmendmentState.PROPOSED, state=SignatureState.ASKED, user__isnull=True
    )
    return list(rows.exclude(email="").order_by("turn"))


def asked_yes(acceptance_id: UUID) -> Acceptance | None:
    """A yes that is still asked for a change that waits; nothing where that is over."""
    rows = Acceptance.objects.filter(state=SignatureState.ASKED, amendment__state=AmendmentState.PROPOSED)
    return rows.select_related("amendment", "person__user").filter(pk=acceptance_id).first()


def acceptance_by_link(secret: str) -> Acceptance:
    """The yes that a mailed link asks for, with its change and agreement; only while it is asked."""
    rows = Acceptance.objects.filter(
        state=SignatureState.ASKED,
        amendment__state=AmendmentState.PROPOSED,
        amendment__agreement__state=AgreementState.SIGNED,
    )
    found = rows.select_related("amendment__agreement").filter(secret_hash=fingerprint(secret)).first()
    if found is None:
        raise NotFound
    return found


def amended_before(row: Amendment) -> list[Amendment]:
    """The changes of the same agreement that hold already, the oldest first."""
    return list(row.agreement.amendments.filter(state=AmendmentState.APPLIED).order_by("number"))


def amending(agreement: Agreement) -> Amendment | None:
    """The change that is being proposed, or waits for its day."""
    return agreement.amendments.filter(state__in=AMENDING).first()


def holds_another(agreement: Agreement) -> bool:
    """Whether the learner has another signed agreement on the same track."""
    rows = Agreement.objects.filter(track=agreement.track_id, state=AgreementState.SIGNED)
    return rows.exclude(pk=agreement.pk).exists()


def mentor_names(mentor_ids: Collection[str]) -> dict[str, str]:
    """The names of these mentors; for who came through the door of their agreement."""
    rows = Mentor.objects.filter(pk__in=[key for key in mentor_ids if key]).select_related("person")
    return {str(one.pk): f"{one.person.given_name} {one.person.family_name}" for one in rows}


def place_names(recognition_ids: Collection[str]) -> dict[str, str]:
    """The recognised workplaces by name and number; for who came through the door of their agreement."""
    rows = Recognition.objects.filter(pk__in=[key for key in recognition_ids if key]).select_related("establishment")
    return {str(one.pk): f"{one.establishment.name} ({one.number})" for one in rows}
