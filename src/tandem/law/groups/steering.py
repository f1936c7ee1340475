"""The norms on steering: programming, publication, personal data and the counting of terms."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tandem.law.groups.group import Group
from tandem.law.values import DayOfYear, Value


@dataclass(frozen=True)
class ProgrammingNorms(Group):
    """Starting a new training, and the forums."""

    SUBJECT: ClassVar[str] = "programming"

    forums: Value[int | None]
    named_forums: Value[tuple[str, ...]] | None
    forum_feedback_required: Value[bool] | None
    request_by: Value[DayOfYear]
    free_when_twin_exists: Value[bool]
    free_start_notice_by: Value[DayOfYear] | None


@dataclass(frozen=True)
class PublicationNorms(Group):
    """What is public, and masking."""

    SUBJECT: ClassVar[str] = "publication"

    masked_from: Value[int]
    masked_to: Value[int]
    zero_shown: Value[bool]
    derived_hidden: Value[bool]
    min_group_of_minors: Value[int]
    recognised_places_public: Value[bool]
    learner_data_public: Value[bool]


@dataclass(frozen=True)
class PrivacyNorms(Group):
    """Terms and choices for sensitive data."""

    SUBJECT: ClassVar[str] = "privacy"

    extract_document_kept: Value[bool]
    extract_purge_days: Value[int]
    breach_notice_hours: Value[Decimal] | None
    digital_consent_age: Value[int] | None
    selection_rule_max_years: Value[int] | None
    agreement_kept_years: Value[int]


@dataclass(frozen=True)
class TermNorms(Group):
    """How days are counted."""

    SUBJECT: ClassVar[str] = "term"

    first_day_counts: Value[bool]
    moves_to_working_day: Value[bool | None]
