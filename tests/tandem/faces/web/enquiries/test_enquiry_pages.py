"""Asking for help without a school on screen, and taking it up: from the finder to a track, with who looked."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from tandem.journey.handover.models import Enquiry
from tandem.journey.handover.queries import enquiries as queries
from tandem.registers.access.terms import Role
from tests.factories.handover import EnquiryTurnFactory
from tests.harness import school
from tests.harness.exports import taken
from tests.harness.queries import query_budget
from tests.harness.school import TRAINING
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ASK, LIST = "/zonder-school/", "/hulpvragen/"
TOLD = {
    "age": "young_adult",
    "situation": "left_early",
    "place": "Gent",
    "training": TRAINING,
    "words": "Bel mij na 16 uur.",
    "name": "Yasmina Zonder",
    "email": "yas@voorbeeld.example",
    "phone": "0470 00 00 09",
}


def words(response, *, status=200):
    assert response.status_code == status
    return html.unescape(" ".join(response.content.decode().split()))


@pytest.fixture
def gent(db, now):
    return school.build(now)


def test_from_the_finder_to_a_confirmed_question_and_back_to_nothing(client, gent):
    found = re.search(r'href="(/opleidingen/[a-z-]+/\?waar=[^"]*)"', words(client.get("/opleidingen/?waar=9000+Gent")))
    page = words(client.get(html.unescape(found[1])))
    link = re.search(rf'href="({ASK}\?opleiding=[^"]+)"', page)[1]
    form = words(client.get(html.unescape(link)))
    assert 'value="9000 Gent"' in form
    assert f'value="{TRAINING}" selected' in form
    assert "Ben je minderjarig, dan eerst het CLB" in form
    bad = words(client.post(ASK, TOLD | {"age": "too_young", "place": "Nergenshuizen"}), status=422)
    assert "Duaal leren kan nog niet op jouw leeftijd" in bad
    assert "Deze gemeente kennen wij niet" in bad
    assert "Yasmina Zonder" in bad
    empty = words(client.post(ASK, {}), status=422)
    assert "Vul je naam in." in empty
    assert not Enquiry.objects.exists()

    visitor(Role.COACH, gent.provider.pk)
    assert client.post(ASK, TOLD)["Location"] == f"{ASK}verstuurd/"
    assert "Kijk nu in je mailbox" in words(client.get(f"{ASK}verstuurd/"))
    row = Enquiry.objects.get()
    own = reverse("enquire:follow", args=[queries.secret_of(row.pk)])
    assert "Voor je dat doet, leest niemand je vraag." in words(client.get(own))
    assert client.get(f"{own}bevestigen/").status_code == 405, "a mail reader that follows links confirms nothing"
    after = words(client.post(f"{own}bevestigen/", follow=True))
    assert f"{gent.provider.name} heeft je vraag." in after
    gone = words(client.post(f"{own}intrekken/", follow=True))
    assert "Wat je vertelde, is gewist." in gone
    assert "Yasmina" not in gone
    assert words(client.get(f"{ASK}onbekend/"), status=404)
    client.cookies["language"] = "en"
    assert "Who reads this?" in words(client.get(ASK))


def test_who_helps_takes_it_up_and_makes_a_track_and_the_asker_sees_who_looked(client, gent):
    coach: Client = visitor(Role.COACH, gent.provider.pk)
    client.post(ASK, TOLD)
    row = Enquiry.objects.get()
    own = reverse("enquire:follow", args=[queries.secret_of(row.pk)])
    client.post(f"{own}bevestigen/")
    assert "1 hulpvraag wacht op u" in words(coach.get("/lerenden/"))
    shown = words(coach.get(LIST))
    assert "1 persoon zonder school wacht op u" in shown
    assert "Yasmina" not in shown
    file = taken(coach.get(f"{LIST}lijst.csv"))
    assert "Gent" in str(file)
    assert "Yasmina" not in str(file)
    one = f"{LIST}{row.pk}/"
    told = words(coach.get(one))
    assert "Yasmina Zonder" in told
    assert "0470 00 00 09" in told
    assert "Bel mij na 16 uur." in told
    assert "Schrijf in" not in told
    assert coach.get(f"{one}inschrijven/").status_code == 404, "take it up first"
    assert "Kies waarom u deze vraag doorgeeft." in words(coach.post(f"{one}doorgeven/"), status=422)
    assert "U helpt verder." in words(coach.post(f"{one}opnemen/", follow=True))
    followed = words(client.get(own))
    assert "heeft je vraag opgenomen" in followed
    assert gent.provider.name in followed.split("Wie keek")[1]
    form = words(coach.get(f"{one}inschrijven/"))
    assert 'value="Yasmina"' in form
    assert 'value="Gent"' in form
    refused = words(coach.post(f"{one}inschrijven/", {"given_name": "Yasmina"}), status=422)
    assert "Vul de familienaam van de lerende in." in refused
    sent = {"given_name": "Yasmina", "family_name": "Zonder", "birth_date": "2007-04-12", "starts_on": "2026-11-21"}
    answer = coach.post(f"{one}inschrijven/", {**sent, "training": TRAINING}, follow=True)
    assert "Yasmina Zonder is ingeschreven." in words(answer)
    assert coach.get(one).status_code == 404
    assert "Je bent ingeschreven. Veel succes." in words(client.get(own))


def test_the_clb_closes_one_with_what_came_of_it_and_the_list_asks_no_more_questions_as_it_grows(now):
    clb, stranger = visitor(Role.CLB), visitor(Role.LEARNER)
    turns = [EnquiryTurnFactory(taker="CLB", provider=None) for _ in range(3)]
    assert 'href="/hulpvragen/"' in words(clb.get("/"))
    with query_budget(14):
        assert len(clb.get(LIST).context["page"].rows) == 3
    one = f"{LIST}{turns[0].enquiry_id}/"
    assert stranger.get(one).status_code == stranger.get(LIST).status_code == 404
    clb.post(f"{one}opnemen/")
    assert "Schrijf in" not in words(clb.get(one))
    assert "Kies wat er van deze vraag kwam." in words(clb.post(f"{one}afsluiten/"), status=422)
    assert "Afgesloten." in words(clb.post(f"{one}afsluiten/", {"outcome": "care"}, follow=True))
    two = f"{LIST}{turns[1].enquiry_id}/"
    assert "Doorgegeven." in words(clb.post(f"{two}doorgeven/", {"reason": "other_help"}, follow=True))
    assert len(clb.get(LIST).context["page"].rows) == 1
    assert len(clb.get(f"{LIST}?deel=taken").context["page"].rows) == 0
