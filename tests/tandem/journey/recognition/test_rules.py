"""What the law says of a workplace and its mentors: pure tables of cases."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.base.verdict import Effect
from tandem.journey.recognition import rules
from tandem.journey.recognition.rules import FormFacts, MentorFacts, WorkplaceFacts
from tandem.journey.recognition.terms import (
    PER_DOSSIER,
    Condition,
    ExtractModel,
    ExtractOutcome,
    MentorExemption,
    MentorProof,
)
from tandem.law import norms

DAY = date(2026, 11, 21)

MENTOR = MentorFacts(
    mentor="m1",
    birth_date=date(1985, 3, 1),
    experience_years=8,
    extract_model=ExtractModel.MINORS,
    extract_issued_on=date(2026, 10, 1),
    extract_outcome=ExtractOutcome.IN_ORDER,
)
WORKPLACE = WorkplaceFacts(
    day=DAY,
    sector="FOOD",
    region="GEW02000",
    is_in_register=True,
    declarations=dict.fromkeys(Condition, True),
    activities_listed=24,
    activities_offered=20,
    mentors=(MENTOR,),
)


def unmet(facts: WorkplaceFacts, **options: object) -> frozenset[str]:
    return rules.may_recognise(facts, norms=norms.at(facts.day, sector=facts.sector), **options).codes()


def test_a_workplace_that_meets_every_condition_is_recognised() -> None:
    verdict = rules.may_recognise(WORKPLACE, norms=norms.at(DAY, sector="FOOD"))
    assert verdict.is_ok
    assert not verdict.unmet


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"region": "GEW03000"}, "workplace.region"),
        ({"region": ""}, "workplace.region"),
        ({"is_in_register": False}, "workplace.in_register"),
        ({"has_other_open_request": True}, "workplace.one_open_request"),
        ({"mentors": ()}, "mentor.named"),
        *(({"declarations": dict.fromkeys(Condition, True) | {c: False}}, f"condition.{c}") for c in Condition),
    ],
)
def test_one_unmet_condition_stops_the_recognition_and_is_named(change: dict[str, object], code: str) -> None:
    facts = replace(WORKPLACE, **change)
    verdict = rules.may_recognise(facts, norms=norms.at(DAY, sector="FOOD"))
    assert code in verdict.codes()
    assert not verdict.is_ok


def test_every_unmet_condition_is_named_at_once() -> None:
    facts = replace(WORKPLACE, declarations={}, mentors=(), is_in_register=False)
    assert unmet(facts) >= {"mentor.named", "workplace.in_register", *(f"condition.{c}" for c in Condition)}


def test_a_running_recognition_only_warns_so_that_it_can_be_renewed() -> None:
    verdict = rules.may_recognise(
        replace(WORKPLACE, recognised_until=date(2027, 1, 1)), norms=norms.at(DAY, sector="FOOD")
    )
    assert verdict.is_ok
    assert verdict.codes() == {"workplace.already_recognised"}


@pytest.mark.parametrize(
    ("birth", "proof", "is_old_enough"),
    [
        (date(2001, 11, 21), MentorProof.NONE, True),
        (date(2001, 11, 22), MentorProof.NONE, False),
        (date(2003, 11, 21), MentorProof.CERTIFICATE, True),
        (date(2003, 11, 22), MentorProof.CERTIFICATE, False),
        (date(2003, 11, 21), MentorProof.NONE, False),
        (None, MentorProof.NONE, False),
    ],
)
def test_a_mentor_is_25_or_23_with_proof_of_prior_training(
    birth: date | None, proof: MentorProof, is_old_enough: bool
) -> None:
    mentor = replace(MENTOR, birth_date=birth, proof=proof)
    codes = rules.mentor_verdict(mentor, day=DAY, norms=norms.at(DAY)).codes()
    assert ("mentor.age" not in codes) is is_old_enough


@pytest.mark.parametrize(
    ("sector", "years", "proof", "is_enough"),
    [
        ("FOOD", 5, MentorProof.NONE, True),
        ("FOOD", 4, MentorProof.NONE, False),
        ("FOOD", 4, MentorProof.CERTIFICATE, True),
        ("FOOD", 4, MentorProof.LISTED_DIPLOMA, False),
        ("TRANSPORT", 3, MentorProof.LISTED_DIPLOMA, True),
        ("TRANSPORT", 2, MentorProof.LISTED_DIPLOMA, False),
        ("TRANSPORT", 3, MentorProof.NONE, False),
    ],
)
def test_a_mentor_has_five_years_of_experience_unless_a_derogation_holds(
    sector: str, years: int, proof: MentorProof, is_enough: bool
) -> None:
    mentor = replace(MENTOR, experience_years=years, proof=proof)
    codes = rules.mentor_verdict(mentor, day=DAY, norms=norms.at(DAY, sector=sector)).codes()
    assert ("mentor.experience" not in codes) is is_enough


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"extract_model": ExtractModel.GENERAL}, "mentor.extract_model"),
        ({"extract_model": None}, "mentor.extract_model"),
        ({"extract_issued_on": date(2025, 11, 21)}, "mentor.extract_fresh"),
        ({"extract_issued_on": date(2026, 11, 22)}, "mentor.extract_fresh"),
        ({"extract_issued_on": None}, "mentor.extract_fresh"),
        ({"extract_outcome": ExtractOutcome.NOT_IN_ORDER}, "mentor.extract_in_order"),
        ({"extract_outcome": None}, "mentor.extract_in_order"),
    ],
)
def test_an_extract_is_of_the_model_for_minors_in_order_and_less_than_a_year_old(
    change: dict[str, object], code: str
) -> None:
    assert rules.mentor_verdict(replace(MENTOR, **change), day=DAY, norms=norms.at(DAY)).codes() == {code}


def test_an_extract_of_a_year_less_a_day_is_still_fresh() -> None:
    mentor = replace(MENTOR, extract_issued_on=date(2025, 11, 22))
    assert rules.mentor_verdict(mentor, day=DAY, norms=norms.at(DAY)).is_ok


def test_before_september_2019_only_horeca_asked_for_an_extract() -> None:
    day = date(2019, 8, 31)
    without = replace(MENTOR, extract_model=None, extract_issued_on=None, extract_outcome=None)
    assert rules.mentor_verdict(without, day=day, norms=norms.at(day, sector="FOOD")).is_ok
    assert not rules.mentor_verdict(without, day=day, norms=norms.at(day, sector="HORECA")).is_ok
    assert not rules.mentor_verdict(without, day=DAY, norms=norms.at(DAY, sector="FOOD")).is_ok


def test_a_second_mentor_who_falls_short_only_warns() -> None:
    weak = replace(MENTOR, mentor="m2", experience_years=1)
    facts = replace(WORKPLACE, mentors=(MENTOR, weak))
    verdict = rules.may_recognise(facts, norms=norms.at(DAY, sector="FOOD"))
    assert verdict.is_ok
    (finding,) = verdict.unmet
    assert (finding.code, finding.subject, finding.effect) == ("mentor.experience", "m2", Effect.WARN)


def test_horeca_asks_for_a_document_on_the_finances() -> None:
    horeca = replace(WORKPLACE, sector="HORECA")
    assert unmet(horeca) == {"condition.finance_document"}
    assert not unmet(replace(horeca, documents=frozenset({Condition.FINANCE})))


def test_a_body_can_let_a_retold_rule_warn_but_not_an_official_one() -> None:
    transport = replace(
        WORKPLACE,
        sector="TRANSPORT",
        mentors=(replace(MENTOR, proof=MentorProof.LISTED_DIPLOMA, experience_years=1),),
    )
    law = norms.at(DAY, sector="TRANSPORT")
    assert not rules.may_recognise(transport, norms=law).is_ok
    switched = {"mentor.min_experience_years_with_diploma": "warn", "mentor.min_age": "warn"}
    assert rules.may_recognise(transport, norms=law, switches=switched).is_ok
    young = replace(transport, mentors=(replace(MENTOR, birth_date=date(2010, 1, 1)),))
    assert not rules.may_recognise(young, norms=law, switches=switched).is_ok


def test_a_training_without_a_list_of_activities_warns() -> None:
    facts = replace(WORKPLACE, activities_listed=0, activities_offered=0)
    verdict = rules.may_recognise(facts, norms=norms.at(DAY, sector="FOOD"))
    assert verdict.is_ok
    assert verdict.codes() == {"activities.no_list"}


@pytest.mark.parametrize(
    ("complete_on", "due_on"),
    [
        (date(2026, 11, 21), date(2026, 12, 5)),
        (date(2026, 12, 20), date(2027, 1, 3)),
        (date(2024, 2, 20), date(2024, 3, 5)),
    ],
)
def test_the_decision_is_due_fourteen_calendar_days_after_completeness(complete_on: date, due_on: date) -> None:
    assert rules.decision_due(complete_on, norms=norms.at(complete_on)) == due_on


@pytest.mark.parametrize(
    ("decided_on", "until", "expected"),
    [
        (date(2026, 11, 21), None, (date(2026, 11, 21), date(2031, 11, 21))),
        (date(2024, 2, 29), None, (date(2024, 2, 29), date(2029, 2, 28))),
        (date(2026, 11, 21), date(2027, 1, 10), (date(2027, 1, 10), date(2032, 1, 10))),
        (date(2026, 11, 21), date(2020, 1, 10), (date(2026, 11, 21), date(2031, 11, 21))),
    ],
)
def test_a_recognition_lasts_five_years_and_follows_on_one_that_runs(
    decided_on: date, until: date | None, expected: tuple[date, date]
) -> None:
    assert rules.validity(decided_on, recognised_until=until, norms=norms.at(decided_on)) == expected


@pytest.mark.parametrize(
    ("granted_on", "sector", "due"),
    [
        (date(2026, 11, 21), "FOOD", date(2027, 11, 21)),
        (date(2020, 3, 31), "FOOD", date(2021, 9, 30)),
        (date(2020, 4, 1), "FOOD", date(2021, 4, 1)),
        (date(2026, 11, 21), "CONSTRUCTION", date(2027, 5, 21)),
        (date(2019, 8, 31), "FOOD", None),
    ],
)
def test_the_mentor_training_is_due_in_the_term_of_the_day_of_recognition(
    granted_on: date, sector: str, due: date | None
) -> None:
    assert rules.mentor_training_due(granted_on, MENTOR, norms=norms.at(granted_on, sector=sector)) == due


@pytest.mark.parametrize(
    ("sector", "exemption", "is_exempt"),
    [
        ("CONSTRUCTION", MentorExemption.PEDAGOGICAL_DIPLOMA, True),
        ("CONSTRUCTION", MentorExemption.SPORT_DEGREE, False),
        ("HAIR_FITNESS_BEAUTY", MentorExemption.SPORT_DEGREE, True),
        ("SOCIAL_PROFIT", MentorExemption.RECOGNISED_EXPERIENCE, True),
        ("FOOD", MentorExemption.PEDAGOGICAL_DIPLOMA, False),
    ],
)
def test_who_is_exempt_from_the_mentor_training_differs_by_sector(
    sector: str, exemption: MentorExemption, is_exempt: bool
) -> None:
    mentor = replace(MENTOR, exemption=exemption)
    due = rules.mentor_training_due(DAY, mentor, norms=norms.at(DAY, sector=sector))
    assert (due is None) is is_exempt


def test_who_followed_the_training_need_not_follow_it_again() -> None:
    mentor = replace(MENTOR, trained_on=date(2020, 1, 1))
    assert rules.mentor_training_due(DAY, mentor, norms=norms.at(DAY)) is None


FORM = FormFacts(has_contact=True, requests=2, declared=frozenset(PER_DOSSIER))


def test_a_whole_form_can_be_handed_in() -> None:
    assert rules.may_submit(FORM).is_ok


@pytest.mark.parametrize(
    ("change", "code", "blocks"),
    [
        ({"has_contact": False}, "form.contact", True),
        ({"requests": 0}, "form.requests", True),
        ({"declared": frozenset({Condition.FINANCE})}, "form.declarations", True),
        ({"requests_without_declaration": ("r1",)}, "form.equipment_declared", True),
        ({"requests_without_mentor": ("r1", "r2")}, "form.mentor_named", True),
        ({"requests_doubled": ("r1",)}, "form.no_other_open_request", True),
        ({"establishments_gone": ("r1",)}, "form.establishment_in_register", True),
        ({"requests_without_activities": ("r1",)}, "form.activities_ticked", False),
        ({"has_joint_committee": False}, "form.joint_committee", False),
    ],
)
def test_a_form_that_lacks_something_says_what(change: dict[str, object], code: str, blocks: bool) -> None:
    verdict = rules.may_submit(replace(FORM, **change))
    assert verdict.codes() == {code}
    assert verdict.is_ok is not blocks


_days = st.dates(min_value=date(2016, 9, 1), max_value=date(2040, 12, 31))


@given(_days, st.one_of(st.none(), _days))
def test_a_recognition_never_starts_before_its_decision_and_never_overlaps_the_one_before(
    decided_on: date, until: date | None
) -> None:
    start, end = rules.validity(decided_on, recognised_until=until, norms=norms.at(decided_on))
    assert start >= decided_on
    assert until is None or start >= until
    assert 5 * 365 <= (end - start).days <= 5 * 366


@given(_days)
def test_the_decision_term_never_shrinks_over_a_change_of_clock_or_year(complete_on: date) -> None:
    assert (rules.decision_due(complete_on, norms=norms.at(complete_on)) - complete_on).days == 14
