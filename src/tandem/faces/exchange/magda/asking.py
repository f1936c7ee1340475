"""Asking the enrolment of a pupil: first that we may know the pupil, then what stands there; each call is logged."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import uuid4

from django.conf import settings

from tandem.base.periods import day_of
from tandem.faces.exchange.magda import messages, transport
from tandem.faces.exchange.magda.messages import DeniedError, GarbledError, RefusedError, Sender, ToldEnrolment
from tandem.faces.exchange.magda.services import HISTORY, REGISTER, UNKNOWN_PERSON
from tandem.journey.intake.rules.tracks import school_year, school_year_of

_LOG: Final = logging.getLogger("tandem.magda")


class Note(StrEnum):
    """Why a pupil who was asked has no enrolment yet."""

    WAITS = "waits"
    SILENT = "silent"
    DOUBTED = "doubted"
    NONE = "none"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    GIVEN_UP = "given_up"
    MOVED = "moved"


PENDING: Final = frozenset({Note.WAITS, Note.SILENT, Note.DOUBTED})
"""These are asked again."""

AT_LAST: Final[Mapping[str, Note]] = {
    Note.WAITS: Note.GIVEN_UP,
    Note.SILENT: Note.GIVEN_UP,
    Note.DOUBTED: Note.REFUSED,
}
"""What is said of them once nobody is asked again."""


@dataclass(frozen=True)
class Told:
    """What was told of one pupil: the fields of a row, or why there are none."""

    fields: Mapping[str, str]
    note: Note | None = None
    was_reached: bool = True
    """Whether an answer came at all, be it one that nobody can read; without one nobody else needs to be asked now."""


def ask(national_number: str, *, institution: str, now: datetime) -> Told:
    """The running dual enrolment of this pupil at this institution; a service that does not answer may do so later."""
    sender, day = Sender(settings.MAGDA_SENDER, institution), day_of(now)
    first, _end = school_year(school_year_of(day))
    since, until = date(first.year - 1, first.month, first.day), date(first.year + 1, 8, 31)
    try:
        reference = _reference(REGISTER.name)
        asked = messages.register(national_number, sender=sender, reference=reference, until=until, now=now)
        messages.accepted(transport.post()(asked), reference=reference)
        reference = _reference(HISTORY.name)
        asked = messages.history(national_number, sender=sender, reference=reference, since=since, until=until, now=now)
        found = messages.enrolments(transport.post()(asked), reference=reference)
    except DeniedError as error:
        _LOG.warning("takes no message of ours %s: %s", reference, error.code)
        return Told({}, Note.SILENT, was_reached=False)
    except RefusedError as error:
        _LOG.warning("refused %s: %s", reference, error.code)
        return Told({}, Note.UNKNOWN if error.code in UNKNOWN_PERSON else Note.DOUBTED)
    except GarbledError as error:
        _LOG.warning("no answer that we read %s: %s", reference, type(error).__name__)
        return Told({}, Note.SILENT)
    except transport.UnreachableError as error:
        _LOG.warning("no answer %s: %s", reference, type(error).__name__)
        return Told({}, Note.SILENT, was_reached=False)
    return _chosen([one for one in found if one.is_dual and _runs(one, day)], institution)


def _chosen(dual: list[ToldEnrolment], institution: str) -> Told:
    """The enrolment here. Of one elsewhere nothing is told: who types a number need not know that person."""
    here = [one for one in dual if one.institution.lstrip("0") == institution.lstrip("0")]
    return Told(_fields(here[0])) if here else Told({}, Note.NONE)


def _runs(one: ToldEnrolment, day: date) -> bool:
    return one.until is None or one.until >= day


def _fields(one: ToldEnrolment) -> dict[str, str]:
    """The same as the cells of a row; which training the group is, the planning finds or asks."""
    return {
        "training": one.group_name,
        "starts_on": one.since.isoformat(),
        "ends_on": one.until.isoformat() if one.until else "",
        "location_number": one.location,
        "group_number": one.group_number,
    }


def _reference(service: str) -> str:
    """The mark of one call, logged before it goes out; it names nobody."""
    reference = str(uuid4())
    _LOG.info("asks %s %s", service, reference)
    return reference
