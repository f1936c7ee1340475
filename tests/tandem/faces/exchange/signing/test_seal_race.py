"""Two workers that seal the same paper: one seal stands, with one evidence, and one event says so."""

import pytest

from tandem.base.models import Event
from tandem.faces.exchange.models import SealedPaper
from tandem.faces.exchange.signing import queries
from tandem.faces.exchange.signing.actions import handling
from tandem.faces.exchange.terms import SigningHappened, SubjectKind
from tandem.faces.worker.handlers import HANDLERS
from tandem.journey.agreements.terms import AgreementHappened
from tests.factories.numbers import NOW
from tests.harness.signed import sign_all
from tests.tandem.registers.house import at_once, only_postgres

pytestmark = [only_postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_a_paper_that_two_seal_at_once_is_sealed_once(presented):
    sign_all(presented)
    told = {"kind": SubjectKind.AGREEMENT.value, "subject_id": str(presented.agreement.pk), "now": NOW}
    done = at_once(*[lambda: HANDLERS[handling.SEAL](**told)] * 2)
    assert done == [None, None]
    row = SealedPaper.objects.get()
    assert presented.again().sealed == row.sealed
    assert queries.has_evidence(SubjectKind.AGREEMENT, presented.agreement.pk)
    for code in (SigningHappened.SEALED, AgreementHappened.SEALED):
        assert Event.objects.filter(code=code).count() == 1
