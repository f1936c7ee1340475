"""An agreement is kept for ten years after its end and erased the night after: rows, files and words (R-PRV-05)."""

from datetime import date, datetime, timedelta

import pytest
from django.apps import apps
from django.core.files.storage import default_storage

from tandem.base import events, jobs
from tandem.base.models import Event, EventDetail, Job
from tandem.base.periods import BRUSSELS
from tandem.faces.exchange.models import SealedPaper, SigningPackage
from tandem.faces.exchange.signing import queries as sealed_papers
from tandem.faces.exchange.terms import SubjectKind
from tandem.faces.worker.handlers import HANDLERS
from tandem.journey.agreements.actions import drafts, erasing
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.queries import papers
from tandem.journey.agreements.rules import keeping
from tandem.journey.agreements.terms import AgreementHappened, AgreementState
from tandem.journey.plans.models import PlanVersion, TrainingPlan
from tandem.journey.plans.terms import PlanHappened
from tandem.law import norms
from tests.factories.agreement_life import PassedYearFactory
from tests.factories.numbers import NOW
from tests.factories.plans import TrainingPlanFactory
from tests.harness import agreeing
from tests.harness.at_service import PAPER, work
from tests.harness.signed import sign_all

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ENDED = date(2027, 6, 30)
LAST = datetime(2037, 6, 30, 3, 0, tzinfo=BRUSSELS)
"""In the night of the last day on which it is kept."""
NEXT = LAST + timedelta(days=1)


@pytest.fixture
def ended(filled):
    """Signed by all, sealed, with a year that was passed, and ended on the last day of its term."""
    drafts.remark(actor=filled.coach, agreement_id=filled.agreement.pk, field="hours", words="Kanarie.", now=NOW)
    drafts.settle(
        actor=filled.coach,
        agreement_id=filled.agreement.pk,
        remark_id=filled.agreement.remarks.get().pk,
        now=NOW,
    )
    filled.again()
    agreeing.presented(filled, paper=PAPER)
    sign_all(filled)
    work()
    over = {"state": AgreementState.ENDED, "closed_on": ENDED, "closed_at": NOW}
    Agreement.objects.filter(pk=filled.agreement.pk).update(**over, closed_side="clock", closed_reason="term_reached")
    PassedYearFactory(agreement=filled.agreement)
    filled.again()
    return filled


@pytest.mark.parametrize(
    ("ended_on", "last"),
    [
        (date(2027, 6, 30), date(2037, 6, 30)),
        (date(2028, 2, 29), date(2038, 2, 28)),
        (date(2026, 2, 28), date(2036, 2, 28)),
    ],
)
def test_it_is_kept_up_to_and_including_a_day(ended_on, last):
    law = norms.at(last)
    assert keeping.kept_until(ended_on, norms=law) == last
    for later in (1, 2):
        assert ended_on <= keeping.ended_by(last + timedelta(days=later), norms=law), "none is passed over"


def at_night() -> None:
    """The worker does what that night asked for."""
    while job := jobs.claim(worker="test", now=NEXT):
        assert jobs.run(job, handlers=HANDLERS, clock=lambda: NEXT), Job.objects.get(pk=job.pk).last_error


def test_on_the_last_day_all_of_it_stands_and_the_next_night_nothing_does(ended):
    agreement, track = ended.agreement, ended.track
    files = [papers.path_of(agreement.paper)]
    row = SealedPaper.objects.get(kind=SubjectKind.AGREEMENT)
    files += [sealed_papers.path_of(one) for one in (row.sealed, row.evidence)]
    assert all(default_storage.exists(one) for one in files)
    assert EventDetail.objects.filter(erased_at__isnull=True).exists()

    assert erasing.tick(now=LAST) == {"agreements_erased": 0, "plans_erased": 0}
    assert Agreement.objects.filter(pk=agreement.pk).exists()

    assert erasing.tick(now=NEXT)["agreements_erased"] == 1
    at_night()
    for table in apps.get_app_config("agreements").get_models():
        assert not table._default_manager.exists(), table
    assert not TrainingPlan.objects.exists()
    assert not PlanVersion.objects.exists()
    assert not SealedPaper.objects.exists()
    assert not SigningPackage.objects.exists()
    assert not [one for one in files if default_storage.exists(one)]
    assert type(track).objects.filter(pk=track.pk).exists(), "the learner and the track are kept by their own rules"
    assert erasing.tick(now=NEXT) == {"agreements_erased": 0, "plans_erased": 0}, "a second time nothing"


def test_what_happened_stays_without_words_and_the_chain_verifies(ended):
    agreement = ended.agreement
    person = ended.track.person
    before = Event.objects.filter(stream=events.stream_of(agreement)).count()
    erasing.tick(now=NEXT)
    told = events.history(agreement)
    assert len(told) == before + 1
    assert told[-1].code == AgreementHappened.ERASED
    details = EventDetail.objects.filter(event__stream=events.stream_of(agreement))
    assert details
    assert all(one.body is None and one.erased_at == NEXT for one in details)
    said = " ".join(str(one.data) for one in told)
    assert not [word for word in ("Kanarie", person.family_name, person.email, agreement.number) if word in said]
    assert not list(events.verify())
    assert Event.objects.filter(code=PlanHappened.ERASED).count() == 1


def test_what_still_holds_is_never_erased(filled, presented):
    Agreement.objects.update(begins_on=date(2010, 1, 4), ends_on=date(2010, 6, 30))
    assert erasing.tick(now=NEXT)["agreements_erased"] == 0
    assert not erasing.erase(filled.agreement.pk, now=NEXT)


def test_a_plan_of_another_agreement_stays_with_it(ended):
    agreement = ended.agreement
    second = Agreement.objects.get(pk=agreement.pk)
    second.pk, second.number, second.closed_on = None, "OVK-2099-000001", ENDED + timedelta(days=200)
    second._state.adding = True
    second.id = Agreement._meta.pk.get_default()
    second.save(force_insert=True)
    assert erasing.tick(now=NEXT) == {"agreements_erased": 1, "plans_erased": 0}
    at_night()
    assert TrainingPlan.objects.filter(pk=second.plan.plan_id).exists()
    assert default_storage.exists(papers.path_of(agreement.paper)), "the other one keeps the same text"
    assert erasing.tick(now=NEXT + timedelta(days=200))["agreements_erased"] == 1
    assert not TrainingPlan.objects.exists()


def test_a_plan_without_an_agreement_is_kept_as_long(db):
    TrainingPlanFactory(shared=True, begins=date(2026, 9, 1), ends=ENDED)
    assert erasing.tick(now=LAST)["plans_erased"] == 0
    assert erasing.tick(now=NEXT)["plans_erased"] == 1
    assert not list(events.verify())
