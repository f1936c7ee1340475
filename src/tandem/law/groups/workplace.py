"""The norms on recognition: the regime, the request, the mentor, duties, sanctions and powers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from tandem.law.groups.group import Group
from tandem.law.values import Value


@dataclass(frozen=True)
class RegimeNorms(Group):
    """How the regime stands."""

    SUBJECT: ClassVar[str] = "regime"

    started_on: Value[date]
    dual_in_secondary: Value[str]
    second_grade: Value[bool]
    adult_education: Value[bool]
    only_active_scheme: Value[bool]
    aligned_with_full_time: Value[bool | None]
    workplace_director: Value[str]
    supervisor: Value[str]
    entrepreneur_training: Value[str]
    school_component: Value[str]
    contact_address: Value[str | None]
    agency_meetings_per_year: Value[int] | None


@dataclass(frozen=True)
class RecognitionNorms(Group):
    """Conditions, decision, validity and appeal of a recognition."""

    SUBJECT: ClassVar[str] = "recognition"

    granted_per: Value[tuple[str, ...]]
    regions: Value[tuple[str, ...]]
    elsewhere_possible: Value[bool]
    foreign_learners_possible: Value[bool]
    required_before_agreement: Value[bool]
    routed_by: Value[str]
    routed_without_partnership_to: Value[str]
    equipment_required: Value[bool]
    equipment_evidence: Value[tuple[str, ...]]
    finance_required: Value[bool]
    finance_evidence: Value[tuple[str, ...]]
    finance_document_required: Value[bool]
    no_convictions_required: Value[bool]
    min_mentors: Value[int]
    duties_commitment_required: Value[bool]
    decision_term_days: Value[int]
    decision_clock_starts: Value[str]
    tacit_decision: Value[str | None]
    visit_possible: Value[bool]
    validity_years: Value[int]
    renewable: Value[bool]
    expiry_warning_months: Value[int]
    activities_min_share: Value[Decimal | None]
    limited_possible: Value[bool | None]
    refusal_motivated: Value[bool]
    appeal_term_days: Value[int]
    appeal_forms: Value[tuple[str, ...]]
    appellant: Value[str]
    appeal_ack_days: Value[int]
    inadmissible_motivated: Value[bool]
    appeal_decision_days: Value[int | None]
    appeal_suspends: Value[bool | None]


@dataclass(frozen=True)
class RequestNorms(Group):
    """Who files a request, with what."""

    SUBJECT: ClassVar[str] = "request"

    may_file: Value[tuple[str, ...]]
    mandate_required: Value[bool]
    sworn_statement_required: Value[bool]
    sworn_statement_form_of: Value[date] | None
    data_required: Value[tuple[str, ...]]
    first_login_by: Value[str]
    documents: Value[tuple[str, ...]]
    activity_list_required: Value[bool]


@dataclass(frozen=True)
class MentorNorms(Group):
    """Conditions for a mentor."""

    SUBJECT: ClassVar[str] = "mentor"

    min_age: Value[int]
    min_age_reduced: Value[int]
    min_experience_years: Value[int]
    min_experience_years_with_diploma: Value[int] | None
    experience_derogation_with_proof: Value[bool]
    accepted_proof: Value[tuple[str, ...]]
    extract_model: Value[str] | None
    extract_max_age_months: Value[int]
    training_required: Value[bool]
    training_term_months: Value[int] | None
    training_clock_starts: Value[str] | None
    training_planning_months: Value[int] | None
    max_learners: Value[int | None]
    recommended_learners: Value[int] | None
    training_exemptions: Value[tuple[str, ...]] | None
    training_subjects: Value[tuple[str, ...]]
    training_min_hours: Value[Decimal] | None
    training_organisers: Value[tuple[str, ...]]
    colleagues_may_guide: Value[bool]


@dataclass(frozen=True)
class DutyNorms(Group):
    """What company and learner must do."""

    SUBJECT: ClassVar[str] = "duty"

    company: Value[tuple[str, ...]]
    learner: Value[tuple[str, ...]]


@dataclass(frozen=True)
class SanctionNorms(Group):
    """What follows when a company no longer meets the conditions."""

    SUBJECT: ClassVar[str] = "sanction"

    steps: Value[tuple[str, ...]]
    guidance_first: Value[bool]
    barred_mentor_must_be_replaced: Value[bool]
    lifting_blocks_new_agreements: Value[bool]
    lifting_ends_running_agreements: Value[bool]
    lifting_grounds: Value[tuple[str, ...]]
    hearing_before_lifting: Value[bool | None]
    lifting_notice_days: Value[int | None]
    exclusion_kinds: Value[tuple[str, ...]]
    exclusion_scopes: Value[tuple[str, ...]]
    exclusion_lifts_all_recognitions: Value[bool]
    exclusion_blocks_new_requests: Value[bool]
    suspended_recognition_exists: Value[bool]


@dataclass(frozen=True)
class PowerNorms(Group):
    """What the Flemish partnership decides, and the sector partnerships."""

    SUBJECT: ClassVar[str] = "power"

    powers: Value[tuple[str, ...]]
    delegable_to_sector: Value[bool]
    delegation_instrument: Value[str]
    central_delegable_to_staff: Value[bool]
    sector_partnerships: Value[tuple[str, ...] | None]
    joint_committees: Value[tuple[str, ...] | None] | None
    committees_without_partnership: Value[tuple[str, ...]]
