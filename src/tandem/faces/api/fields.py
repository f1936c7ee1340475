"""What the API accepts and gives, field by field: camelCase, strict, and said in the description as it is checked."""

import re
from datetime import date
from typing import Annotated, Any, Final, Self
from uuid import UUID

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
)
from pydantic.alias_generators import to_camel

_DAY = re.compile(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", re.ASCII)
_WHOLE = re.compile(r"-?[0-9]{1,12}", re.ASCII)
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
_EMAIL: Final = r"^([^\s@\x00-\x1F\x7F-\x9F]{1,64}@[^\s@\x00-\x1F\x7F-\x9F]{1,180})?$"
_WORDS = {"true": True, "false": False}
NO_CONTROL = r"^[^\x00-\x1F\x7F]*$"
NO_CONTROL_BUT_LINES = r"^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F]*$"


class Given(BaseModel):
    """An answer: our own shape, never a row."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True, extra="forbid")


class Asked(BaseModel):
    """What somebody sends: a field that is not in the description is refused."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=False, frozen=True, extra="forbid")


SOME_KEY: Final = "0199d3c2-5a0e-7f3a-9c55-0f4f3a1b2c3d"
"""A key for examples."""


def shown(**example: Any) -> ConfigDict:
    """The setting of a message that is shown with this example."""
    return ConfigDict(json_schema_extra={"examples": [example]})


class Wanted(BaseModel):
    """What a list is narrowed to, in the query of the address."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


class Both(Given):
    """A text in Dutch and in English; the English one is empty where nobody translated it."""

    nl: str
    en: str

    @classmethod
    def of(cls, nl: str, en: str = "") -> Self:
        """Both texts."""
        return cls(nl=nl, en=en)


def _day(given: Any) -> Any:
    if isinstance(given, date) or (isinstance(given, str) and _DAY.fullmatch(given)):
        return given
    raise ValueError("a day is written as 2026-11-21, from 1900 to 2199")


def _whole(given: Any) -> Any:
    if isinstance(given, int) or (isinstance(given, str) and _WHOLE.fullmatch(given)):
        return given
    raise ValueError("a whole number is written with digits only")


def _count(given: Any) -> Any:
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    if isinstance(given, float) and given.is_integer():
        return int(given)
    raise ValueError("a count is a whole number")


def _yes_or_no(given: Any) -> Any:
    if isinstance(given, bool):
        return given
    if isinstance(given, str) and given in _WORDS:
        return _WORDS[given]
    raise ValueError("write true or false")


def _key(given: Any) -> Any:
    if isinstance(given, UUID) or (isinstance(given, str) and _UUID.fullmatch(given)):
        return given
    raise ValueError("a key is a UUID with hyphens")


def shape(pattern: str, longest: int) -> StringConstraints:
    """How a code of a few plain characters is written."""
    return StringConstraints(pattern=pattern, min_length=1, max_length=longest)


def example(text: str) -> Any:
    """An example that works on the shipped registers."""
    return Field(examples=[text])


WHOLE: Final = BeforeValidator(_whole)
"""Stands last in `Annotated`: a whole number in an address is written with digits only."""
COUNT: Final = BeforeValidator(_count)
"""Stands last in `Annotated`: a whole number in a message; JSON also writes 7 as 7.0."""

Day = Annotated[date, BeforeValidator(_day)]
Key = Annotated[UUID, BeforeValidator(_key)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Flag = StrictBool

Text = Annotated[str, StringConstraints(pattern=NO_CONTROL, max_length=200)]
ShortText = Annotated[str, StringConstraints(pattern=NO_CONTROL, max_length=80)]
Name = Annotated[str, StringConstraints(pattern=NO_CONTROL, min_length=1, max_length=200)]
Words = Annotated[str, StringConstraints(pattern=NO_CONTROL_BUT_LINES, max_length=2000)]
FewWords = Annotated[str, StringConstraints(pattern=NO_CONTROL_BUT_LINES, max_length=1000)]
LongWords = Annotated[str, StringConstraints(pattern=NO_CONTROL_BUT_LINES, max_length=4000)]
Email = Annotated[str, StringConstraints(pattern=_EMAIL, max_length=254)]
Phone = Annotated[str, StringConstraints(pattern=r"^[0-9+()/. -]*$", max_length=30)]

Code = Annotated[str, shape(r"^[A-Za-z0-9_.-]+$", 80)]
SectorCode = Annotated[str, shape(r"^[A-Z]+(_[A-Z]+)*$", 30), example("CONSTRUCTION")]
TrainingCode = Annotated[str, shape(r"^[A-Z]{3}(-[A-Z0-9]+)+$", 40), example("ELE-INST")]
ActivityCode = Annotated[str, shape(r"^[A-Z]{3}-[0-9]{2}$", 6), example("BAK-01")]
CommitteeNumber = Annotated[str, shape(r"^[0-9]{3}(\.[0-9]{2})?$", 6), example("124")]
Nis = Annotated[str, shape(r"^[1-9][0-9]{4}$", 5), example("44021")]
EnterpriseNumber = Annotated[str, shape(r"^[01][0-9]{9}$", 10), example("0123456749")]
EstablishmentNumber = Annotated[str, shape(r"^[2-8][0-9]{9}$", 10), example("2912345618")]
InstitutionNumber = Annotated[str, shape(r"^[0-9]{1,6}$", 6)]
ParameterKey = Annotated[str, shape(r"^[a-z_]+\.[a-z0-9_]+$", 80), example("recognition.decision_term_days")]
RecognitionNumber = Annotated[str, shape(r"^[A-Z0-9-]+$", 20), example("E-2026-000001")]

TODAY = Field(None, description="The day the question is about; today when left out.", examples=["2026-11-21"])
