"""How to knock at the doors of modules: what VDAB is asked to give of a plan."""

from collections.abc import Mapping
from typing import Final

from tests.tandem.faces.api.house import Cast
from tests.tandem.faces.api.knocking import Door, delete, put, read, step

SCHOOL = ("coach", "head")
COMPANY_READS = {"boss": 403, "hr": 403}
MODULE = {"name": "Heftruck", "lines": ["E-03"], "begins": "2027-01-04", "ends": "2027-01-29"}


def of_plan(cast: Cast) -> str:
    """The plan of the learner of the story."""
    return f"/trainingPlans/{cast.plan.pk}"


MODULES: Final[Mapping[str, Door]] = {
    "askModule": step(
        lambda cast: f"{of_plan(cast)}/modules", *SCHOOL, body=MODULE | {"lines": ["E-01"]}, **COMPANY_READS
    ),
    "changeModule": put(
        lambda cast: f"{of_plan(cast)}/modules/{cast.plan_module.number}", MODULE, *SCHOOL, **COMPANY_READS
    ),
    "withdrawModule": delete(
        lambda cast: f"{of_plan(cast)}/modules/{cast.plan_module.number}", *SCHOOL, **COMPANY_READS
    ),
    "listAskedModules": read(lambda cast: f"/askedModules?page={1 if cast.plan_module else 0}", *SCHOOL, "vdab"),
    "getAskedModule": read(lambda cast: f"/askedModules/{cast.plan_module.pk}", "vdab"),
    "confirmModule": step(lambda cast: f"/askedModules/{cast.plan_module.pk}/confirm", "vdab"),
    "refuseModule": step(
        lambda cast: f"/askedModules/{cast.plan_module.pk}/refuse", "vdab", body={"reason": "De cursus is volzet."}
    ),
}
