"""How to knock at the doors of learners who fit an opening: a place of the bakery, and a learner who fits it."""

from collections.abc import Mapping

from tests.trust.ways import Way

FITTING: Mapping[str, Way] = {
    "company:fitting": Way(lambda cast, _: [cast.fitting.opening.pk]),
    "company:invite_learner": Way(lambda cast, _: [cast.fitting.opening.pk, cast.fitting.profile.pk]),
    "company:pass_learner": Way(
        lambda cast, _: [cast.fitting.opening.pk, cast.fitting.profile.pk], lambda _c, _p: {"reason": "period"}
    ),
    "company:show_learner": Way(lambda cast, _: [cast.fitting.opening.pk, cast.fitting.passed.pk]),
    "learners:fitting": Way(lambda cast, _: [cast.fitting.opening.pk]),
    "learners:fitting_export": Way(lambda cast, _: [cast.fitting.opening.pk, "csv"]),
}
