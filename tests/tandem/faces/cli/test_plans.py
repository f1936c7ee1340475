"""`tandem plans`: in a capacity, noted, with exit codes for scripts."""

import json

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import plans
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.plans import PlanLineFactory, PlanWorkplaceFactory, TrainingPlanFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def tandem(*words: object):
    app = typer.Typer()
    plans.mount(app)
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_script_lists_shows_and_checks_plans(tmp_path):
    plan = TrainingPlanFactory(shared=True)
    PlanWorkplaceFactory(plan=plan)
    line = PlanLineFactory(plan=plan)
    head = CapacityFactory(role=Role.PROVIDER_ADMIN, company=None, provider=plan.track.provider)
    path = tmp_path / "plannen.csv"

    (told,) = json.loads(tandem("plans", "list", "--as", head.pk, "--json", "--to", path).output)
    assert (told["plan"], told["state"]) == (str(plan.pk), "shared")
    assert plan.track.number in path.read_text(encoding="utf-8-sig")
    assert "Klanten ontvangen" in tandem("plans", "show", plan.pk, "--as", head.pk).output
    stopped = tandem("plans", "check", plan.pk, "--as", head.pk, "--json")
    assert stopped.exit_code == 1
    assert {one["code"] for one in json.loads(stopped.output)} >= {"plan.learns_at_work", "plan.introduced"}
    type(line).objects.update(introduced="school", practised="work", workplaces=[1])
    assert tandem("plans", "check", plan.pk, "--as", head.pk).exit_code == 0
    assert ReadNote.objects.filter(page="tandem plans check", user_id=head.user_id).exists()
    other = CapacityFactory(role=Role.COMPANY_ADMIN)
    assert tandem("plans", "show", plan.pk, "--as", other.pk).exit_code == 2
