"""The norms on pay: the allowance, social security, premiums and adult education."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from tandem.law.groups.group import Group
from tandem.law.values import DayOfYear, Value


@dataclass(frozen=True)
class AllowanceNorms(Group):
    """Percentages, rounding and amounts of the allowance."""

    SUBJECT: ClassVar[str] = "allowance"

    percent_1: Value[Decimal]
    percent_2: Value[Decimal]
    percent_3: Value[Decimal]
    category_2_years: Value[int]
    category_3_years: Value[int]
    category_3_training_length_years: Value[int]
    rounding_step: Value[Decimal]
    rounding_direction: Value[str]
    moves_up_on: Value[DayOfYear]
    success_is: Value[str]
    fixed_monthly: Value[bool]
    absence_deduction: Value[Fraction]
    cap: Value[Decimal | None]
    commuting_refunded: Value[bool]
    ggmmi: Value[Decimal | None]
    ggmmi_forecast: Value[Decimal] | None
    amount_1: Value[Decimal | None]
    amount_2: Value[Decimal | None]
    amount_3: Value[Decimal | None]


@dataclass(frozen=True)
class SocialNorms(Group):
    """The federal statute of the learner."""

    SUBJECT: ClassVar[str] = "social"

    six_criteria: Value[tuple[str, ...]]
    min_work_hours_per_week: Value[Decimal]
    min_lesson_hours_part_time_duty: Value[int]
    min_lesson_hours_older: Value[int]
    limited_until_age: Value[int]
    limited_until_day: Value[DayOfYear]
    dimona_type: Value[str]
    running_declaration_stays: Value[bool] | None
    student_declaration_in_summer: Value[bool] | None
    dmfa_learner_type: Value[str] | None
    sao_has_dimona: Value[bool]
    medical_where_risks: Value[bool]
    medical_for_minors: Value[bool]
    work_rules_signed: Value[bool]


@dataclass(frozen=True)
class StartbonusNorms(Group):
    """The start and placement bonus, until 30 June 2023."""

    SUBJECT: ClassVar[str] = "startbonus"

    learner_amount_1: Value[Decimal]
    learner_amount_2: Value[Decimal]
    learner_amount_3: Value[Decimal]
    company_amount_1: Value[Decimal]
    company_amount_2: Value[Decimal]
    company_amount_3: Value[Decimal]
    max_times: Value[int]
    region: Value[str]
    younger_than: Value[int] | None
    age_counted_on: Value[DayOfYear] | None
    min_months: Value[int]
    must_pass: Value[bool]
    request_by: Value[DayOfYear] | None
    target_group_reductions: Value[tuple[str, ...]]


@dataclass(frozen=True)
class PremiumNorms(Group):
    """The premiums since 1 September 2023."""

    SUBJECT: ClassVar[str] = "premium"

    company_unpaid: Value[Decimal]
    company_paid: Value[Decimal]
    company_max_times: Value[int]
    company_region: Value[str]
    company_min_months: Value[int]
    company_agreement_types: Value[tuple[str, ...]]
    company_min_workplace_percent: Value[Decimal]
    company_max_qualification_level: Value[int]
    company_mentor_training_required: Value[bool]
    company_consent_required: Value[bool]
    learner_amount: Value[Decimal]
    learner_max_times: Value[int]
    learner_age_limit: Value[bool]
    learner_secondary_only: Value[bool]
    learner_min_months: Value[int]
    learner_region: Value[str]
    learner_declaration_required: Value[bool]
    learner_copy_by: Value[str]


@dataclass(frozen=True)
class SupportNorms(Group):
    """Support of a sector or of Brussels."""

    SUBJECT: ClassVar[str] = "support"

    brussels_mentor_premium: Value[Decimal]
    local_care_per_month: Value[Decimal] | None
    local_care_per_school_year: Value[Decimal] | None
    sector_premiums: Value[str | None]


@dataclass(frozen=True)
class AdultNorms(Group):
    """Agreements and allowance in adult education."""

    SUBJECT: ClassVar[str] = "adult"

    types: Value[tuple[str, ...]]
    odos_min_hours: Value[Decimal]
    odow_hours_count: Value[bool]
    da_requires_social_maribel: Value[bool]
    max_years: Value[int]
    week_at_most_full_time: Value[bool]
    plan_annex_required: Value[bool]
    hourly_percent: Value[Decimal]
    hourly_minimum: Value[Decimal | None]
    hourly_rounding_step: Value[Decimal]
    odo_paid_hours: Value[str]
    odos_paid_hours: Value[str | None]
    odow_pay: Value[str]
    odo_pay_may_be_waived: Value[bool]
    provider_keeps_offer_years: Value[int]
