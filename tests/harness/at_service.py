"""Signing at the double of the service, as somebody does by the page of an agreement; the worker in between."""

from typing import Any, Final

from tandem.base import jobs
from tandem.base.actor import Actor
from tandem.base.models import Job
from tandem.faces.exchange.models import SigningPackage
from tandem.faces.exchange.signing import agreements, queries, transport
from tandem.faces.exchange.signing.double import OTHER
from tandem.faces.worker.handlers import HANDLERS
from tandem.journey.agreements.terms import Signer
from tests.factories.numbers import NOW

PAPER: Final = OTHER.replace(b"300 300", b"500 500")


def work() -> None:
    """The worker does what is due."""
    while job := jobs.claim(worker="test", now=NOW):
        assert jobs.run(job, handlers=HANDLERS, clock=lambda: NOW), Job.objects.get(pk=job.pk).last_error


def at_the_service(client: Any, story: Any, signer: Signer, actor: Actor, **answer: str) -> tuple[SigningPackage, Any]:
    """Ask, twice as one, and answer on the page of the double."""
    package = agreements.ask(actor=actor, agreement_id=story.agreement.pk, signer=signer, now=NOW)
    assert agreements.ask(actor=actor, agreement_id=story.agreement.pk, signer=signer, now=NOW) == package
    work()
    package.refresh_from_db()
    url = queries.url_for(package, signer) or transport.service().state(package.reference).urls[signer]
    return package, client.post(f"{url}?terug=/mijn-traject/", answer)
