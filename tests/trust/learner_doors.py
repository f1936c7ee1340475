"""How to knock at the doors of the intake: the learner of the story, and what is sent with a possible step."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.exchange import EnrolmentFileFactory
from tests.harness.school import TRAINING
from tests.tandem.faces.exchange.enrolments.files import csv, number, row
from tests.trust.people import Person
from tests.trust.scene import Scene
from tests.trust.ways import Way

_NEW = {
    "given_name": "Sam",
    "family_name": "Nieuw",
    "birth_date": "2009-04-12",
    "training": TRAINING,
    "starts_on": "2026-09-01",
}
_PARENT = {"given_name": "Els", "family_name": "Ouder", "email": "els.ouder@voorbeeld.example"}


def _of(find: Callable[[Scene], Any], *more: str, query: str = "", **form: Any) -> Way:
    return Way(lambda cast, _: [find(cast).pk, *more], lambda _cast, _: form, query)


def _track(cast: Scene) -> Any:
    return cast.track


def _free(cast: Scene) -> Any:
    return cast.free


def _shielded(cast: Scene) -> Any:
    return cast.shielded


def _invited(cast: Scene) -> Any:
    return cast.invited


def _referral(cast: Scene, _person: Person) -> list[Any]:
    return [cast.referral.track_id, cast.referral.pk]


def _running_up(cast: Scene) -> Any:
    return cast.run_up.track


def _parent(cast: Scene, _person: Person) -> list[Any]:
    return [cast.track.pk, cast.noor.guardianship.pk]


def _pupils(cast: Scene, _person: Person) -> list[Any]:
    """A file of pupils that somebody of the school handed in, and looks at."""
    return [cast.pupils.pk]


def _taken_in(cast: Scene, _person: Person) -> list[Any]:
    return [EnrolmentFileFactory(taken_in=True, provider_id=cast.track.provider_id).pk]


LEARNERS: Mapping[str, Way] = {
    "learners:export": Way(lambda _c, _p: ["csv"]),
    "learners:enrol": Way(form=lambda _cast, _: {**_NEW, "coach": ""}),
    "learners:import": Way(form=lambda _cast, _: {"file": SimpleUploadedFile("klas.csv", csv(row()))}),
    "learners:import_ask": Way(form=lambda _cast, _: {"pupils": f"{number('2009-03-03')}; Jan; Opgevraagd"}),
    "learners:import_template": Way(lambda _c, _p: ["csv"]),
    "learners:imports_export": Way(lambda _c, _p: ["csv"]),
    "learners:import_file": Way(_pupils, lambda _c, _p: {"coach": ""}),
    "learners:import_rest": Way(lambda cast, person: [*_pupils(cast, person), "csv"]),
    "learners:import_whole": Way(lambda cast, person: [*_pupils(cast, person), "csv"]),
    "learners:import_throw_away": Way(_pupils),
    "learners:import_invite": Way(_taken_in),
    "learners:track": _of(_track),
    "learners:correct": _of(_track, **_NEW),
    "learners:coach": _of(_track, coach=""),
    "learners:take": _of(_free),
    "learners:move": _of(_free, move="start_search"),
    "learners:leave": _of(_track, left_on="2026-11-01", reason="work"),
    "learners:guardian": _of(_track, **_PARENT),
    "learners:correct_guardian": Way(_parent, lambda _c, _p: _PARENT),
    "learners:end_guardian": Way(_parent),
    "learners:invite": _of(_free),
    "learners:withdraw": _of(_invited),
    "learners:invite_guardian": Way(lambda cast, _: [cast.free.pk, cast.guardianship.pk]),
    "learners:withdraw_guardian": Way(lambda cast, _: [cast.invited.pk, cast.invited_parent.pk]),
    "learners:put_out": _of(_track),
    "learners:put_out_guardian": Way(_parent),
    "learners:screening": _of(_track, work_willing="yes", work_ready="no", dutch="", company_size=""),
    "learners:screening_version": _of(lambda cast: cast.screened, "1"),
    "learners:conclude": _of(_track),
    "learners:reopen": _of(lambda cast: cast.screened),
    "learners:run_ups_export": Way(lambda _c, _p: ["csv"]),
    "learners:run_up": _of(_track),
    "learners:plan_run_up": _of(_running_up, partner="Partner vzw", goals="Op tijd komen.", week_hours="28"),
    "learners:evaluate_run_up": _of(_running_up, held_on="2026-11-10", progress="growing", words="Het gaat beter."),
    "learners:take_back_evaluation": Way(
        lambda cast, _: [cast.run_up.track_id, cast.evaluation.pk], lambda _c, _p: {"why": "Een vergissing."}
    ),
    "learners:close_run_up": _of(_running_up, closing="Klaar."),
    "learner:run_up": _of(_track),
    "learners:advice": _of(_track, adviser="clb", given_on="2026-11-02", way="dual", motive="Wil graag."),
    "learners:job_seeker": _of(_track, is_job_seeker="no"),
    "learners:withdraw_advice": Way(lambda cast, _: [cast.track.pk, cast.advice.pk]),
    "learner:advice": _of(_track),
    "learners:referrals": _of(
        _shielded, kind="ibal", proposer="provider", proposed_on="2026-11-02", reason="Extra hulp."
    ),
    "learners:referral": Way(_referral, lambda _c, _p: {"move": "agree", "who": "provider", "on": "2026-11-03"}),
    "learner:referrals": _of(_shielded),
    "learner:referral_agree": Way(_referral),
    "learner:referral_refuse": Way(_referral),
    "learners:needs": _of(_shielded, needs=["quiet_place"], words="Rust."),
    "learners:needs_paper": _of(_shielded, "company", given_by="learner", signed_on="2026-11-01"),
    "learners:needs_withdraw": _of(_shielded, "keep"),
    "learners:needs_erase": _of(_shielded),
    "learner:telling": _of(_track, longest_minutes="30"),
    "learner:needs": _of(_shielded, needs=["quiet_place"], words="Rust."),
    "learner:needs_agree": _of(_shielded, "company"),
    "learner:needs_withdraw": _of(_shielded, "keep"),
    "learner:needs_erase": _of(_shielded),
    "learners:choices": _of(_track),
    "learner:looked": _of(_track),
    "learner:looked_export": _of(_track, "csv"),
    "learners:history": _of(_track),
    "learners:history_export": _of(_track, "csv"),
}
