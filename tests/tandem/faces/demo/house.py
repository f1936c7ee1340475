"""Everything in the database as text that does not depend on identifiers, hashes and salts."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models, transaction

SHIPPED = ("geo", "reference", "mandates")
"""Rooms whose rows are loaded before: nothing of theirs is written here."""

NEVER_THE_SAME = {
    "id",
    "salt",
    "hash",
    "previous_hash",
    "detail_hash",
    "password",
    "secret_hash",
    "sealed",
    "event",
    "event_id",
}
"""Drawn anew each time, or following from what is."""

TIMED = "seconds"
"""How long the engine worked on a round."""

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def undone(do: Callable[[], Any]) -> Any:
    """What this gives, with every row it wrote taken back."""
    with transaction.atomic():
        found = do()
        transaction.set_rollback(True)
    return found


def everything(*, without: Iterable[str] = ()) -> dict[str, list[str]]:
    """Every row of every table of ours, as sorted lines; identifiers become names."""
    names = dict(_names())
    left_out = {*without, "base.eventhead", "base.eventanchor"}
    tables = [table for table in apps.get_models() if table._meta.app_label not in (*SHIPPED, "contenttypes", "auth")]
    return {
        table._meta.label_lower: sorted(_line(row, names) for row in table._base_manager.order_by("pk"))
        for table in tables
        if table._meta.label_lower not in left_out
    }


def _line(row: models.Model, names: Mapping[str, str]) -> str:
    told = {field.name: field.value_from_object(row) for field in row._meta.concrete_fields}
    kept = {name: _settled(value, names) for name, value in told.items() if name not in NEVER_THE_SAME}
    return json.dumps(kept, sort_keys=True, default=str)


def _settled(value: Any, names: Mapping[str, str]) -> Any:
    """Names for identifiers; lists that follow the order of identifiers, in an order that does not."""
    if isinstance(value, dict):
        known = {key: names.get(f"event {item}", item) if key == "event_id" else item for key, item in value.items()}
        return {key: _settled(item, names) for key, item in known.items() if key != TIMED}
    if isinstance(value, list):
        return sorted((_settled(item, names) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, (str, UUID)):
        return _UUID.sub(lambda found: names.get(found.group(), found.group()), str(value))
    return value


def _names() -> Iterator[tuple[str, str]]:
    """For every row that others speak of: what it is called whatever its identifier."""
    model = apps.get_model
    for user in model("accounts.User").objects.all():
        yield str(user.pk), f"user {user.email}"
    for company in model("organisations.Company").objects.all():
        yield str(company.pk), f"company {company.number}"
    for place in model("organisations.Establishment").objects.all():
        yield str(place.pk), f"place {place.number}"
    for capacity in model("access.Capacity").objects.select_related("user"):
        yield str(capacity.pk), f"{capacity.role} {capacity.user.email}"
    for event in model("base.Event").objects.all():
        yield f"event {event.pk}", f"{event.code} {event.at}"
    for mail in model("outbox.Mail").objects.all():
        yield str(mail.pk), f"mail to {mail.recipient} of {mail.created_at}: {mail.subject}"
    yield from _names_of_files(model)


def _names_of_files(model: Callable[[str], Any]) -> Iterator[tuple[str, str]]:
    for mentor in model("recognition.Mentor").objects.select_related("person"):
        yield str(mentor.person_id), f"person {mentor.person.email}"
        yield str(mentor.pk), f"mentor {mentor.person.email}"
    for check in model("recognition.ExtractCheck").objects.select_related("mentor__person"):
        yield str(check.pk), f"extract of {check.mentor.person.email} {check.seen_at}"
    for dossier in model("recognition.Dossier").objects.select_related("company"):
        yield str(dossier.pk), f"form {dossier.company.number} {dossier.started_at}"
    for paper in model("recognition.Attachment").objects.select_related("dossier__company"):
        yield str(paper.pk), f"paper {paper.dossier.company.number} {paper.added_at}"
    rows = model("recognition.RecognitionRequest").objects.select_related("dossier", "establishment", "training")
    for request in rows:
        what = f"{request.establishment.number} {request.training.code} {request.dossier.started_at}"
        yield str(request.pk), f"request {what}"
    for question in model("recognition.CompletionQuestion").objects.select_related("request__establishment"):
        yield str(question.pk), f"question {question.request.establishment.number} {question.asked_at}"
    for recognition in model("recognition.Recognition").objects.all():
        yield str(recognition.pk), f"recognition {recognition.number}"
    for opening in model("placement.Opening").objects.select_related("recognition"):
        yield str(opening.pk), f"opening {opening.recognition.number} {opening.school_year} {opening.starts_on}"
