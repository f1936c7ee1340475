"""The norms on learning: the training plan, the curriculum, evaluation and the path of the learner."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from tandem.law.groups.group import Group
from tandem.law.values import DayOfYear, Value


@dataclass(frozen=True)
class PlanNorms(Group):
    """Who makes the training plan, and what it says."""

    SUBJECT: ClassVar[str] = "plan"

    written_by: Value[str]
    signed_with_agreement: Value[bool]
    places: Value[tuple[str, ...]]
    phases: Value[tuple[str, ...]]
    fits_initial_situation: Value[bool]
    may_be_adjusted: Value[bool]
    part_of_support_plan_in_special_education: Value[bool]
    exemptions_possible: Value[bool]
    shorter_path_in_modular: Value[bool]
    care_supervised_days: Value[int]
    care_settings: Value[tuple[str, ...]]
    childcare_groups: Value[tuple[str, ...]]
    childcare_wider_context_share: Value[Fraction]


@dataclass(frozen=True)
class CurriculumNorms(Group):
    """Which document a training is based on."""

    SUBJECT: ClassVar[str] = "curriculum"

    first_years: Value[str]
    second_years: Value[str]
    seventh_years: Value[str]
    special_education_form_3: Value[str]


@dataclass(frozen=True)
class EvaluationNorms(Group):
    """Who evaluates, and which certificate follows."""

    SUBJECT: ClassVar[str] = "evaluation"

    decides: Value[str]
    voters: Value[tuple[str, ...]]
    integrated_test_required: Value[bool]
    any_time_of_year: Value[bool]
    certificate_order: Value[tuple[str, ...]]
    early_leaver_orientation: Value[bool]
    first_year_ends_with: Value[str]
    specialisation_year_may_be_repeated: Value[bool]
    min_visits: Value[int | None]


@dataclass(frozen=True)
class PathNorms(Group):
    """Advice, age and admission."""

    SUBJECT: ClassVar[str] = "path"

    taster_possible: Value[bool]
    advice_required: Value[bool]
    advice_binding: Value[bool]
    advice_years: Value[tuple[str, ...]] | None
    min_age: Value[int]
    min_age_after_two_years: Value[int]
    years_of_secondary: Value[int]
    until_school_year_of_age: Value[int]
    newcomer_council_lesson_days: Value[int]
    vdab_advice_from_age: Value[int]
    interview_by_company: Value[bool]
    willing_and_ready: Value[str]
    willing_not_ready: Value[str]
    not_willing: Value[str]
    count_day: Value[DayOfYear]
    min_learners_on_count_day: Value[int]


@dataclass(frozen=True)
class HandoverNorms(Group):
    """How soon somebody takes over, and how long an enquiry is kept; choices of ours, no law."""

    SUBJECT: ClassVar[str] = "handover"

    confirm_days: Value[int]
    answer_days: Value[int]
    most_providers: Value[int]
    kept_days: Value[int]
    longest_days: Value[int]
    accept_days: Value[int]


@dataclass(frozen=True)
class ActivationNorms(Group):
    """Waking sleeping recognitions: when a company is asked, and what makes a yes likely; choices of ours, no law."""

    SUBJECT: ClassVar[str] = "activation"

    link_days: Value[int]
    reminder_days: Value[int]
    again_days: Value[int]
    pause_days: Value[int]
    settling_days: Value[int]
    reach_km: Value[int]
    trained_years: Value[int]
    recent_months: Value[int]
    points_trained: Value[int]
    points_looking: Value[int]
    points_recent: Value[int]
    points_mentor: Value[int]
    points_shortage: Value[int]
    points_answered: Value[int]


@dataclass(frozen=True)
class SignalNorms(Group):
    """When the search time of a learner asks attention; choices of ours, no law."""

    SUBJECT: ClassVar[str] = "signals"

    quiet_days: Value[int]
    profile_days: Value[int]
    refusals: Value[int]
    answer_days: Value[int]
    reach_km: Value[int]
    break_days: Value[int]
    before_break_days: Value[int]
    last_days: Value[int]


@dataclass(frozen=True)
class DemandNorms(Group):
    """When an opening waits, and how long counts of unmet demand are kept; choices of ours, no law."""

    SUBJECT: ClassVar[str] = "demand"

    waiting_days: Value[int]
    kept_days: Value[int]


@dataclass(frozen=True)
class RunUpNorms(Group):
    """The run-up phase."""

    SUBJECT: ClassVar[str] = "run_up"

    min_age: Value[int]
    max_age: Value[int]
    ordinary_education_only: Value[bool]
    has_fixed_length: Value[bool]
    min_week_hours: Value[Decimal]
    contents: Value[tuple[str, ...]]
    organisers: Value[tuple[str, ...]]
    broad_tracks: Value[bool]
    second_grade_certificate_possible: Value[bool]
    naft_proposed_by: Value[str]
