"""The rules: parameters with their value on a day, their history, their sources. All of it is public."""

from typing import Annotated, Any

from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.fields import Code, CommitteeNumber, ParameterKey, SectorCode, ShortText, shape
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.law import shapes
from tandem.faces.api.v1.parts import OnDay
from tandem.law import catalogue, norms
from tandem.law.catalogue import Hit

router = Router(tags=["Rules and sources"])

RuleNumber = Annotated[str, shape(r"^R-[A-Z]+-[0-9]+[a-z]?$", 20)]


class ParameterList(Paging, OnDay):
    """Which parameters."""

    q: Annotated[ShortText, Field(description="Words of the name, the key or the explanation.")] = ""
    subject: Annotated[Code | None, Field(description="The code of a subject.")] = None
    rule: Annotated[RuleNumber | None, Field(description="The number of a rule.", examples=["R-REC-10"])] = None


class ForWhom(OnDay):
    """For whom and when."""

    sector: Annotated[SectorCode | None, Field(description="The code of a sector.")] = None
    joint_committee: Annotated[CommitteeNumber | None, Field(description="The number of a joint committee.")] = None


@router.get("/law/subjects", **door("listLawSubjects", "Subjects", gives=Page[shapes.LawSubject], is_public=True))
def subjects(request: Request, wanted: Query[Paging]) -> Any:
    """The subjects of the law, in the order of the story."""
    return page_of(request, wanted, catalogue.subjects(), shapes.LawSubject.of)


@router.get(
    "/law/parameters",
    **door("listLawParameters", "Parameters on a day", gives=Page[shapes.LawParameter], is_public=True),
)
def parameters(request: Request, wanted: Query[ParameterList]) -> Any:
    """The parameters that fit, each with the values that hold on a day."""
    day = wanted.day or clock.today()
    hits = [hit for hit in catalogue.search(wanted.q, day=day) if _fits(hit, wanted)]
    return page_of(request, wanted, hits, lambda hit: shapes.LawParameter.of(hit.parameter, hit.values, day=day))


@router.get(
    "/law/parameters/{key}",
    **door("getLawParameter", "One parameter on a day", gives=shapes.LawParameter, is_public=True),
)
def parameter(request: Request, key: Path[ParameterKey], wanted: Query[OnDay]) -> Any:  # noqa: ARG001
    """A parameter with every value that holds on a day, the general one first."""
    day = wanted.day or clock.today()
    held = catalogue.parameter(key)
    return shapes.LawParameter.of(held, held.all_at(day), day=day)


@router.get(
    "/law/parameters/{key}/value",
    **door("getLawValue", "The value for somebody on a day", gives=shapes.LawAnswer, is_public=True),
)
def value(request: Request, key: Path[ParameterKey], wanted: Query[ForWhom]) -> Any:  # noqa: ARG001
    """The one value that holds; a value for the joint committee goes before one for the sector, then the general."""
    day = wanted.day or clock.today()
    held = catalogue.parameter(key)
    found = norms.at(day, sector=wanted.sector, joint_committee=wanted.joint_committee).value(key)
    return shapes.LawAnswer(key=key, day=day, version=norms.version(), value=shapes.LawValue.of(held, found))


@router.get(
    "/law/parameters/{key}/history",
    **door("getLawHistory", "The history of a parameter", gives=shapes.LawHistory, is_public=True),
)
def history(request: Request, key: Path[ParameterKey]) -> Any:  # noqa: ARG001 - ninja's first argument
    """Every value: for everyone first, then per sector or joint committee, oldest first."""
    held = catalogue.parameter(key)
    items = [shapes.LawValue.of(held, one) for one in catalogue.history(key)]
    return shapes.LawHistory(key=key, items=items, total=len(items))


@router.get("/law/sources", **door("listLawSources", "Sources", gives=Page[shapes.LawSource], is_public=True))
def sources(request: Request, wanted: Query[Paging]) -> Any:
    """Where the values were read."""
    return page_of(request, wanted, catalogue.sources(), shapes.LawSource.of)


def _fits(hit: Hit, wanted: ParameterList) -> bool:
    held = hit.parameter
    rules = {held.rule, *(one.rule for one in held.values)}
    return (not wanted.subject or held.subject == wanted.subject) and (not wanted.rule or wanted.rule in rules)
