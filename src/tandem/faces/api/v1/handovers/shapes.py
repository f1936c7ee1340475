"""Warm handovers as the API gives and takes them: who receives reads the sheet only while it is offered."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import Asked, Both, Day, FewWords, Given, Key, shown
from tandem.faces.api.paging import Paging
from tandem.faces.documents.handover import receiver_name
from tandem.journey.handover.actions.handovers import Receiver
from tandem.journey.handover.queries.handovers import Part
from tandem.journey.handover.rules.handovers import LONGEST_WORDS, Sheet
from tandem.journey.handover.terms.handovers import (
    Agreed,
    HandoverKind,
    HandoverMove,
    HandoverParty,
    HandoverState,
    HandoverWhy,
    ReturnReason,
)
from tandem.journey.handover.workflow.handovers import HANDOVER

SheetWords = Annotated[FewWords, Field(max_length=LONGEST_WORDS)]


class HandoverList(Paging):
    """Which part of the handovers."""

    part: Annotated[
        Literal["received", "given", "ended"],
        Field(description="What is offered to who asks, what runs for own learners, what ended for them."),
    ] = "received"

    @property
    def meant(self) -> Part:
        """The same part as the site shows it."""
        return Part(self.part)


class HandoverLine(Given):
    """One handover in a list."""

    id: UUID
    state: HandoverState
    waits_for: HandoverParty | None = Field(description="Who has to say something; null once it ended.")
    kind: HandoverKind
    receiver_name: str
    why: HandoverWhy
    track_id: UUID
    track_number: str
    learner_name: str
    training: str
    training_name: Both
    provider_name: str = Field(description="The school that gives.")
    given_at: datetime
    answers_until: date | None = Field(description="By when the receiver answers; null before the family agreed.")
    is_late: bool

    @classmethod
    def of(cls, one: Any, *, is_late: bool) -> Self:
        """A handover with its learner at hand."""
        return cls(**_line(one, is_late=is_late))


class Handover(HandoverLine):
    """One handover, with the sheet that goes along. What a learner needs stands nowhere in it."""

    stands: str
    tried: str
    agreed: str
    works: str
    agreed_as: Agreed | None
    agreed_on: date | None
    ended_at: datetime | None
    return_reason: ReturnReason | None
    return_words: str
    new_track_id: UUID | None = Field(description="The track at the provider that took over.")
    moves: list[HandoverMove] = Field(description="What this actor may do now; the rules may still refuse one.")

    @classmethod
    def whole(cls, one: Any, *, is_late: bool, moves: list[HandoverMove]) -> Self:
        """The same with its sheet."""
        return cls(
            **_line(one, is_late=is_late),
            stands=one.stands,
            tried=one.tried,
            agreed=one.agreed,
            works=one.works,
            agreed_as=Agreed(one.agreed_as) if one.agreed_as else None,
            agreed_on=one.agreed_on,
            ended_at=one.ended_at,
            return_reason=ReturnReason(one.reason) if one.reason else None,
            return_words=one.words,
            new_track_id=one.new_track_id,
            moves=moves,
        )


class HandOverForm(Asked):
    """To whom a learner goes, and the sheet; never write what a learner needs: that stays under its own seal."""

    model_config = Asked.model_config | shown(kind="VDAB", why="search_over", stands="Schildert zelfstandig.")

    kind: HandoverKind
    coach_id: Annotated[Key | None, Field(description="The colleague, where the kind is `colleague`.")] = None
    provider_id: Annotated[Key | None, Field(description="The provider, where the kind is `provider`.")] = None
    why: HandoverWhy
    stands: Annotated[SheetWords, Field(description="Where the learner stands.")]
    tried: SheetWords = ""
    agreed: SheetWords = ""
    works: SheetWords = ""
    paper_on: Annotated[
        Day | None, Field(description="The day on which the learner or a parent signed for it on paper.")
    ] = None

    def receiver(self) -> Receiver:
        """To whom."""
        return Receiver(self.kind, self.coach_id, self.provider_id)

    def sheet(self) -> Sheet:
        """What goes along."""
        return Sheet(self.why, self.stands, self.tried, self.agreed, self.works)


class HandoverPaperForm(Asked):
    """A paper that the learner or a parent signed."""

    model_config = Asked.model_config | shown(signedOn="2026-11-20")

    signed_on: Day


class SendBackForm(Asked):
    """Why a learner goes back to who gave."""

    model_config = Asked.model_config | shown(reason="full", words="Vanaf januari is er weer plaats.")

    reason: ReturnReason
    words: SheetWords = ""


def tag_of(one: Any) -> str:
    """The version of a handover."""
    return etag_of("handover", one.pk, one.version, one.state)


def _line(one: Any, *, is_late: bool) -> dict[str, Any]:
    track = one.track
    owner = HANDOVER.owners[HandoverState(one.state)]
    return {
        "id": one.pk,
        "state": HandoverState(one.state),
        "waits_for": None if owner is None else HandoverParty(owner),
        "kind": HandoverKind(one.kind),
        "receiver_name": receiver_name(one),
        "why": HandoverWhy(one.why),
        "track_id": track.pk,
        "track_number": track.number,
        "learner_name": f"{track.person.given_name} {track.person.family_name}",
        "training": track.training.code,
        "training_name": Both.of(track.training.name, track.training.name_en),
        "provider_name": track.provider.name,
        "given_at": one.given_at,
        "answers_until": one.answers_until,
        "is_late": is_late,
    }
