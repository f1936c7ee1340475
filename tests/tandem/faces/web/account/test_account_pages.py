"""Signing in by link or as an invented person, invitations, notices."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tandem.journey.intake.actions import accounts as intake
from tandem.registers.access import queries as access_queries
from tandem.registers.access.terms import Role
from tandem.registers.accounts.rules import fingerprint
from tests.factories.access import CapacityFactory, InvitationFactory
from tests.factories.accounts import UserFactory
from tests.factories.outbox import NoticeFactory
from tests.harness import school as harness
from tests.harness.visitors import enter, somebody_in, visitor

pytestmark = pytest.mark.django_db


def words(response, *, status: int = 200) -> str:
    """The page as one line of text, with its marks."""
    assert response.status_code == status
    return " ".join(response.content.decode().split())


@pytest.fixture
def demo(settings) -> None:
    settings.DEMO = True


def test_outside_demo_mode_there_are_no_invented_people(client):
    UserFactory(is_demo=True, name="Noor Verzonnen")
    page = words(client.get("/aanmelden/"))
    assert "Noor Verzonnen" not in page
    assert "Krijg een link in uw mailbox" in page


def test_in_demo_mode_invented_people_stand_together_by_what_they_do(client, demo):
    for name in ("Noor Verzonnen", "Anke Bedacht"):
        CapacityFactory(user=UserFactory(is_demo=True, name=name))
    CapacityFactory(user=UserFactory(is_demo=True, name="Bram Partner"), partnership=True)
    page = words(client.get("/aanmelden/"))
    groups = page.split('class="persona-group"')[1:]
    assert len(groups) == 2
    assert sum("Noor Verzonnen" in group and "Anke Bedacht" in group for group in groups) == 1


def test_who_acts_for_nobody_yet_says_where_to_begin(client, demo):
    UserFactory(is_demo=True, name="Ilse Nieuw")
    assert "Handelt nog voor niemand" in words(client.get("/aanmelden/"))


def test_the_sign_in_page_asks_as_few_questions_of_many_people_as_of_few(client, demo, query_budget):
    for _ in range(2):
        for _ in range(6):
            CapacityFactory(user=UserFactory(is_demo=True))
        with query_budget(3):
            client.get("/aanmelden/")


def test_an_invented_person_is_in_with_one_click_and_goes_on(client, demo):
    user = UserFactory(is_demo=True)
    CapacityFactory(user=user)
    response = client.post("/aanmelden/persona/", {"persona": str(user.pk), "next": "/regels/"})
    assert response["Location"] == "/regels/"


@pytest.mark.parametrize("persona", ["", "x", "00000000-0000-0000-0000-000000000000", "\x00"])
def test_nobody_becomes_a_person_that_is_not_there(client, demo, persona):
    assert client.post("/aanmelden/persona/", {"persona": persona}).status_code == 404


def test_the_answer_is_the_same_for_a_known_and_an_unknown_address(client):
    user = UserFactory()
    known = words(client.post("/aanmelden/link/", {"email": user.email})).replace(user.email, "x")
    unknown = words(client.post("/aanmelden/link/", {"email": "niemand@voorbeeld.example"}))
    assert known == unknown.replace("niemand@voorbeeld.example", "x")
    assert not mail.outbox  # the worker sends it later


@pytest.mark.parametrize("email", ["", "geen adres", "x" * 900 + "@y.z", "\x00@y.be", "<script>@y"])
def test_an_address_that_is_none_is_explained_at_the_field(client, email):
    page = words(client.post("/aanmelden/link/", {"email": email}), status=422)
    assert "Kijk dit nog even na" in page
    assert "naam@voorbeeld.be" in page or "tekens" in page


def test_a_link_waits_for_a_button(client):
    page = words(client.get("/aanmelden/link/geheim/"))
    assert "Meld mij aan" in page


def test_a_link_that_was_never_sent_opens_nothing(client):
    assert client.post("/aanmelden/link/geheim/").status_code in {404, 409}


def test_an_invitation_says_what_for_and_until_when(client, now):
    InvitationFactory(secret_hash=fingerprint("geheim"), company__name="Bakkerij Aan de Leie")
    page = words(client.get("/uitnodiging/geheim/"))
    assert "Bakkerij Aan de Leie" in page
    assert "Aanvaard de uitnodiging" in page
    assert "Uw naam" in page


def test_an_invitation_without_a_name_is_not_accepted(client):
    InvitationFactory(secret_hash=fingerprint("geheim"))
    page = words(client.post("/uitnodiging/geheim/", {"name": " "}), status=422)
    assert "Vul uw voornaam en naam in." in page


def test_who_is_known_already_need_not_say_a_name():
    InvitationFactory(secret_hash=fingerprint("geheim"))
    page = words(visitor(Role.TRADE_UNION).get("/uitnodiging/geheim/"))
    assert "Uw naam" not in page


def test_an_invitation_that_does_not_exist_is_not_found(client):
    assert client.get("/uitnodiging/nergens/").status_code == 404


def test_notices_are_for_who_signed_in(client):
    response = client.get("/meldingen/")
    assert response["Location"] == f"{reverse('account:sign_in')}?next=/meldingen/"


def test_notices_come_newest_first_with_a_count_of_the_new(now):
    held = CapacityFactory()
    for number in range(25):
        NoticeFactory(
            organisation_id=held.company_id, title=f"Melding {number:02}", at=now - timedelta(hours=25 - number)
        )
    client = enter(Client(), held.user, held)
    page = words(client.get("/meldingen/"))
    assert page.index("Melding 24") < page.index("Melding 23")
    assert "25 nieuwe meldingen" in page
    assert "20 van 25 getoond" in page
    assert "25 van 25 getoond" in words(client.get("/meldingen/", {"tot": "40"}))
    for odd in ("-1", "x", "9" * 30, "²"):
        words(client.get("/meldingen/", {"tot": odd}))


@pytest.mark.parametrize(("role", "links"), [(Role.COMPANY_ADMIN, 1), (Role.MENTOR, 0)])
def test_a_notice_leads_only_where_its_reader_may_look(now, role, links):
    held = CapacityFactory(role=role)
    NoticeFactory(organisation_id=held.company_id, code="recognition.completion_asked", at=now)
    page = words(enter(Client(), held.user, held).get("/meldingen/"))
    assert page.count("/onderneming/aanvragen/") == links


@pytest.mark.parametrize(
    ("role", "told"),
    [
        (Role.COMPANY_HR, "Over een lerende leest alleen wie antwoordt."),
        (Role.MENTOR, "Iedereen die voor dezelfde organisatie handelt, ziet dezelfde meldingen."),
        (Role.COACH, "Een melding over een lerende is voor u alleen, zolang u het traject van die lerende mag zien."),
        (Role.LEARNER, "Alles wat u moet weten, op één plek."),
    ],
)
def test_the_page_says_who_reads_these_notices(role, told):
    assert told in words(somebody_in(role).get(reverse("account:notices")))


def test_an_empty_list_of_notices_says_what_will_stand_there():
    held = CapacityFactory()
    assert "Nog geen meldingen" in words(enter(Client(), held.user, held).get("/meldingen/"))


def test_the_next_page_is_always_one_of_ours(client):
    page = words(client.get("/aanmelden/", {"next": "https://elders.example/"}))
    assert not re.search(r'name="next" value="https', page)


@pytest.mark.slow
def test_an_invitation_of_a_learner_says_who_it_is_for(client, now):
    school = harness.build(now)
    track = school.learner()
    waiting = intake.invite_learner(actor=school.admin, track_id=track.pk, now=now)
    url = reverse("account:invitation", args=[access_queries.invitation_mail(waiting.pk, now=now).secret])

    for browser in (client, visitor(Role.GUARDIAN)):
        page = words(browser.get(url))
        assert "<dd>Noor Leerling</dd>" in page
        assert "Bent u niet Noor Leerling? Aanvaard dan niet" in page
