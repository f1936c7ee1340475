"""Agreements that were signed outside Tandem, around the learner of the story, and how to knock at their doors."""

from typing import Any

from pydantic.alias_generators import to_camel

from tandem.faces.exchange import kept_files
from tandem.faces.exchange.models import AgreementFile
from tandem.faces.exchange.takeovers import actions
from tandem.faces.exchange.takeovers.reading import as_message
from tandem.journey.agreements.actions.signing import keep
from tandem.journey.agreements.models import Agreement
from tandem.journey.intake.models import Track
from tandem.registers.access import queries as access
from tests.factories.agreements import AgreementFactory, TakeoverFactory
from tests.factories.exchange import AgreementFileFactory
from tests.factories.intake import TrackFactory
from tests.factories.numbers import NOW
from tests.factories.organisations import EstablishmentFactory
from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import Cast
from tests.tandem.faces.api.knocking import Door, Knock, delete, read, step

SCHOOL = ("coach", "head")
READS = {"boss": 403, "hr": 403}


def agreement(cast: Cast) -> Agreement:
    """Another training of the learner, at the bakery, signed on paper, with its scan."""
    first = cast.noor.track
    track = TrackFactory(provider=first.provider, person=first.person, coach=first.coach, placed=True)
    one: Agreement = AgreementFactory(track=track, company=cast.world.company, outside=True)
    scan = {"scan": keep(house.PDF), "scan_media_type": "application/pdf", "scanned_at": NOW}
    TakeoverFactory(agreement=one, **scan)
    return one


def rows(cast: Cast, **told: str) -> list[dict[str, str]]:
    """What a file tells of the agreement of a new learner; and one row that cannot be."""
    name = f"Overgenomen {Track.objects.count()}"
    track = TrackFactory(provider=cast.noor.track.provider, searching=True, person__family_name=name)
    place = EstablishmentFactory()
    row = {
        "given_name": track.person.given_name,
        "family_name": track.person.family_name,
        "birth_date": str(track.person.birth_date),
        "training": track.training.code,
        "company": place.company.number,
        "establishment": place.number,
        "kind": "OAO",
        "begins_on": "2026-09-07",
        "ends_on": "2027-06-30",
        "signed_on": "2026-09-04",
        "old_number": "2026/014",
    }
    return [row | told, row | {"company": "0999999922", "old_number": "7"}]


def file(cast: Cast, **told: str) -> AgreementFile:
    """Agreements that somebody of the school handed in."""
    one: AgreementFile = AgreementFileFactory(provider_id=cast.noor.track.provider_id, name="overeenkomsten.json")
    one.sealed = kept_files.sealed(one, as_message(rows(cast, **told)))
    one.save(update_fields=["sealed"])
    return one


def seen(cast: Cast, one: AgreementFile) -> str:
    """What the page of a file shows, to hand back with the yes."""
    held = cast.head.capacity
    assert held is not None
    actor = access.actor_of(held.user_id, held.pk, cast.world.day)
    return actions.looked_at(actor, one, now=cast.world.now).seen


def taking_over(cast: Cast) -> Knock:
    """Agreements that were handed in, looked at, and go in."""
    one = file(cast)
    return Knock("POST", f"/agreementFiles/{one.pk}/takeOver", {"seen": seen(cast, one)})


def sent(cast: Cast) -> dict[str, Any]:
    """The rows as a program sends them."""
    told = [{to_camel(name): value for name, value in row.items()} for row in rows(cast)]
    return {"name": "overeenkomsten", "rows": told}


DOORS: dict[str, Door] = {
    "exportAgreements": read(
        lambda cast: f"/agreements/export{'' if agreement(cast) else '?'}",
        "boss",
        "hr",
        *SCHOOL,
        "learner",
        "parent",
        "neighbour",
    ),
    "scanOutsideAgreement": Door(
        lambda cast: Knock("POST", f"/agreements/{agreement(cast).pk}/scan", files={"file": house.scan_file()}),
        SCHOOL,
        told=READS,
    ),
    "handInAgreements": step(lambda _: "/agreementFiles", *SCHOOL, body=sent, gives=201),
    "listAgreementFiles": read(lambda cast: f"/agreementFiles?page={1 if file(cast) else 0}", *SCHOOL),
    "getAgreementFile": read(lambda cast: f"/agreementFiles/{file(cast).pk}", "head"),
    "takeAgreementsOver": Door(taking_over, ("head",)),
    "throwAgreementFileAway": delete(lambda cast: f"/agreementFiles/{file(cast).pk}", "head"),
}
