"""What a run gives each group of learners, as it is read, taken along and asked by a program."""

import pytest
from django.test import Client
from django.urls import reverse

from tandem.journey.placement.models import RoundRun
from tandem.journey.placement.queries import fairness
from tandem.registers.access.terms import Role
from tests.factories.mandates import BodyFactory
from tests.factories.rounds import RoundMemberFactory
from tests.harness import matching
from tests.harness.exports import taken
from tests.harness.matching import SAID, School, somebody
from tests.harness.reading import read
from tests.harness.visitors import visitor
from tests.tandem.registers.house import opens

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ON_FOOT = SAID | {"travel_modes": ["foot"], "longest_minutes": 30}


def test_groups_are_told_from_the_least_number_on_with_what_stands_out(
    school: School, head: Client, query_budget
) -> None:
    for _ in range(3):
        school.bakery(seats=4)
    for _ in range(10):
        school.learner()
    for _ in range(9):
        school.learner(lat=51.20, said=ON_FOOT)
    one = school.round()
    run = school.run(one)
    page = read(head.get(reverse("rounds:run", args=[run.pk])))
    assert "Bekijk wat elke groep lerenden krijgt" in page.words
    address = reverse("rounds:fairness", args=[run.pk])
    with query_budget(20):
        page = read(head.get(address))
    assert "Verplaatsing “Te voet” kreeg minder vaak een voorstel: 0 van 9 (0 %), tegenover 10 van 10" in page.words
    assert "“Fiets” kreeg vaker" not in page.words
    assert [row for row in page.rows if row.startswith("Fiets 10 van 10 (100 %)")]
    _, rows = taken(head.get(reverse("rounds:fairness_export", args=[run.pk, "csv"])))
    assert {(row["Groep"], row["Manier van verdelen"], row["Met voorstel"]) for row in rows} >= {
        ("Fiets", "Ieders voorkeur eerst", "10"),
        ("Te voet", "Zoveel mogelijk lerenden een plaats", "0"),
    }
    told = head.get(f"/api/v1/runs/{run.pk}/fairness").json()
    assert {(each["key"], each["standsOut"], each["learners"]) for each in told["groups"] if each["kind"] == "travel"}
    assert told["smallestGroup"] == 5
    school.learner()
    again = school.run(one)
    assert again.report["fairness"] != run.report["fairness"]
    run.refresh_from_db()
    assert read(head.get(address)).words.count("10 van 10") == page.words.count("10 van 10")


def test_a_run_with_few_learners_tells_no_group_and_an_older_one_says_why(school: School, head: Client) -> None:
    school.bakery()
    school.learner()
    run = school.run(school.round())
    address = reverse("rounds:fairness", args=[run.pk])
    assert "Te weinig lerenden" in read(head.get(address)).words
    RoundRun.objects.filter(pk=run.pk).update(report={k: v for k, v in run.report.items() if k != "fairness"})
    assert "voor dit overzicht bestond" in read(head.get(address)).words


def test_who_knows_some_of_a_group_does_not_read_what_the_others_got(school: School, head: Client) -> None:
    school.bakery(seats=2)
    school.learner()
    other = matching.build(school.now)
    one = school.round()
    RoundMemberFactory(round=one, provider=other.provider, joined=True)
    other.learner(training=school.training)
    run = school.run(one)
    assert head.get(reverse("rounds:fairness", args=[run.pk])).status_code == 404
    assert "gelijke-kansen" not in head.get(reverse("rounds:run", args=[run.pk])).content.decode()
    guest = visitor(Role.PROVIDER_ADMIN, other.provider.pk)
    assert guest.get(reverse("rounds:run", args=[run.pk])).status_code == 200
    assert guest.get(reverse("rounds:fairness", args=[run.pk])).status_code == 404
    body = BodyFactory()
    one.provider, one.body = None, body
    one.save()
    for role, is_open in ((Role.AGENCY_STAFF, True), (Role.FLEMISH_PARTNERSHIP, True), (Role.COACH, False)):
        actor = somebody(role, body.pk)
        assert opens(fairness.fairness_of, actor, run.pk, day=school.now.date()) is is_open
