"""Referrals as the API gives and takes them; only the circle of the shielded part of a file comes here."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import Asked, Day, Given, Words, shown
from tandem.journey.intake.queries.referrals import Why
from tandem.journey.intake.rules.referrals import LONGEST_REASON
from tandem.journey.intake.terms.referrals import Agreeing, Proposer, ReferralKind, ReferralMove, ReferralState

SealedWords = Annotated[Words, Field(max_length=LONGEST_REASON)]


class ReferralAgreement(Given):
    """Who agreed, and when."""

    who: Agreeing
    agreed_on: date


class Referral(Given):
    """One referral, with what lies under its seal."""

    id: UUID
    track_id: UUID
    kind: ReferralKind
    state: ReferralState
    proposer: Proposer
    proposed_on: date
    reason: str
    agreements: list[ReferralAgreement]
    missing: list[Agreeing] = Field(description="Who still has to agree.")
    started_on: date | None
    ended_on: date | None
    closing: str
    moves: list[ReferralMove] = Field(description="What this actor may do now; the rules may still refuse one.")

    @classmethod
    def of(
        cls, one: Any, why: Why, *, state: ReferralState, missing: Sequence[Agreeing], moves: list[ReferralMove]
    ) -> Self:
        """A referral, its words unsealed."""
        return cls(
            id=one.pk,
            track_id=one.track_id,
            kind=ReferralKind(one.kind),
            state=state,
            proposer=Proposer(one.proposer),
            proposed_on=one.proposed_on,
            reason=why.reason,
            agreements=[
                ReferralAgreement(who=who, agreed_on=date.fromisoformat(one.agreed[who]))
                for who in Agreeing
                if who in one.agreed
            ],
            missing=list(missing),
            started_on=one.started_on,
            ended_on=one.ended_on,
            closing=why.closing,
            moves=moves,
        )


class Referrals(Given):
    """The referrals of a learner, the newest first."""

    items: list[Referral]
    total: int


class ReferralForm(Asked):
    """To what, who proposes it and why; the reason is sealed."""

    model_config = Asked.model_config | shown(
        kind="naft", proposer="clb", proposedOn="2026-11-02", reason="Even een andere omgeving."
    )

    kind: ReferralKind
    proposer: Proposer
    proposed_on: Day
    reason: SealedWords


class ReferralAgreeForm(Asked):
    """Who agrees, and when; the family leaves both out, and agrees for itself today."""

    model_config = Asked.model_config | shown(who="clb", agreedOn="2026-11-20")

    who: Annotated[Agreeing | None, Field(description="Of whom the coach notes it.")] = None
    agreed_on: Day | None = None


class ReferralStepForm(Asked):
    """On which day."""

    model_config = Asked.model_config | shown(on="2026-11-20")

    on: Day


class ReferralCloseForm(ReferralStepForm):
    """On which day, and how; the words are sealed."""

    model_config = Asked.model_config | shown(on="2026-11-20", closing="Weer naar school.")

    closing: SealedWords = ""


def tag_of(one: Any) -> str:
    """The version of a referral."""
    return etag_of("referral", one.pk, one.state, *sorted(one.agreed.items()), one.moved_at)
