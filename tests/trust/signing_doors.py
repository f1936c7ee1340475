"""How to knock at the door of the signing service, and at the page of its double."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from tandem.faces.exchange.signing import queries, transport
from tandem.faces.exchange.signing.double import OTHER
from tandem.faces.exchange.signing.packages import Package, Signer
from tandem.faces.exchange.signing.service import Remote
from tests.factories.exchange import SigningPackageFactory
from tests.factories.numbers import NOW


def called_back() -> list[Any]:
    """A package, and the mark that the service was told."""
    package = SigningPackageFactory(sent=True)
    return [package.pk, queries.mark_of(package.pk)]


def at_the_double() -> list[Any]:
    """A paper at the double, and the link of its one signer."""
    signers = (Signer("learner", "Noor", "noor@voorbeeld.example", 1),)
    package = Package(str(uuid4()), "Overeenkomst", OTHER, signers, NOW + timedelta(days=14))
    service = Remote(transport.double())
    reference = service.send(package)
    return [reference, service.state(reference).urls["learner"].strip("/").split("/")[-1]]
