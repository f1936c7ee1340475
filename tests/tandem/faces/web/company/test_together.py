"""Training together on the screen: from a plan to a filing, the question to a partner, and what the desk sees."""

import pytest
from django.urls import reverse

from tandem.journey.recognition.actions import desk
from tandem.journey.recognition.models import JointTraining
from tandem.journey.recognition.terms import PartState
from tandem.registers.access.terms import Role
from tests.factories.organisations import CompanyFactory
from tests.harness.together import Pair
from tests.harness.visitors import visitor

QUERY = "?w=BAK1-23&waar=9000"
SLUG = "brood-en-banketbakkerij-duaal"


def text_of(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


@pytest.mark.slow
def test_a_plan_is_filed_together_and_the_desk_sees_the_parts(world, boss, query_budget):
    pair = Pair(world)
    neighbour = visitor(Role.COMPANY_ADMIN, pair.other.company.pk, user_id=pair.other.boss.user_id)
    shown = text_of(boss.get(reverse("coverage:together", args=[SLUG]) + QUERY))
    new = reverse("joint:new", args=[SLUG]) + f"{QUERY}&met=auto&min=30"
    assert new.replace("&", "&amp;") in shown
    ready = text_of(boss.get(new))
    assert "Ernaast" in ready
    assert "Patisserie Ernaast" in ready
    whole = text_of(boss.get(reverse("joint:new", args=[SLUG]) + "?w=BAK1-24&waar=9000"))
    assert "U leert alles zelf aan" in whole
    alone = text_of(boss.get(reverse("joint:new", args=[SLUG]) + "?waar=9000"))
    assert "Dit plan kunt u nog niet indienen" in alone

    answer = boss.post(new, {"establishment": str(world.establishment.pk)})
    made = JointTraining.objects.get()
    assert answer["Location"] == reverse("company:joint", args=[made.pk])
    pair.joint = made
    with query_budget(20):
        page = text_of(boss.get(answer["Location"]))
    assert "Niet iedereen antwoordde al" in page
    assert "Neem de vraag terug" in page
    assert "Wij doen mee" not in page

    asked = pair.part(pair.other)
    assert "wacht op uw antwoord" in text_of(neighbour.get(reverse("company:joints")))
    assert "Wij doen mee" in text_of(neighbour.get(reverse("company:joint", args=[made.pk])))
    stranger = visitor(Role.COMPANY_ADMIN, CompanyFactory().pk)
    assert stranger.get(reverse("company:joint", args=[made.pk])).status_code == 404
    neighbour.post(reverse("company:answer_part", args=[asked.pk]), {"antwoord": "ja"})
    assert pair.part(pair.other).state == PartState.AGREED
    assert "Iedereen doet mee" in text_of(boss.get(answer["Location"]))
    listed = boss.get(reverse("company:joints_export", args=["csv"])).content.decode()
    assert made.number in listed
    assert "Patisserie Ernaast" in listed

    first, second = pair.in_treatment(world), pair.in_treatment(pair.other)
    manager = world.manager(first)
    body = visitor(Role.PARTNERSHIP_MANAGER, manager.organisation_id, user_id=manager.user_id)
    seen = text_of(body.get(reverse("desk:request", args=[first.pk])))
    assert "Samen met anderen" in seen
    assert "Samen leren zij alles aan wat verplicht is." in seen
    assert reverse("desk:request", args=[second.pk]) in seen
    granted = desk.grant(actor=manager, request_id=first.pk, now=world.now)
    desk.refuse(actor=manager, request_id=second.pk, motive="Geen mentor.", now=world.now)
    assert "beperkt tot 23 van de 24 activiteiten" in text_of(boss.get(reverse("company:home")))
    page = text_of(boss.get(answer["Location"]))
    assert "Dit plan is niet meer volledig" in page
    assert "De erkenning is geweigerd" in page
    public = text_of(boss.get(reverse("workplaces:workplace", args=[granted.number])))
    assert "geen erkende partner die de rest aanleert" in public
    assert boss.post(reverse("company:ask_partner", args=[made.pk]), {}).status_code == 302
