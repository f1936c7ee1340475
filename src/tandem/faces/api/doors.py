"""How an operation of the API becomes a door: what it is called, who may knock, and how its answer is sent."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial, wraps
from hashlib import sha256
from http import HTTPStatus
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.utils.http import http_date
from pydantic import BaseModel

from tandem.base import clock
from tandem.faces.api import actions, issues, rates
from tandem.faces.api.credentials import ANYBODY_KNOWN, Request
from tandem.faces.api.problems import InputFault, Issue, Kind, Refused
from tandem.registers.access import actions as access

Row = TypeVar("Row")
View = Callable[..., Any]

JSON: Final = "application/json"
KEY_PATTERN: Final = r"^[A-Za-z0-9._-]{8,64}$"
_KEY: Final = re.compile(KEY_PATTERN, re.ASCII)


@dataclass(frozen=True)
class Answer:
    """What an operation gives when the body alone does not say it all."""

    body: BaseModel | None = None
    status: int = HTTPStatus.OK
    etag: str = ""
    location: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ending:
    """A door that will close: since when it is discouraged, when it goes, and where to go instead."""

    since: datetime
    gone_at: datetime
    instead: str


def door(
    operation_id: str,
    summary: str,
    *,
    gives: Any = None,
    status: int = HTTPStatus.OK,
    is_public: bool = False,
    has_etag: bool = False,
    is_kept: bool = False,
    needs_match: bool = False,
    may_refuse: bool = False,
    may_miss: bool = False,
    is_repeatable: bool = True,
    media_types: tuple[str, ...] = (JSON,),
    ending: Ending | None = None,
) -> dict[str, Any]:
    """The arguments of one operation; `description.py` writes the standard refusals and headers from them."""
    traits = {
        "hasEtag": has_etag or is_kept,
        "isKept": is_kept,
        "needsMatch": needs_match,
        "mayRefuse": may_refuse or needs_match,
        "mayMiss": may_miss,
        "isRepeatable": is_repeatable,
        "hasLocation": status == HTTPStatus.CREATED,
        "mediaTypes": list(media_types),
        "ending": ending,
    }
    return {
        "operation_id": operation_id,
        "url_name": operation_id,
        "summary": summary,
        "response": {int(status): gives},
        "auth": None if is_public else list(ANYBODY_KNOWN),
        "by_alias": True,
        "deprecated": True if ending else None,
        "openapi_extra": {"x-traits": traits},
    }


def known(run: View) -> View:
    """Let every step after this one know which operation is asked."""
    operation = run.__self__  # type: ignore[attr-defined]

    @wraps(run)
    def inner(request: Request, **path: Any) -> HttpResponse:
        request.operation = operation  # type: ignore[attr-defined]
        request.path_values = path  # type: ignore[attr-defined]
        request.notes = []  # type: ignore[attr-defined]
        answer: HttpResponse = run(request, **path)
        return answer

    return inner


def answered(view: View) -> View:
    """Do what the operation does once it is clear who asks what, and send the answer."""

    @wraps(view)
    def inner(request: Request, **values: Any) -> HttpResponse:
        rates.count(request)
        _refuse_unknown_query(request)
        _refuse_other_media(request)
        key = request.headers.get("Idempotency-Key") if _is_repeatable(request) else None
        act = partial(view, request, **values)
        response = _sent(act()) if key is None else _once(request, act, key=key)
        for note in request.notes:  # type: ignore[attr-defined]
            note()
        _announce_ending(request, response)
        return _unless_same(request, response)

    return inner


def note(request: Request, row: Any) -> None:
    """Note that this actor reads this row, just before the answer goes out and outside every transaction."""
    note_of(request, kind=row._meta.label_lower, key=row.pk)


def note_of(request: Request, *, kind: str, key: Any) -> None:
    """The same for a list, which is noted with whom or what it is about."""
    operation = request.operation  # type: ignore[attr-defined]
    request.notes.append(  # type: ignore[attr-defined]
        partial(
            access.note_read,
            actor=request.actor,
            subject_kind=kind,
            subject_id=key,
            page=f"api:{operation.operation_id}",
            now=clock.now(),
        )
    )


@contextmanager
def unchanged(request: Request, find: Callable[[], Row], tag: Callable[[Row], str]) -> Iterator[Row]:
    """The row, locked, when it still is what `If-Match` says the sender read; else refused."""
    wanted = request.headers.get("If-Match")
    if not wanted:
        raise Refused(Kind.MATCH_NEEDED)
    with transaction.atomic():
        row = find()
        found = tag(row)
        if wanted.strip() != "*" and found not in [one.strip() for one in wanted.split(",")]:
            raise Refused(Kind.CHANGED_SINCE, headers={"ETag": found})
        note(request, row)
        yield row


def etag_of(*parts: object) -> str:
    """A tag of a version: the same as long as none of these changes."""
    return f'"{sha256("|".join(map(str, parts)).encode()).hexdigest()[:20]}"'


def query_names(operation: Any) -> frozenset[str]:
    """The parameters of the query that this operation knows."""
    models = [model for model in operation.models if model.__ninja_param_source__ == "query"]
    return frozenset(name for model in models for name in model.__ninja_flatten_map__)


def unknown_query(request: Request) -> list[Issue]:
    """The parameters of the query that this operation does not know."""
    names = sorted(set(request.GET) - query_names(request.operation))  # type: ignore[attr-defined]
    return issues.unknown_query(names, sent=request.GET.dict())


def owner_of(request: Request) -> UUID:
    """The person who asks; a door that only people pass has one."""
    if request.actor.user_id is None:
        raise Refused(Kind.NO_ACCESS_TOKEN)
    return request.actor.user_id


def _is_repeatable(request: Request) -> bool:
    """Whether the sender may send this message twice: it changes something, and its answer may be kept for a day."""
    traits = request.operation.openapi_extra["x-traits"]  # type: ignore[attr-defined]
    return request.method == "POST" and request.actor.user_id is not None and traits["isRepeatable"]


def _refuse_unknown_query(request: Request) -> None:
    found = unknown_query(request)
    if found:
        raise Refused(Kind.BAD_REQUEST, issues=found)


def _refuse_other_media(request: Request) -> None:
    sources = {model.__ninja_param_source__ for model in request.operation.models}  # type: ignore[attr-defined]
    needed = "multipart/form-data" if "file" in sources else JSON if "body" in sources else ""
    if needed and request.content_type != needed:
        raise Refused(Kind.UNSUPPORTED_MEDIA_TYPE)


def _once(request: Request, act: Callable[[], Any], *, key: str) -> HttpResponse:
    if not _KEY.fullmatch(key):
        issue = Issue(type=InputFault.INVALID, where="header", name="Idempotency-Key", value=key[:80])
        raise Refused(Kind.BAD_REQUEST, issues=[issue])

    def kept() -> actions.Kept:
        response = _sent(act())
        headers = {name: response[name] for name in ("ETag", "Location", "Content-Type") if name in response}
        return actions.Kept(response.status_code, headers, response.content.decode())

    try:
        answer = actions.once(
            owner=owner_of(request), key=key, request_hash=_hash_of(request), now=clock.now(), act=kept
        )
    except actions.UsedBefore:
        raise Refused(Kind.KEY_USED_BEFORE) from None
    response = HttpResponse(answer.body, status=answer.status, headers=dict(answer.headers))
    response["Idempotent-Replayed"] = "true" if answer.is_repeated else "false"
    return response


def _hash_of(request: Request) -> str:
    """The message itself: what is sent where, in which capacity; a form counts by its parts, not by its borders."""
    digest = sha256(f"{request.actor.capacity_id} {request.get_full_path()} {request.headers.get('If-Match')}".encode())
    if request.content_type == "multipart/form-data":
        for name in sorted(request.POST):
            digest.update(f"|{name}={request.POST.getlist(name)}".encode("utf-8", "surrogatepass"))
        files: list[tuple[str, Any]] = sorted(request.FILES.items())
        for name, file in files:
            digest.update(f"|{name}:{file.name}:".encode("utf-8", "surrogatepass"))
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    else:
        digest.update(request.body)
    return digest.hexdigest()


def _sent(given: Any) -> HttpResponse:
    if isinstance(given, HttpResponse):
        return given
    answer = given if isinstance(given, Answer) else Answer(given)
    if answer.body is None:
        response = HttpResponse(status=HTTPStatus.NO_CONTENT)
        del response["Content-Type"]
    else:
        response = HttpResponse(answer.body.model_dump_json(by_alias=True), status=answer.status, content_type=JSON)
    if answer.etag:
        response["ETag"] = answer.etag
    if answer.location:
        response["Location"] = answer.location
    for name, value in answer.headers.items():
        response[name] = value
    return response


def _unless_same(request: Request, response: HttpResponse) -> HttpResponse:
    """Nothing but the tag, when the sender has this very answer already."""
    is_kept = request.operation.openapi_extra["x-traits"]["isKept"]  # type: ignore[attr-defined]
    tag = response.get("ETag", "") if is_kept else ""
    asked = [one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")]
    if request.method != "GET" or not tag or tag not in asked:
        return response
    same = HttpResponse(status=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag})
    del same["Content-Type"]
    return same


def _announce_ending(request: Request, response: HttpResponse) -> None:
    ending: Ending | None = request.operation.openapi_extra["x-traits"]["ending"]  # type: ignore[attr-defined]
    if ending is not None:
        response["Deprecation"] = f"@{int(ending.since.timestamp())}"
        response["Sunset"] = http_date(ending.gone_at.timestamp())
        response["Link"] = f'<{ending.instead}>; rel="successor-version"'
