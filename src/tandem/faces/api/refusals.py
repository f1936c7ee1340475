"""From whatever goes wrong inside a door to the refusal that is sent."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import IntegrityError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.api import doors, issues, rates
from tandem.faces.api.credentials import CHALLENGE
from tandem.faces.api.problems import Kind, Refused, answer
from tandem.law.errors import NoCalendar, NoValueOnDay, UnknownKey
from tandem.registers.access import actions as access
from tandem.registers.reference.rules import UnreadableNumber

log = logging.getLogger(__name__)

Handler = Callable[[HttpRequest, Any], HttpResponse]


def attach(api: NinjaAPI) -> None:
    """Let the API answer every exception with a refusal."""
    for kind, handler in _HANDLERS.items():
        api.add_exception_handler(kind, handler)


def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    if error.kind in {Kind.INVALID_ACCESS_TOKEN, Kind.EXPIRED_ACCESS_TOKEN}:
        return _unless_too_many(request, error)
    return answer(request, error)


def _unknown_person(request: HttpRequest, _error: Exception) -> HttpResponse:
    return _unless_too_many(request, Refused(Kind.NO_ACCESS_TOKEN, headers=CHALLENGE))


def _not_found(request: HttpRequest, _error: Exception) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    operation = getattr(request, "operation", None)
    if actor.user_id is not None and operation is not None and operation.auth_callbacks:
        values = getattr(request, "path_values", {})
        access.note_refused(
            actor=actor,
            subject_kind="page",
            subject_id=str(next(iter(values.values()), ""))[:40],
            page=f"api:{operation.operation_id}",
            now=clock.now(),
        )
    return answer(request, Refused(Kind.RESOURCE_NOT_FOUND))


def _not_possible(request: HttpRequest, error: NotPossible) -> HttpResponse:
    return answer(request, issues.refusal_of(error.verdict))


def _invalid(request: Any, error: ValidationError) -> HttpResponse:
    sent = {**request.GET.dict(), **getattr(request, "path_values", {})}
    found = [*issues.of_errors(error.errors, sent=sent), *doors.unknown_query(request)]
    return answer(request, Refused(Kind.BAD_REQUEST, issues=found))


def _unreadable(request: HttpRequest, _error: Exception) -> HttpResponse:
    return answer(request, Refused(Kind.BAD_REQUEST, issues=issues.unreadable_body()))


def _too_large(request: HttpRequest, _error: Exception) -> HttpResponse:
    return answer(request, Refused(Kind.PAYLOAD_TOO_LARGE))


def _in_the_way(request: HttpRequest, _error: Exception) -> HttpResponse:
    return answer(request, Refused(Kind.IN_THE_WAY))


def _database_away(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("the database does not answer: %s", error)
    return answer(request, Refused(Kind.SERVICE_UNAVAILABLE, headers={"Retry-After": "5"}))


def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("%s %s broke", request.method, request.path, exc_info=error)
    return answer(request, Refused(Kind.INTERNAL_SERVER_ERROR))


def _unless_too_many(request: HttpRequest, error: Refused) -> HttpResponse:
    """Who guesses at keys is slowed down too."""
    try:
        rates.count(request)
    except Refused as too_many:
        return answer(request, too_many)
    return answer(request, error)


_HANDLERS: dict[type[Exception], Handler] = {
    Refused: _refused,
    AuthenticationError: _unknown_person,
    NotFound: _not_found,
    Http404: _not_found,
    UnknownKey: _not_found,
    NoCalendar: _not_found,
    NoValueOnDay: _not_found,
    UnreadableNumber: _not_found,
    NotPossible: _not_possible,
    ValidationError: _invalid,
    HttpError: _unreadable,
    MultiPartParserError: _unreadable,
    UnreadablePostError: _unreadable,
    SuspiciousOperation: _unreadable,
    RequestDataTooBig: _too_large,
    IntegrityError: _in_the_way,
    OperationalError: _database_away,
    Exception: _broken,
}
