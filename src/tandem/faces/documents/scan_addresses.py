"""Where the pages of a scan stand: its answers travel in the address."""

from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from tandem.journey.readiness.rules.scans import QuestionSet
from tandem.journey.readiness.terms import Scan

SPACES: Final = {Scan.COMPANY: "scan", Scan.PROVIDER: "provider_scan", Scan.LEARNER: "learner_scan"}
"""Under which name the addresses of each scan stand."""


def path_of(page: str, asked: QuestionSet, letters: str, **more: str) -> str:
    """The address of a page of the scan, with the answers in it."""
    told = {"v": str(asked.version), "a": letters} | {key: value for key, value in more.items() if value}
    return f"{reverse(f'{SPACES[asked.scan]}:{page}')}?{urlencode(told)}"
