"""Work in the back, mails, chains and remarks on the register, for who looks after them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tandem.base import events
from tandem.base.models import Job, JobState
from tandem.faces.outbox.models import Mail
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import RegisterDoubt
from tests.factories.base import EventFactory, JobFactory
from tests.factories.numbers import NOW
from tests.factories.organisations import RegisterDoubtFactory
from tests.factories.outbox import MailFactory
from tests.harness.reading import read
from tests.harness.visitors import somebody_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HOME, JOBS, MAILS, CHAINS, DOUBTS = (
    reverse(f"system:{name}") for name in ("home", "jobs", "mails", "chains", "doubts")
)


@pytest.fixture(autouse=True)
def _empty(db):
    """Nothing is left of loading the registers."""
    Job.objects.all().delete()
    Mail.objects.all().delete()


@pytest.mark.parametrize(
    ("role", "parts"),
    [
        (Role.PLATFORM_ADMIN, {"Taken", "Mails", "Ketens", "Mensen"}),
        (Role.AGENCY_STAFF, {"Mensen", "Bevoegdheden", "Onzekere regels", "Invoer", "Opmerkingen"}),
    ],
)
def test_everybody_sees_what_they_look_after(enter, role, parts):
    page = read(enter(role).get(HOME))
    assert page.heading == "Beheer"
    assert parts <= set(page.links)
    others = {"Taken", "Mails", "Ketens", "Opmerkingen", "Bevoegdheden"} - parts
    assert not others & set(page.links)


@pytest.mark.parametrize("role", [Role.PLATFORM_ADMIN, Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP])
def test_every_part_that_is_offered_opens(enter, role):
    browser = enter(role)
    page = read(browser.get(HOME))
    offered = {url for words, url in page.links.items() if url.startswith(HOME) and url != HOME}
    assert offered
    assert {url: browser.get(url).status_code for url in offered} == dict.fromkeys(offered, 200)


def test_work_that_was_set_aside_asks_for_attention(platform):
    assert "vraagt aandacht" not in read(platform.get(HOME)).words
    JobFactory(failed=True)
    assert "1 vraagt aandacht" in read(platform.get(HOME)).words
    JobFactory(failed=True)
    assert "2 vragen aandacht" in read(platform.get(HOME)).words


def test_the_work_is_listed_by_state_with_its_last_error(platform):
    JobFactory(failed=True, name="outbox.send", last_error="ConnectionError: <b>dicht</b>")
    JobFactory(done=True, name="nightly")
    page = read(platform.get(JOBS))
    assert len(page.rows) == 3
    failed = platform.get(JOBS, {"staat": "failed"})
    (row,) = read(failed).rows[1:]
    assert "outbox.send" in row
    assert "ConnectionError: <b>dicht</b>" in row
    assert b"<b>dicht</b>" not in failed.content


@pytest.mark.parametrize("state", ["", "lost", "\x00", "' OR 1=1"])
def test_a_state_of_work_that_does_not_exist_shows_all(platform, state):
    JobFactory()
    answer = platform.get(JOBS, {"staat": state})
    assert answer.status_code == 200
    assert len(read(answer).rows) == 2


def test_a_state_without_work_says_so(platform):
    assert "Er zijn geen taken in deze staat." in read(platform.get(JOBS, {"staat": "running"})).words


def test_work_can_be_tried_again_with_one_button(platform, now):
    job = JobFactory(failed=True)
    page = read(platform.get(JOBS))
    url = reverse("system:job_again", args=[job.pk])
    assert url in {form.action for form in page.forms}
    answer = read(platform.post(url, follow=True))
    assert "De taak staat weer in de rij." in answer.words
    job.refresh_from_db()
    assert (job.state, job.attempts, job.run_at) == (JobState.QUEUED, 0, now)
    again = read(platform.post(url, follow=True))
    assert "Deze taak staat niet meer apart" in again.words


def test_the_mails_say_whether_they_left(platform):
    MailFactory(subject="Een <script>", sent=True)
    MailFactory(subject="Twee", created_at=NOW)
    answer = platform.get(MAILS)
    first, second = read(answer).rows[1:]
    assert "Twee" in first
    assert "nog niet" in first
    assert "Een <script>" in second
    assert "nog niet" not in second
    assert b"Een <script>" not in answer.content


def test_the_chains_show_their_seals(platform, now):
    assert "Er is nog geen zegel" in read(platform.get(CHAINS)).words
    EventFactory()
    events.anchor(at=now)
    page = read(platform.get(CHAINS))
    assert f"Er staan {events.count()} gebeurtenissen in de ketens." in page.words
    assert len(page.rows) == 2


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.PLATFORM_ADMIN, Role.SYSTEM, Role.PUBLIC}])
@pytest.mark.parametrize("url", [JOBS, MAILS, CHAINS])
def test_the_back_of_the_platform_is_for_who_runs_it(role, url):
    assert somebody_in(role).get(url).status_code == 404


def test_a_remark_on_the_register_is_answered_once(agency, now):
    doubt = RegisterDoubtFactory(explanation="Onze naam is <i>fout</i>.")
    listed = agency.get(DOUBTS)
    assert "Onze naam is <i>fout</i>." in read(listed).words
    assert b"<i>fout</i>" not in listed.content
    url = reverse("system:settle_doubt", args=[doubt.pk])
    wrong = agency.post(url, {"answer": " "})
    assert wrong.status_code == 422
    assert "Schrijf een antwoord" in read(wrong).errors
    page = read(agency.post(url, {"answer": "Meld het bij een ondernemingsloket."}, follow=True))
    assert "De opmerking is beantwoord." in page.words
    assert "Geen enkele opmerking wacht op antwoord." in page.words
    doubt.refresh_from_db()
    assert doubt.settled_at == now
    assert agency.post(url, {"answer": "Nog eens."}).status_code in {404, 409}


def test_a_remark_that_is_not_there_or_not_yours_is_not_found(enter, agency):
    doubt = RegisterDoubtFactory()
    flemish = enter(Role.FLEMISH_PARTNERSHIP)
    assert flemish.get(reverse("system:settle_doubt", args=[doubt.pk])).status_code == 404
    assert agency.get(reverse("system:settle_doubt", args=[JobFactory().pk])).status_code == 404


@pytest.mark.parametrize(
    ("url", "fill"),
    [
        (JOBS, lambda count: JobFactory.create_batch(count, failed=True)),
        (MAILS, MailFactory.create_batch),
        (CHAINS, lambda count: _seals(count)),  # noqa: PLW0108 - it stands below
    ],
    ids=["jobs", "mails", "chains"],
)
@pytest.mark.parametrize("count", [10, 1000])
def test_a_page_takes_few_queries_however_many_rows_there_are(platform, query_budget, url, fill, count):
    fill(count)
    platform.get(url)
    with query_budget(14):
        answer = platform.get(url)
    assert 10 <= len(read(answer).rows) - 1 <= 100


def _seals(count):
    for n in range(min(count, 60)):
        EventFactory()
        events.anchor(at=NOW + timedelta(days=n))


@pytest.mark.parametrize("count", [10, 300])
def test_the_remarks_take_few_queries(agency, query_budget, count):
    RegisterDoubtFactory.create_batch(count)
    agency.get(DOUBTS)
    with query_budget(12):
        answer = agency.get(DOUBTS)
    assert answer.content.count(b"card-title") == RegisterDoubt.objects.count()
