"""Whether a learner or parent can come in, and what the school can do about it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.periods import day_of
from tandem.faces.web.learners.pages.frame import written
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role


@dataclass(frozen=True)
class Entry:
    """Whether somebody can come in, and the steps that are open."""

    words: str
    invite_url: str = ""
    withdraw_url: str = ""
    put_out_url: str = ""


def of_learner(found: Any, *, is_here: bool, now: datetime) -> Entry | None:
    """The learner of this track; of who left, only that somebody still comes in."""
    entry = _entry(found.person, Role.LEARNER, "", [found.pk], now=now)
    return entry if is_here or entry.put_out_url else None


def of_guardian(found: Any, row: Any, *, now: datetime) -> Entry:
    """A parent or guardian of the learner of this track."""
    return _entry(row.guardian, Role.GUARDIAN, "_guardian", [found.pk, row.pk], now=now)


def _entry(person: Any, role: Role, whose: str, here: list[UUID], *, now: datetime) -> Entry:
    def url(step: str) -> str:
        return reverse(f"learners:{step}{whose}", args=here)

    if access.comes_in(person, role, day=day_of(now)):
        return Entry(gettext("Kan zich aanmelden."), put_out_url=url("put_out"))
    waiting = access.invitation_of(person.pk, role=role, now=now)
    if waiting is not None:
        told = {"email": waiting.email, "day": written(day_of(waiting.expires_at))}
        words = gettext("Uitgenodigd op %(email)s. De link werkt tot %(day)s.") % told
        return Entry(words, withdraw_url=url("withdraw"))
    if not person.email:
        return Entry(gettext("Vul een e-mailadres in om uit te nodigen."))
    return Entry(gettext("Kan zich niet aanmelden."), invite_url=url("invite"))
