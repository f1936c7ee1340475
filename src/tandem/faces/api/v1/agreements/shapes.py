"""Agreements as the API gives and takes them: the number of an account is whole for its own side only."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field, StringConstraints

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import (
    COUNT,
    NO_CONTROL_BUT_LINES,
    SOME_KEY,
    Asked,
    Both,
    Day,
    FewWords,
    Flag,
    Given,
    Key,
    RecognitionNumber,
    ShortText,
    Text,
    shown,
)
from tandem.faces.api.issues import of_finding
from tandem.faces.api.paging import Paging
from tandem.faces.api.problems import Issue
from tandem.faces.api.v1.agreements.outside import AgreementOutside
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.rules import pay
from tandem.journey.agreements.rules.day_lists import LONGEST
from tandem.journey.agreements.rules.forms import ACCOUNTS, LONGEST_HOURS, LONGEST_REMARK, MOST_LESSON_HOURS, MOST_YEARS
from tandem.journey.agreements.terms import (
    AgreementState,
    HolidayWhy,
    KindReason,
    Party,
    SignatureKind,
    SignatureState,
    SignedWhere,
    Signer,
)
from tandem.law.allowance import Basis
from tandem.registers.reference.terms import AgreementType

Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$", min_length=64, max_length=64)]
Hours = Annotated[str, StringConstraints(pattern=NO_CONTROL_BUT_LINES, max_length=LONGEST_HOURS)]
RemarkWords = Annotated[str, StringConstraints(pattern=NO_CONTROL_BUT_LINES, max_length=LONGEST_REMARK)]
Years = Annotated[int, Field(ge=0, le=MOST_YEARS), COUNT]
DayList = Annotated[str, StringConstraints(pattern=NO_CONTROL_BUT_LINES, max_length=LONGEST)]
_DAYS = "5/7/2027-9/7/2027, 12/7/2027"
_HOURS = "school 8:30-15:30;school 8:30-15:30;8:00-12:00 13:00-17:00;8:00-12:00 13:00-17:00;8:00-12:00 13:00-16:30"


class AgreementList(Paging):
    """Which agreements."""

    state: Annotated[
        list[AgreementState], Field(description="Only these states; all when left out.", default_factory=list)
    ]
    track_id: Annotated[Key | None, Field(description="Only those of one learner.")] = None


class AgreementLine(Given):
    """One agreement in a list."""

    id: UUID
    number: str
    state: AgreementState
    kind: AgreementType | None = Field(description="Follows from the hours, the sector and the provider.")
    because: KindReason | None
    learner_name: str
    track_id: UUID
    training: str
    training_name: Both
    provider_name: str
    company_name: str
    company_number: str
    begins_on: date | None
    ends_on: date | None
    holds_until: date | None = Field(
        description="Of what was signed: its last day, as its end was told, or as it ended."
    )
    ball: Party | None = Field(description="Who goes on with a draft.")
    sign_until: date | None
    model: int | None = Field(description="Which edition of the model of its kind was presented; 0 if not made here.")
    registered_at: datetime | None
    origin: SignedWhere = Field(description="Whether it was signed here, or outside Tandem and taken over.")
    signed_on: date | None = Field(description="Of what was signed outside Tandem: the day of the last signature.")

    @classmethod
    def of(cls, one: Any) -> Self:
        """An agreement with its learner, training, provider and company at hand."""
        return cls(**_line(one))


class AgreementText(Given):
    """What is filled in."""

    begins_on: date | None
    ends_on: date | None
    hours: str
    turns_from: date | None = Field(description="A day in a week in which the first of several weeks holds.")
    turns_skip_holidays: bool = Field(description="Whether a week that is wholly free takes no turn.")
    holiday_why: HolidayWhy = Field(description="Why the learner works in a school holiday.")
    holiday_works: str = Field(description="The days worked in school holidays.", examples=[_DAYS])
    holiday_recovered: str = Field(description="The days at work that the learner gets off in return.")
    holiday_approved: bool | None = Field(description="Whether the season of the sector was approved.")
    holiday_paid: str = Field(description="The paid holidays.")
    holiday_words: str
    other_words: str
    late_reason: str
    lesson_hours: int | None
    leads_to_qualification: bool | None = Field(description="Counts only where the register of trainings does not say.")
    has_second_grade: bool
    has_first_year_of_third_grade: bool
    has_qualification_phase_ov3: bool
    years_passed: int
    longest_finished: int
    joint_committee: str
    has_social_maribel: bool
    is_own_employee: bool
    is_simulated_only: bool
    accident_insurer: str
    accident_policy: str
    liability_insurer: str
    liability_policy: str
    asks_medical: bool | None
    company_asks_premium: bool | None
    company_account: str = Field(description="For others than the company: its last four signs.")
    learner_asks_premium: bool | None
    learner_account: str = Field(description="For others than the family: its last four signs.")

    @classmethod
    def of(cls, form: Any, *, party: Party) -> Self:
        """The form as this party may know it."""
        told = asdict(form)
        for name, owner in ACCOUNTS.items():
            if owner is not party and told[name]:
                told[name] = f"…{told[name][-4:]}"
        return cls(**told)


class AgreementPlace(Given):
    """One workplace of an agreement."""

    id: UUID
    recognition: str
    establishment_name: str
    company_name: str
    municipality: str
    mentor_id: UUID | None
    mentor_name: str
    is_lead: bool
    begins_on: date | None = Field(description="Null where it is the first day of the agreement.")
    ends_on: date | None
    is_past: bool = Field(description="Whether another mentor or workplace followed after its last day.")

    @classmethod
    def of(cls, one: Any) -> Self:
        """A workplace with its recognition and mentor at hand."""
        place, mentor = one.recognition.establishment, one.mentor
        return cls(
            id=one.pk,
            recognition=one.recognition.number,
            establishment_name=place.name,
            company_name=one.recognition.company.name,
            municipality=place.municipality,
            mentor_id=one.mentor_id,
            mentor_name="" if mentor is None else f"{mentor.person.given_name} {mentor.person.family_name}",
            is_lead=one.is_lead,
            begins_on=one.begins_on,
            ends_on=one.ends_on,
            is_past=one.is_past,
        )


class AgreementSignature(Given):
    """Who signs, and how that stands."""

    signer: Signer
    name: str
    state: SignatureState
    kind: SignatureKind | None
    strength: str = Field(description="How the signer had signed in.")
    asked_at: datetime | None
    set_at: datetime | None
    paper: str = Field(description="The SHA-256 of the text that was signed.")
    words: str = Field(description="Why somebody does not sign.")

    @classmethod
    def of(cls, one: Any) -> Self:
        """One signature."""
        return cls(
            signer=Signer(one.signer),
            name=one.name,
            state=SignatureState(one.state),
            kind=SignatureKind(one.kind) if one.kind else None,
            strength=one.strength,
            asked_at=one.asked_at,
            set_at=one.set_at,
            paper=one.paper,
            words=one.words,
        )


class AgreementRemark(Given):
    """What one party said to the others about a field."""

    id: UUID
    field: str
    words: str
    party: Party
    written_at: datetime
    settled_at: datetime | None

    @classmethod
    def of(cls, one: Any) -> Self:
        """One remark."""
        return cls(
            id=one.pk,
            field=one.field,
            words=one.words,
            party=Party(one.party),
            written_at=one.written_at,
            settled_at=one.settled_at,
        )


class AgreementWhole(AgreementLine):
    """One agreement: its text, workplaces, signatures and remarks, as this party may know them."""

    party: Party = Field(description="For which party one reads.")
    signs_as: Signer | None = Field(description="As whom one would sign; null for who does not sign.")
    text: AgreementText
    workplaces: list[AgreementPlace]
    signatures: list[AgreementSignature]
    remarks: list[AgreementRemark]
    paper: str = Field(description="The SHA-256 of the text that is signed; empty for a draft.")
    sealed: str = Field(description="The SHA-256 of the document with every signature and the seal.")
    outside: AgreementOutside | None = Field(description="Null for what was signed in Tandem.")
    closed_on: date | None
    closed_by: Party | None
    closed_reason: str
    closed_words: str

    @classmethod
    def whole(
        cls,
        one: Any,
        *,
        party: Party,
        signer: Signer | None,
        places: Any,
        signatures: Any,
        remarks: Any,
        outside: Any,
    ) -> Self:
        """An agreement as this party may know it."""
        return cls(
            **_line(one),
            party=party,
            signs_as=signer,
            text=AgreementText.of(one.form(), party=party),
            workplaces=[AgreementPlace.of(place) for place in places],
            signatures=[AgreementSignature.of(row) for row in signatures],
            remarks=[AgreementRemark.of(row) for row in remarks],
            paper=one.paper,
            sealed=one.sealed,
            outside=None if outside is None else AgreementOutside.of(outside, one),
            closed_on=one.closed_on,
            closed_by=Party(one.closed_side) if one.closed_side else None,
            closed_reason=one.closed_reason,
            closed_words=one.closed_words,
        )


class AgreementAmount(Given):
    """A monthly amount from a day on."""

    since: date
    category: int
    amount: str | None = Field(description="In euro; null where nobody knows it.", examples=["622.60"])
    basis: Basis

    @classmethod
    def of(cls, told: pay.Amount | None) -> Self | None:
        """An amount, where there is one."""
        if told is None:
            return None
        found = told.allowance
        amount = None if found.amount is None else str(found.amount)
        return cls(since=told.since, category=int(found.category), amount=amount, basis=found.basis)


class AgreementChecks(Given):
    """What the rules say of an agreement today."""

    may_be_presented: bool = Field(description="Whether nothing stops it.")
    unmet: list[Issue] = Field(description="What is not met, what stops it first.")
    kind: AgreementType | None
    because: KindReason | None
    allowance: AgreementAmount | None = Field(description="Of an OAO: the amount now, or on the first day.")
    allowance_when_passed: AgreementAmount | None = Field(description="On the coming first of September.")
    is_passed: bool = Field(description="Whether the school noted the success of this year already.")
    allowance_indexed: AgreementAmount | None = Field(description="The next change known; often a forecast.")
    is_learner_statute: bool | None = Field(description="The six criteria; null where something is not known yet.")
    statute_unmet: list[Issue]

    @classmethod
    def of(cls, *, verdict: Any, kind: Any, found: Any, paid: pay.Pay | None) -> Self:
        """The whole answer."""
        return cls(
            may_be_presented=verdict.is_ok,
            unmet=[of_finding(one) for one in verdict.unmet],
            kind=None if kind is None else kind.type,
            because=None if kind is None else kind.why,
            allowance=None if paid is None else AgreementAmount.of(paid.now),
            allowance_when_passed=None if paid is None else AgreementAmount.of(paid.when_passed),
            is_passed=paid is not None and paid.is_passed,
            allowance_indexed=None if paid is None else AgreementAmount.of(paid.indexed),
            is_learner_statute=found.is_learner,
            statute_unmet=[of_finding(one) for one in found.verdict.unmet],
        )


class BeginForm(Asked):
    """With which recognised workplace the agreement is made, and who guides there."""

    model_config = Asked.model_config | shown(recognition="E-2026-000001", mentorId=SOME_KEY)

    recognition: RecognitionNumber
    mentor_id: Key | None = None


class FillForm(Asked):
    """What a party fills in of its own fields; what is left out stays as it is."""

    model_config = Asked.model_config | shown(beginsOn="2027-01-04", endsOn="2027-06-30", hours=_HOURS)

    begins_on: Day | None = None
    ends_on: Day | None = None
    hours: Annotated[Hours, Field(description="One line for each week that takes its turn; `;` between days.")] = ""
    turns_from: Day | None = None
    turns_skip_holidays: Flag = False
    holiday_why: HolidayWhy = HolidayWhy.NONE
    holiday_works: Annotated[
        DayList, Field(description="Stretches count Monday to Friday, without public holidays.")
    ] = ""
    holiday_recovered: DayList = ""
    holiday_approved: Flag | None = None
    holiday_paid: DayList = ""
    holiday_words: FewWords = ""
    other_words: FewWords = ""
    late_reason: FewWords = ""
    lesson_hours: Annotated[int, Field(ge=0, le=MOST_LESSON_HOURS), COUNT] | None = None
    leads_to_qualification: Flag | None = None
    has_second_grade: Flag = False
    has_first_year_of_third_grade: Flag = False
    has_qualification_phase_ov3: Flag = False
    years_passed: Years = 0
    longest_finished: Years = 0
    joint_committee: Annotated[str, StringConstraints(pattern=r"^[0-9.]{0,10}$", max_length=10)] = ""
    has_social_maribel: Flag = False
    is_own_employee: Flag = False
    is_simulated_only: Flag = False
    accident_insurer: Text = ""
    accident_policy: Text = ""
    liability_insurer: Text = ""
    liability_policy: Text = ""
    asks_medical: Flag | None = None
    company_asks_premium: Flag | None = None
    company_account: ShortText = ""
    learner_asks_premium: Flag | None = None
    learner_account: ShortText = ""

    def told(self) -> dict[str, Any]:
        """What was sent, and nothing else."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class PlaceForm(Asked):
    """A workplace, its mentor and its days."""

    model_config = Asked.model_config | shown(recognition="E-2026-000001", mentorId=SOME_KEY)

    recognition: RecognitionNumber
    mentor_id: Key | None = None
    begins_on: Day | None = None
    ends_on: Day | None = None


