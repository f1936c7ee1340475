"""Who and when come as a pair: `decided_at` with `decided_by`, and a constraint that keeps them together."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps.registry import Apps
from django.db import models
from django.db.models import CheckConstraint, Model, Q

from tests.architecture import house

MOMENTS_OF_NOBODY = {
    "created_at": "an action makes the row, and its event says who acted",
    "expires_at": "a moment that comes by itself",
    "run_at": "a moment that comes by itself",
    "finished_at": "the worker finishes a job",
    "sent_at": "the worker sends mail",
    "loaded_at": "the platform loads a file, and the event says who asked",
    "used_at": "a link is used by the one person it was made for",
    "handover.Enquiry.left_at": "somebody without an account asked; nobody is signed in there",
    "handover.Enquiry.confirmed_at": "the same, by the link in the mail",
    "agreements.Agreement.touched_at": "when a draft was last worked on; the events say by whom",
    "agreements.Acceptance.asked_at": "the platform asks everybody at once",
    "agreements.Signature.asked_at": "the platform asks who is next in turn",
    "exchange.EnrolmentFile.done_at": "the worker takes the rows in; who let it stands beside confirmed_at",
    "exchange.AgreementFile.done_at": "the worker takes the rows over; who let it stands beside confirmed_at",
    "exchange.AgreementFile.wiped_at": "the file goes by itself, and nobody's name needs to stay for it",
    "exchange.EnrolmentFile.wiped_at": "the file goes by itself, and nobody's name needs to stay for it",
    "exchange.SigningPackage.looked_at": "the worker looks at the service",
    "exchange.SigningPackage.ended_at": "what the service says ends it; the event says who withdrew",
    "exchange.SealedPaper.sealed_at": "the worker seals",
    "organisations.Company.joined_at": "the event says who brought the company in",
    "organisations.RegisterExtract.made_at": "the register made it",
    "organisations.RegisterExtract.begun_at": "the command line imports; nobody is signed in there",
    "organisations.RegisterExtract.staged_at": "the command line imports; nobody is signed in there",
    "organisations.RegisterExtract.current_at": "the command line imports; nobody is signed in there",
    "organisations.RegisterExtract.abandoned_at": "the command line imports; nobody is signed in there",
    "organisations.RegisterExtract.swept_at": "the command line imports; nobody is signed in there",
    "placement.PlaceHit.found_at": "the night finds it; nobody is signed in there",
    "recognition.Dossier.changed_at": "the version of a draft; the events say who changed what",
    "recognition.Mentor.named_at": "the event says who named the mentor",
    "recognition.Recognition.granted_at": "the decision says who granted it",
    "travel.Timetable.checked_at": "the worker reads the file",
}
PEOPLE_WITHOUT_A_MOMENT = {
    "people.Person.kept_by": "the organisation that keeps the data, not somebody who acted",
}


def faults(
    tables: Iterable[type[Model]],
    *,
    moments: Mapping[str, str] = MOMENTS_OF_NOBODY,
    people: Mapping[str, str] = PEOPLE_WITHOUT_A_MOMENT,
) -> list[str]:
    return [fault for table in tables for fault in _faults_of(table, moments=moments, people=people)]


def _faults_of(table: type[Model], *, moments: Mapping[str, str], people: Mapping[str, str]) -> Iterator[str]:
    fields = {field.name: field for field in table._meta.concrete_fields}
    kept_together = [_fields_in(c.condition) for c in table._meta.constraints if isinstance(c, CheckConstraint)]
    for name, field in fields.items():
        full, stem = f"{house.label(table)}.{name}", name[:-3]
        if name.endswith("_by") and f"{stem}_at" not in fields and full not in people:
            yield f"{full} has no {stem}_at beside it"
        if not name.endswith("_at") or {name, full} & set(moments):
            continue
        if f"{stem}_by" not in fields:
            yield f"{full} has no {stem}_by beside it"
        elif field.null and not any({name, f"{stem}_by"} <= names for names in kept_together):
            yield f"{full} and {stem}_by are kept together by no constraint"


def _fields_in(condition: Any) -> set[str]:
    found: set[str] = set()
    for child in condition.children:
        found |= _fields_in(child) if isinstance(child, Q) else {child[0].partition("__")[0]}
    return found


def test_who_and_when_come_as_a_pair():
    found = faults(house.tables())
    assert not found, house.lines(found)


def test_no_exception_outlives_its_field():
    fields = {f"{house.label(table)}.{field.name}" for table in house.tables() for field in table._meta.concrete_fields}
    known = fields | {full.rpartition(".")[2] for full in fields}

    assert {*MOMENTS_OF_NOBODY, *PEOPLE_WITHOUT_A_MOMENT} <= known


def test_each_broken_pair_is_found():
    class Meta:
        apps = Apps()
        app_label = "people"
        constraints = (CheckConstraint(condition=Q(kept_at__isnull=True) | Q(kept_by__isnull=False), name="kept"),)

    moment, person = models.DateTimeField, models.UUIDField
    fields = {
        "lone_at": moment(),
        "nobody_by": person(),
        "loose_at": moment(null=True),
        "loose_by": person(null=True),
        "kept_at": moment(null=True),
        "kept_by": person(null=True),
        "always_at": moment(),
        "always_by": person(),
    }
    table = type("Broken", (Model,), {"__module__": __name__, "Meta": Meta, **fields})

    assert faults([table]) == [
        "people.Broken.lone_at has no lone_by beside it",
        "people.Broken.nobody_by has no nobody_at beside it",
        "people.Broken.loose_at and loose_by are kept together by no constraint",
    ]
