"""How to knock at the doors of training plans: one that is shared, one that is a draft, one that is being signed."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.trust.scene import Scene
from tests.trust.ways import Way

_PERIOD = {"begins": "2026-12-01", "ends": "2027-06-30"}


def _plan(*more: Any, of: Callable[[Scene], Any] = lambda cast: cast.plan, **form: Any) -> Way:
    return Way(lambda cast, _: [of(cast).pk, *more], lambda _cast, _: form)


PLANS: Mapping[str, Way] = {
    "plans:export": Way(lambda _c, _p: ["csv"]),
    "plans:start": Way(lambda cast, _: [cast.free.pk], lambda _c, _p: _PERIOD),
    "plans:plan": _plan(),
    "plans:lines_export": _plan("csv"),
    "plans:differences": _plan(),
    "plans:pdf": _plan(),
    "plans:calendar": _plan(),
    "plans:spread": _plan(),
    "plans:save_template": _plan(name="Tweede jaar"),
    "plans:remove_template": Way(lambda cast, _: [cast.plan_template.pk]),
    "plans:change": _plan(begins="2026-12-01", ends="2027-06-29"),
    "plans:table": _plan(**{"all-introduced": "school", "E-01-introduced": "work", "E-01-practised": "work"}),
    "plans:add_line": _plan(text="Offerte lezen"),
    "plans:line": _plan("E-01", introduced="work", practised="work", workplaces=["1"], guide="Mia"),
    "plans:remove_line": _plan("E-01"),
    "plans:add_workplace": Way(
        lambda cast, _: [cast.plan.pk],
        lambda cast, _: (
            _PERIOD | {"begins": "2027-06-01", "recognition": str(cast.plan.workplaces.get().recognition_id)}
        ),
    ),
    "plans:workplace": _plan(1, **_PERIOD, days="90"),
    "plans:remove_workplace": _plan(1),
    "plans:add_module": _plan(giver="VDAB", name="Heftruck", part="both", lines=["E-01"], **_PERIOD),
    "plans:module": Way(
        lambda cast, _: [cast.plan.pk, cast.plan_module.number],
        lambda _c, _p: _PERIOD | {"giver": "VDAB", "name": "Heftruck", "part": "both", "lines": ["E-03"]},
    ),
    "plans:withdraw_module": Way(lambda cast, _: [cast.plan.pk, cast.plan_module.number]),
    "plans:asked_export": Way(lambda _c, _p: ["csv"]),
    "plans:given": Way(lambda cast, _: [cast.plan_module.pk]),
    "plans:confirm_module": Way(lambda cast, _: [cast.plan_module.pk]),
    "plans:refuse_module": Way(lambda cast, _: [cast.plan_module.pk], lambda _c, _p: {"reason": "Volzet tot mei."}),
    "plans:comment": _plan(about="E-01", words="Pas in maart."),
    "plans:settle": Way(lambda cast, _: [cast.plan.pk, cast.said_of_plan.pk]),
    "plans:freeze": _plan(),
    "plans:close": _plan(),
    "plans:share": _plan(of=lambda cast: cast.plan_draft),
    "plans:delete": _plan(of=lambda cast: cast.plan_draft),
    "plans:reopen": _plan(of=lambda cast: cast.plan_frozen),
}
