"""The norms on the agreement: its kinds, the search, its end, suspension, working time and holidays."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from tandem.law.groups.group import Group
from tandem.law.values import DayOfYear, Value


@dataclass(frozen=True)
class AgreementNorms(Group):
    """Kinds, parties, term and registration of an agreement."""

    SUBJECT: ClassVar[str] = "agreement"

    types: Value[tuple[str, ...]]
    oao_min_hours: Value[Decimal]
    average_over: Value[str]
    average_leaves_out: Value[tuple[str, ...]]
    simulated_only_is_sao: Value[bool]
    paid_types: Value[tuple[str, ...]]
    sao_expenses_possible: Value[bool]
    da_requires_social_maribel: Value[bool]
    da_min_hours: Value[Decimal]
    da_covers_work_only: Value[bool]
    parties: Value[tuple[str, ...]]
    guardian_signs_below_age: Value[int]
    written: Value[bool]
    contents: Value[tuple[str, ...]]
    remarks_settled: Value[bool]
    signed_at_latest: Value[str]
    fixed_term: Value[bool]
    not_longer_than_training: Value[bool]
    max_years: Value[int]
    plan_annex_required: Value[bool]
    timetable_annex_required: Value[bool]
    holiday_deviation_on_running_only: Value[bool] | None
    one_for_the_same_hours: Value[bool]
    job_student_from: Value[DayOfYear]
    job_student_to: Value[DayOfYear]
    registration_required: Value[bool]
    registration_months_for_premium: Value[int] | None
    may_start_any_day: Value[bool]


@dataclass(frozen=True)
class SearchNorms(Group):
    """How long a learner without an agreement may search."""

    SUBJECT: ClassVar[str] = "search"

    first_days: Value[int]
    again_days: Value[int]
    extension_days: Value[int]
    extension_days_special_education: Value[int]
    extension_times: Value[int]
    failing_ends_dual: Value[bool]
    full_time_school_meanwhile: Value[bool]
    interview_justifies_absence: Value[bool]
    start_cutoff: Value[str]
    late_start_requires_council: Value[bool]
    training_day_leaves_out: Value[tuple[str, ...]]
    halfway_share: Value[Fraction]
    few_days_left: Value[int]


@dataclass(frozen=True)
class EndingNorms(Group):
    """Probation, notice and grounds to end."""

    SUBJECT: ClassVar[str] = "ending"

    probation_days: Value[int]
    probation_extended_by_suspension: Value[bool]
    probation_notice_days: Value[int]
    notice_days: Value[int]
    grounds_required_after_probation: Value[bool]
    urgent_cause_immediate: Value[bool]
    mutual_requires_coach: Value[bool]
    leaving_training_ends: Value[bool]
    long_suspension_months: Value[int]
    early_end_reported_to: Value[str]
    reasons: Value[tuple[str, ...]]


@dataclass(frozen=True)
class SuspensionNorms(Group):
    """When an agreement is paused."""

    SUBJECT: ClassVar[str] = "suspension"

    causes: Value[tuple[str, ...]]
    compelling_reason_max_days: Value[int]
    unpaid_causes: Value[tuple[str, ...]]
    report_after_days: Value[int]
    work_accident_payer: Value[str]


@dataclass(frozen=True)
class WorkingTimeNorms(Group):
    """Hours of school and work together."""

    SUBJECT: ClassVar[str] = "working_time"

    min_week_hours: Value[Decimal]
    full_time_hours: Value[Decimal]
    full_time_hours_minor: Value[Decimal]
    lessons_count: Value[bool]
    sao_full_time: Value[bool]
    sao_min_week_hours: Value[Decimal] | None
    day_from: Value[time]
    day_until: Value[time]
    workplace_share_aim: Value[Decimal]
    typical_work_days: Value[int]
    typical_work_days_syntra: Value[int]
    school_hour_minutes: Value[int]
    work_hour_minutes: Value[int]


@dataclass(frozen=True)
class MinorNorms(Group):
    """Limits to the working time of minors."""

    SUBJECT: ClassVar[str] = "minor"

    max_hours_per_day: Value[Decimal]
    max_hours_per_week: Value[Decimal]
    usual_hours_per_week: Value[Decimal]
    max_uninterrupted_hours: Value[Decimal]
    break_after_hours: Value[Decimal]
    break_minutes: Value[int]
    long_break_after_hours: Value[Decimal]
    long_break_minutes: Value[int]
    long_break_in_one_go_minutes: Value[int]
    rest_between_shifts_hours: Value[Decimal]
    night_from: Value[time]
    night_until: Value[time]
    late_work_from_age: Value[int]
    late_work_until: Value[time]
    sunday_work_allowed: Value[bool]
    public_holidays: Value[int]
    weekly_rest_hours: Value[Decimal]
    sunday_exceptions: Value[tuple[str, ...]]
    craft_bakery_trainings: Value[tuple[str, ...]]
    max_sunday_share: Value[Fraction]
    overtime_allowed: Value[bool]
    exception_notice_days: Value[int]
    employers_added_up: Value[bool]
    min_age: Value[int]
    full_time_duty_years_of_secondary: Value[int]
    full_time_duty_ends_at: Value[int]
    adult_from_age: Value[int]


@dataclass(frozen=True)
class HolidayNorms(Group):
    """When the learner is free, and paid."""

    SUBJECT: ClassVar[str] = "holiday"

    free_in_every_school_holiday: Value[bool]
    free_in_every_school_holiday_sao: Value[bool]
    unpaid_days: Value[int] | None
    max_paid_days: Value[int]
    usual_paid_days: Value[int] | None
    paid_days_in_school_holidays: Value[bool]
    paid_days_at_collective_closure: Value[bool]
    learning_opportunity_possible: Value[bool] | None
    min_free_summer_weeks: Value[int] | None
    recovered_in_same_school_year: Value[bool] | None
    seasonal_exception_requires_government: Value[bool] | None
    sector_min_weeks: Value[int] | None
    specialisation_year_weeks: Value[int] | None
