"""Bodies and the powers they hold, as the API gives them."""

from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.base.verdict import Effect
from tandem.faces.api.fields import Asked, Both, Day, Given, ParameterKey, SectorCode, Text, example, shape, shown
from tandem.faces.api.v1.law.shapes import both
from tandem.registers.mandates import queries
from tandem.registers.mandates.queries import Cell, Holding, Matrix, Row
from tandem.registers.mandates.terms import Power

BodyCode = Annotated[str, shape(r"^[A-Z0-9_-]+$", 40), example("CONSTRUCTION")]


class Body(Given):
    """A body that can hold a power."""

    id: UUID
    code: str
    kind: str = Field(description="sectoral_partnership, flemish_partnership or agency.")
    name: Both
    sector: str | None
    email: str
    valid_from: date
    valid_until: date | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A body of the register; its sector is at hand."""
        return cls(
            id=row.pk,
            code=row.code,
            kind=row.kind,
            name=Both.of(row.name, row.name_en),
            sector=row.sector.code if row.sector else None,
            email=row.email,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )


class Agreement(Given):
    """A cooperation agreement by which powers were delegated."""

    reference: str
    signed_on: date | None
    valid_from: date
    valid_until: date | None
    certainty: str
    note: Both

    @classmethod
    def of(cls, row: Any) -> Self:
        """An agreement of the register."""
        return cls(
            reference=row.reference,
            signed_on=row.signed_on,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            certainty=row.certainty,
            note=Both.of(row.note, row.note_en),
        )


class Mandate(Given):
    """One power, for one sector or every, held by one body in a period."""

    id: UUID
    power: str
    sector: str | None = Field(description="The code of a sector; null for every sector.")
    region: str = Field(description="The code of a region; empty for everywhere.")
    holder: str = Field(description="The code of the body.")
    agreement: str | None
    valid_from: date
    valid_until: date | None
    certainty: str
    note: Both

    @classmethod
    def of(cls, row: Any) -> Self:
        """A mandate of the register, with what it names at hand."""
        return cls(
            id=row.pk,
            power=row.power,
            sector=row.sector.code if row.sector else None,
            region=row.region,
            holder=row.holder.code,
            agreement=row.agreement.reference if row.agreement else None,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            certainty=row.certainty,
            note=Both.of(row.note, row.note_en),
        )


class BodyDetail(Body):
    """A body with its agreements and all powers it holds, held or will hold."""

    agreements: list[Agreement]
    mandates: list[Mandate]


class MatrixHolding(Given):
    """Who holds a power in a sector, everywhere or in one region."""

    mandate: UUID
    body: str
    body_name: Both
    kind: str
    region: str
    is_general: bool = Field(description="Whether the mandate is for every sector.")
    valid_from: date
    valid_until: date | None
    agreement: str
    certainty: str
    note: Both

    @classmethod
    def of(cls, one: Holding) -> Self:
        """A line of the matrix."""
        return cls(
            mandate=one.mandate_id,
            body=one.body,
            body_name=Both.of(one.body_name, one.body_name_en),
            kind=one.kind,
            region=one.region,
            is_general=one.is_general,
            valid_from=one.valid_from,
            valid_until=one.valid_until,
            agreement=one.agreement,
            certainty=one.certainty,
            note=Both.of(one.note, one.note_en),
        )


class MatrixCell(Given):
    """One power in one sector."""

    power: str
    holders: list[MatrixHolding]

    @classmethod
    def of(cls, cell: Cell) -> Self:
        """A cell of the matrix."""
        return cls(power=cell.power, holders=[MatrixHolding.of(one) for one in cell.holdings])


class MatrixRow(Given):
    """One sector with its powers."""

    sector: str
    name: Both
    powers: list[MatrixCell]

    @classmethod
    def of(cls, row: Row) -> Self:
        """A row of the matrix."""
        return cls(
            sector=row.sector,
            name=Both.of(row.sector_name, row.sector_name_en),
            powers=[MatrixCell.of(cell) for cell in row.cells],
        )


class MandateMatrix(Given):
    """Who holds which power in which sector on one day."""

    day: date
    powers: list[str]
    rows: list[MatrixRow]

    @classmethod
    def of(cls, matrix: Matrix) -> Self:
        """The matrix of a day."""
        return cls(day=matrix.day, powers=list(matrix.powers), rows=[MatrixRow.of(row) for row in matrix.rows])


class Route(Given):
    """Where a file would go, under which mandate and why."""

    day: date
    body: str
    body_name: Both
    mandate: UUID | None
    agreement: str | None
    reason: str = Field(description="one_holder, or why it goes to the agency's desk.")
    reason_text: str = Field(description="The reason in the language asked.")
    candidates: list[str] = Field(description="Codes of the bodies, where it was not one.")


class PowerMoveForm(Asked):
    """A power that goes to another body on a day."""

    model_config = shown(power="recognise", to="FLEMISH_PARTNERSHIP", on="2027-01-01", sector="FOOD")

    power: Power
    to: BodyCode = Field(description="The code of the body that gets it.", examples=["CONSTRUCTION"])
    on: Day = Field(description="The first day, today or later.")
    sector: SectorCode | None = Field(None, description="The code of a sector; left out for every sector.")
    region: Text = Field("", description="The code of a region; empty for everywhere.")
    agreement: Text = Field("", description="The reference of the cooperation agreement.")
    note: Text = ""


class RuleChoice(Given):
    """What a body chose for a rule, in a period."""

    effect: Effect
    valid_from: date
    valid_until: date | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A choice of a body."""
        return cls(effect=Effect(row.effect), valid_from=row.valid_from, valid_until=row.valid_until)


class RuleSetting(Given):
    """A rule that is only known retold: whether it blocks or warns at a body on a day, and what the body chose."""

    key: str = Field(examples=["recognition.required_before_agreement"])
    rule: str
    name: Both
    certainty: str = Field(description="How certain the rule is that day; only a retold rule listens to a choice.")
    effect: Effect = Field(description="What an unmet rule does at this body that day.")
    choices: list[RuleChoice] = Field(description="Every choice so far, the newest first.")

    @classmethod
    def of(cls, one: queries.RuleChoice) -> Self:
        """A rule with the choices of a body."""
        return cls(
            key=one.parameter.key,
            rule=one.parameter.rule,
            name=both(one.parameter.name),
            certainty=one.certainty,
            effect=one.effect,
            choices=[RuleChoice.of(choice) for choice in one.choices],
        )


class RuleSettingForm(Asked):
    """How a body applies a rule from a day on."""

    model_config = shown(key="recognition.required_before_agreement", effect="warn", validFrom="2027-01-01")

    key: ParameterKey
    effect: Effect
    valid_from: Day = Field(description="The first day, today or later.")


class PowerMoved(Given):
    """What moving a power did."""

    moved_files: int
