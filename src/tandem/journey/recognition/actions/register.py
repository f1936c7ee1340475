"""Recognitions follow the register: a vanished establishment flags them, a moved one moves them, none is ended."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.journey.recognition.models import Recognition
from tandem.journey.recognition.models.recognition import repeated
from tandem.journey.recognition.terms import Happened, RecognitionState
from tandem.registers.organisations.actions import register_switch
from tandem.registers.organisations.actions.register_changes import EstablishmentChange
from tandem.registers.organisations.actions.register_switch import Prepared, Switch
from tandem.registers.organisations.terms import RegisterChange

_AT_ONCE: Final = 500


@dataclass(frozen=True)
class Applied:
    """What an extract changed: in the register, and for how many recognitions of each kind."""

    switch: Switch
    recognitions: Mapping[Happened, int]


@transaction.atomic
def apply_register(*, actor: Actor, prepared: Prepared, accept_vanished: bool = False, now: datetime) -> Applied:
    """Make an extract current, and let the recognitions at every changed establishment follow, in one transaction."""
    switch = register_switch.make_current(actor=actor, prepared=prepared, accept_vanished=accept_vanished, now=now)
    happened = _follow(switch.establishments, snapshot_on=switch.snapshot_on, actor=actor, now=now)
    return Applied(switch, Counter(happened))


def _follow(
    changes: Sequence[EstablishmentChange], *, snapshot_on: date, actor: Actor, now: datetime
) -> Iterator[Happened]:
    kinds = {change.establishment_id: change.kinds for change in changes}
    for some in _portions(list(kinds)):
        rows = Recognition.objects.select_for_update(of=("self",)).select_related("establishment__company")
        rows = rows.filter(establishment__in=some, state=RecognitionState.VALID)
        for recognition in rows.order_by("number"):
            codes = _follow_one(recognition, kinds[recognition.establishment_id], snapshot_on=snapshot_on)
            for code in codes:
                data = {"establishment": recognition.establishment_id, "gone_since": recognition.gone_since}
                events.record(code, actor=actor, subject=recognition, at=now, data=data)
                yield code


def _follow_one(recognition: Recognition, kinds: frozenset[RegisterChange], *, snapshot_on: date) -> Sequence[Happened]:
    wanted = _as_the_register_says(recognition, snapshot_on)
    changed = {name: value for name, value in wanted.items() if getattr(recognition, name) != value}
    for name, value in changed.items():
        setattr(recognition, name, value)
    if changed:
        recognition.save(update_fields=list(changed))
    codes = []
    if "gone_since" in changed:
        codes.append(Happened.ESTABLISHMENT_BACK if changed["gone_since"] is None else Happened.ESTABLISHMENT_GONE)
    if RegisterChange.MOVED in kinds:
        codes.append(Happened.ESTABLISHMENT_MOVED)
    return codes


def _as_the_register_says(recognition: Recognition, snapshot_on: date) -> dict[str, Any]:
    """The fields that repeat the establishment. One that another company took over is gone for this recognition."""
    place = recognition.establishment
    is_elsewhere = place.company_id != recognition.company_id
    gone_since = (recognition.gone_since or snapshot_on) if is_elsewhere else place.gone_since
    return {"gone_since": gone_since, **repeated(place)}


def _portions(keys: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]
