"""How to knock at the doors of agreements that were signed outside Tandem: the file, and the scan kept with one."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tandem.faces.exchange.models import AgreementFile
from tests.harness.outside import csv
from tests.tandem.faces.api import outside
from tests.trust.agreement_rows import PAPER
from tests.trust.canaries import NUMBER
from tests.trust.people import Person
from tests.trust.scene import Scene
from tests.trust.ways import Way


def _file(cast: Scene, _person: Person) -> list[Any]:
    return [outside.file(cast).pk]


def _agreed(cast: Scene, _person: Person) -> dict[str, Any]:
    """A yes to what the file does that was made for this knock."""
    return {"seen": outside.seen(cast, AgreementFile.objects.latest("pk"))}


def _stuck(cast: Scene, _person: Person) -> list[Any]:
    """A file in which a row of the learner's number cannot be read yet."""
    return [outside.file(cast, national_number=NUMBER, kind="ONBEKEND").pk]


def _agreement(cast: Scene, _person: Person) -> list[Any]:
    return [outside.agreement(cast).pk]


TAKEOVERS: Mapping[str, Way] = {
    "takeovers:start": Way(
        form=lambda cast, _: {"file": SimpleUploadedFile("overeenkomsten.csv", csv(*outside.rows(cast)))}
    ),
    "takeovers:template": Way(lambda _c, _p: ["csv"]),
    "takeovers:export": Way(lambda _c, _p: ["csv"]),
    "takeovers:file": Way(_file, _agreed),
    "takeovers:rest": Way(lambda cast, person: [*_stuck(cast, person), "csv"]),
    "takeovers:whole": Way(lambda cast, person: [*_file(cast, person), "csv"]),
    "takeovers:throw_away": Way(_file),
    "agreements:keep_scan": Way(_agreement, lambda _c, _p: {"bestand": SimpleUploadedFile("scan.pdf", PAPER)}),
    "agreements:outside_scan": Way(_agreement),
}