class AgreementHandOver(Asked):
    """Who goes on with it."""

    model_config = Asked.model_config | shown(to="company")

    to: Party


class RemarkForm(Asked):
    """What one says about a field."""

    model_config = Asked.model_config | shown(field="hours", words="Op vrijdag sluiten wij om 16 uur.")

    field: ShortText
    words: RemarkWords


class AgreementSign(Asked):
    """Which text one read and agrees with."""

    model_config = Asked.model_config | shown(paper="a" * 64)

    paper: Annotated[Hash, Field(description="The SHA-256 of the text that was shown, from `paper`.")]


class AgreementWhy(Asked):
    """Why."""

    model_config = Asked.model_config | shown(words="De uren kloppen niet.")

    words: RemarkWords


def tag_of(one: Any) -> str:
    """The version of an agreement."""
    return etag_of("agreement", one.pk, one.version, one.state)


def _line(one: Any) -> dict[str, Any]:
    track = one.track
    return {
        "id": one.pk,
        "number": one.number,
        "state": AgreementState(one.state),
        "kind": AgreementType(one.kind) if one.kind else None,
        "because": KindReason(one.kind_reason) if one.kind_reason else None,
        "learner_name": f"{track.person.given_name} {track.person.family_name}",
        "track_id": track.pk,
        "training": track.training.code,
        "training_name": Both.of(track.training.name, track.training.name_en),
        "provider_name": track.provider.name,
        "company_name": one.company.name,
        "company_number": one.company.number,
        "begins_on": one.begins_on,
        "ends_on": one.ends_on,
        "holds_until": life.holds_until(one),
        "ball": Party(one.ball) if one.state == AgreementState.DRAFT else None,
        "sign_until": one.sign_until,
        "model": one.model,
        "registered_at": one.registered_at,
        "origin": SignedWhere(one.origin),
        "signed_on": one.signed_on,
    }
