"""What a learner tells, the card a company finds, and the CV: wide and narrow, light and dark."""

from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse

from tandem.registers.access.models import Capacity
from tandem.registers.access.terms import Role
from tests.harness import learner, visitors

pytestmark = pytest.mark.django_db(transaction=True)

MINE = ("track", "places", "profile", "preview", "cv", "looked")


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (320, "dark")])
def test_the_pages_of_a_learner_work_for_everybody(
    visits: Any, boss: Capacity, now: datetime, width: int, theme: str
) -> None:
    noor = learner.with_choices(now, company=boss.company)
    held = visitors.capacity(Role.LEARNER, None, user_id=noor.account(Role.LEARNER))
    herself = visits(held, width=width, theme=theme)
    for name in MINE:
        herself.opens(reverse(f"learner:{name}", args=[noor.track.pk]))

    company = visits(boss, width=width, theme=theme)
    company.opens(reverse("company:learners"))
    company.follows(noor.track.training.name)
    company.is_at(f"/lerenden/{noor.profile.pk}/$")
    company.sees(noor.profile.likes)
