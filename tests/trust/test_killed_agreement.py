"""Who signs last, says the last yes, seals or ends is killed after each thing that happens: all stands, or nothing."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest

from tandem.base import events
from tandem.faces.exchange.models import SealedPaper
from tandem.faces.exchange.terms import SigningHappened
from tandem.journey.agreements.models import Amendment
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AgreementState,
    AmendmentState,
    SignatureState,
    Signer,
)
from tandem.journey.intake.terms.tracks import Happened, Phase
from tests.factories.numbers import NOW
from tests.harness import agreeing, changing
from tests.harness.agreeing import BEGINS
from tests.harness.at_service import PAPER
from tests.harness.signed import sign_all
from tests.tandem.journey.agreements.conftest import filled, presented, story  # noqa: F401 - fixtures
from tests.trust.conftest import Tell
from tests.trust.test_killed_grant import _database_url

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SIGN = (AgreementHappened.SIGNATURE_SET, AgreementHappened.COMPLETED, Happened.PLACED)
SEAL = (SigningHappened.SEALED, AgreementHappened.SEALED)
END = (AgreementHappened.END_ANNOUNCED, AgreementHappened.ENDED, Happened.PLACE_LOST)

Do = Callable[..., str]


@pytest.fixture
def do():
    """`do("sign", beat, story)` in a process of its own that dies after that beat."""
    environment = os.environ | {
        "DATABASE_URL": _database_url(),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": "src:.",
        "NOW": NOW.isoformat(),
    }
    command = [sys.executable, "-m", "tests.trust.dying_agreement"]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:

        def act(what: str, beat: str, story) -> str:
            actor = story.coach
            parent.stdin.write(f"{what} {beat} {story.agreement.pk} {actor.user_id} {actor.organisation_id}\n")
            parent.stdin.flush()
            return parent.stdout.readline().strip()

        yield act
        parent.kill()


def test_a_kill_leaves_all_or_nothing_of_a_signature_and_of_an_end(presented, do: Do, tell: Tell):  # noqa: F811
    sign_all(presented, but=Signer.PROVIDER)
    for what, beats, before, after in (
        ("sign", SIGN, (AgreementState.SIGNING, Phase.SEARCHING), (AgreementState.SIGNED, Phase.PLACED)),
        ("end", END, (AgreementState.SIGNED, Phase.PLACED), (AgreementState.ENDED, Phase.SEARCHING)),
    ):
        count = len(events.history(presented.agreement))
        for beat in beats:
            assert do(what, beat, presented) == "dead"
            now = presented.again()
            assert (now.state, now.track.phase, len(events.history(now))) == (*before, count)
        assert do(what, "never", presented) == "done"
        now = presented.again()
        assert (now.state, now.track.phase) == after
    assert list(events.verify()) == []
    tell(f"{len(SIGN) + len(END)} kills")


def test_a_kill_leaves_all_or_nothing_of_the_last_yes_to_a_change(presented, do: Do, tell: Tell):  # noqa: F811
    sign_all(presented)
    days = {"from_on": BEGINS, "told": {"ends_on": date(2027, 5, 28)}}
    row = changing.propose(presented, presented.company, now=NOW, **days)
    changing.agree(row, presented.guardian, now=NOW)
    count = len(events.history(presented.agreement))
    assert do("agree", AgreementHappened.AMENDMENT_AGREED, presented) == "dead"
    assert (Amendment.objects.get().state, len(events.history(presented.again()))) == (AmendmentState.PROPOSED, count)
    assert row.acceptances.get(signer=Signer.PROVIDER).state == SignatureState.ASKED
    assert do("agree", "never", presented) == "done"
    assert Amendment.objects.get().state == AmendmentState.AGREED
    assert list(events.verify()) == []
    tell("1 kill")


def test_a_kill_leaves_all_or_nothing_of_the_seal_and_its_evidence(filled, do: Do, tell: Tell):  # noqa: F811
    sign_all(agreeing.presented(filled, paper=PAPER))
    for beat in SEAL:
        assert do("seal", beat, filled) == "dead"
        assert not SealedPaper.objects.exists()
        assert filled.again().sealed == ""
    for _ in range(2):
        assert do("seal", "never", filled) == "done"
    row = SealedPaper.objects.get()
    assert (filled.again().sealed, bool(row.evidence)) == (row.sealed, True)
    assert [one.code for one in events.history(filled.agreement)].count(AgreementHappened.SEALED) == 1
    assert list(events.verify()) == []
    tell(f"{len(SEAL)} kills")
