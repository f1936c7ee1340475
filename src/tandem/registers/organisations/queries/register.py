"""Doors for reading the mirror of the KBO: companies that do not take part yet, and the extracts themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Max

from tandem.base.errors import NotFound
from tandem.registers.organisations.models import (
    RegisterActivity,
    RegisterAddress,
    RegisterCode,
    RegisterContact,
    RegisterDenomination,
    RegisterEnterprise,
    RegisterEstablishment,
    RegisterExtract,
    RegisterRejection,
)
from tandem.registers.organisations.rules import (
    FIRST_ESTABLISHMENT,
    EstablishmentFacts,
    NameFacts,
    NotANumberError,
    RegisterFacts,
    name_of_company,
    name_of_establishment,
    normal_enterprise_number,
    normal_establishment_number,
    search_start,
    written,
)
from tandem.registers.organisations.terms import ExtractKind, ExtractState

SEAT, PLACE = "REGO", "BAET"
MAIN_ACTIVITY = "MAIN"
NATURAL_PERSON = "1"
E_MAIL, TELEPHONE, WEB = "EMAIL", "TEL", "WEB"
_LONGEST: Final = {E_MAIL: 254, TELEPHONE: 30, WEB: 190}
BELGIAN_ZIPCODE: Final = 4
LONGEST_MUNICIPALITY: Final = 100
MOST_FOUND: Final = 50
SHORTEST_SEARCH: Final = 3
AT_ONCE: Final = 500


@dataclass(frozen=True)
class AddressFacts:
    """Where a company has its seat; a natural person has none in the register."""

    street: str
    house_number: str
    box: str
    postal_code: str
    municipality: str
    country: str = ""


@dataclass(frozen=True)
class ActivityFacts:
    """What a company or establishment does, in one version of the list of activities."""

    version: int
    code: str
    description: str
    is_main: bool


@dataclass(frozen=True)
class CompanyInRegister:
    """All that the pages show of an enterprise, as the extract in use holds it."""

    facts: RegisterFacts
    legal_form: str
    situation: str
    is_natural_person: bool
    seat: AddressFacts | None
    activities: tuple[ActivityFacts, ...]
    snapshot_on: date
    """The day of which the register speaks."""


@dataclass(frozen=True)
class RegisterHit:
    """One answer to a search in the register."""

    number: str
    name: str
    postal_code: str
    municipality: str


@dataclass(frozen=True)
class ExtractShown:
    """An extract as reports and pages show it."""

    id: UUID
    number: int
    kind: ExtractKind
    state: ExtractState
    snapshot_on: date
    made_at: datetime
    current_at: datetime | None
    counts: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Rejection:
    """A row that was not taken over, for the report."""

    file: str
    line: int
    column: str
    problem: str
    found: str
    row: str


# ------------------------------------------------------------------------------------------------------------ extracts


def current_extract() -> ExtractShown | None:
    """The extract in use, where there is one."""
    found = RegisterExtract.objects.current().first()
    return None if found is None else _shown(found)


def extracts() -> list[ExtractShown]:
    """All extracts, the newest first."""
    return [_shown(row) for row in RegisterExtract.objects.order_by("-begun_at", "-id")]


def rejections_of(extract_id: UUID) -> Iterator[Rejection]:
    """Every row of an extract that was not taken over, in the order of the files."""
    rows = RegisterRejection.objects.filter(extract=extract_id).order_by("file", "line")
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield Rejection(row.file, row.line, row.column, row.problem, row.found, row.row)


def generation_in_use() -> int:
    """The generation that readers see; NotFound as long as no extract was made current."""
    found = RegisterExtract.objects.current().values_list("shows", flat=True).first()
    if found is None:
        raise NotFound("register")
    return found


def is_known(number: int, kind: ExtractKind) -> bool:
    """Whether this extract was taken over before, itself or within the full extract of the same number."""
    if RegisterExtract.objects.once_current().filter(number=number, kind=kind).exists():
        return True
    return kind is ExtractKind.UPDATE and RegisterExtract.objects.current().filter(number=number).exists()


def last_generation() -> int:
    """The highest generation so far, swept or not."""
    return RegisterExtract.objects.aggregate(last=Max("generation"))["last"] or 0


# ----------------------------------------------------------------------------------------------------------- companies


def company_in_register(number: str) -> CompanyInRegister:
    """The enterprise with this number, however it is typed; NotFound where the register does not hold it."""
    generation = generation_in_use()
    try:
        wanted = int(normal_enterprise_number(number))
    except NotANumberError as error:
        raise NotFound(number) from error
    row = RegisterEnterprise.objects.filter(generation=generation, number=wanted).first()
    facts = facts_of([wanted], generation=generation).get(wanted)
    if row is None or facts is None:
        raise NotFound(number)
    words = _dutch(generation, (("JuridicalForm", facts.legal_form), ("JuridicalSituation", row.situation)))
    snapshot = RegisterExtract.objects.current().values_list("snapshot_on", flat=True).get()
    return CompanyInRegister(
        facts=facts,
        legal_form=words.get(("JuridicalForm", facts.legal_form), ""),
        situation=words.get(("JuridicalSituation", row.situation), ""),
        is_natural_person=row.kind == NATURAL_PERSON,
        seat=_seat(generation, wanted),
        activities=_activities(generation, wanted),
        snapshot_on=snapshot,
    )


def facts_to_join(number: str) -> RegisterFacts:
    """What a company that wants to take part is, according to the register; NotFound where it is not there."""
    return company_in_register(number).facts


def search_register(text: str, limit: int = 10) -> list[RegisterHit]:
    """Enterprises with this number, or this establishment number, or a name that begins so; by name."""
    generation = generation_in_use()
    limit = min(limit, MOST_FOUND)
    found = _numbers_like(text, generation) or _named_like(text, generation, limit)
    return _hits(found, generation)[:limit]


def facts_of(numbers: Sequence[int], *, generation: int) -> dict[int, RegisterFacts]:
    """Each of these enterprises as a generation holds it, with its establishments; absent where it is not there."""
    facts: dict[int, RegisterFacts] = {}
    for start in range(0, len(numbers), AT_ONCE):
        facts.update(_facts_of(numbers[start : start + AT_ONCE], generation))
    return facts


def _facts_of(numbers: Sequence[int], generation: int) -> Iterator[tuple[int, RegisterFacts]]:
    companies = list(RegisterEnterprise.objects.filter(generation=generation, number__in=numbers))
    places = RegisterEstablishment.objects.filter(generation=generation, enterprise__in=numbers)
    of: defaultdict[int, list[RegisterEstablishment]] = defaultdict(list)
    # In order here and not in the question: SQLite would walk a whole generation to spare itself the sorting.
    for place in sorted(places, key=lambda row: row.number):
        of[place.enterprise].append(place)
    entities = [*(row.number for row in companies), *(place.number for rows in of.values() for place in rows)]
    names, addresses = _names(generation, entities), _addresses(generation, entities)
    contacts = _contacts(generation, entities)
    for row in companies:
        name = name_of_company(names[row.number])
        reach = contacts[row.number]
        yield (
            row.number,
            RegisterFacts(
                number=written(row.number),
                name=name,
                legal_form=row.form_to_read or row.form,
                started_on=row.started_on,
                email=reach.get(E_MAIL, ""),
                phone=reach.get(TELEPHONE, ""),
                establishments=tuple(
                    _establishment(
                        place,
                        name=name_of_establishment(names[place.number], company=name),
                        address=addresses.get(place.number),
                        reach=contacts[place.number],
                    )
                    for place in of[row.number]
                ),
            ),
        )


def _establishment(
    place: RegisterEstablishment, *, name: str, address: AddressFacts | None, reach: Mapping[str, str]
) -> EstablishmentFacts:
    address = address or AddressFacts("", "", "", "", "")
    return EstablishmentFacts(
        number=written(place.number),
        name=name,
        street=address.street,
        house_number=address.house_number,
        box=address.box,
        postal_code=address.postal_code,
        municipality=address.municipality,
        started_on=place.started_on,
        phone=reach.get(TELEPHONE, ""),
        website=_web_address(reach.get(WEB, "")),
    )


def _names(generation: int, entities: Sequence[int]) -> Mapping[int, list[NameFacts]]:
    names: defaultdict[int, list[NameFacts]] = defaultdict(list)
    for some in _portions(entities):
        for row in RegisterDenomination.objects.filter(generation=generation, entity__in=some):
            names[row.entity].append(NameFacts(row.kind, row.language, row.name.strip()))
    return names


def _addresses(generation: int, entities: Sequence[int]) -> Mapping[int, AddressFacts]:
    found: dict[int, AddressFacts] = {}
    for some in _portions(entities):
        rows = RegisterAddress.objects.filter(generation=generation, entity__in=some, kind=PLACE)
        found.update((row.entity, _address(row)) for row in rows.order_by("-line"))
    return found


def _contacts(generation: int, entities: Sequence[int]) -> Mapping[int, dict[str, str]]:
    """The first e-mail address, telephone number and web address of each, where it is of a sane length."""
    contacts: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for some in _portions(entities):
        for row in RegisterContact.objects.filter(generation=generation, entity__in=some).order_by("line"):
            value = row.value.strip()
            if len(value) <= _LONGEST.get(row.kind, 0):
                contacts[row.entity].setdefault(row.kind, value)
    return contacts


def _address(row: RegisterAddress) -> AddressFacts:
    is_belgian = not row.country and len(row.zipcode) == BELGIAN_ZIPCODE and row.zipcode.isdigit()
    return AddressFacts(
        street=row.street.strip(),
        house_number=row.house_number.strip(),
        box=row.box.strip(),
        postal_code=row.zipcode if is_belgian else "",
        municipality=row.municipality.strip()[:LONGEST_MUNICIPALITY],
        country=row.country.strip(),
    )


def _web_address(text: str) -> str:
    """A web address with its scheme; nothing where the text cannot be one."""
    if not text or any(c.isspace() for c in text):
        return ""
    return text if text.lower().startswith(("http://", "https://")) else f"https://{text}"


def _portions(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]


def _seat(generation: int, number: int) -> AddressFacts | None:
    row = RegisterAddress.objects.filter(generation=generation, entity=number, kind=SEAT).order_by("line").first()
    return None if row is None else _address(row)


def _activities(generation: int, number: int) -> tuple[ActivityFacts, ...]:
    rows = RegisterActivity.objects.filter(generation=generation, entity=number)
    found = {(row.version, row.code): row.classification == MAIN_ACTIVITY for row in rows.order_by("classification")}
    words = _dutch(generation, [(f"Nace{version}", code) for version, code in found])
    activities = (
        ActivityFacts(version, code, words.get((f"Nace{version}", code), ""), is_main)
        for (version, code), is_main in found.items()
    )
    return tuple(sorted(activities, key=lambda one: (-one.version, not one.is_main, one.code)))


def _dutch(generation: int, codes: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    wanted = set(codes)
    rows = RegisterCode.objects.filter(
        generation=generation,
        language="NL",
        category__in={category for category, _ in wanted},
        code__in={code for _, code in wanted},
    )
    return {(row.category, row.code): row.description for row in rows if (row.category, row.code) in wanted}


def _numbers_like(text: str, generation: int) -> list[int]:
    try:
        return [int(normal_enterprise_number(text))]
    except NotANumberError:
        pass
    try:
        place = int(normal_establishment_number(text))
    except NotANumberError:
        return []
    return _enterprises_of([place], generation)


def _named_like(text: str, generation: int, limit: int) -> list[int]:
    start = search_start(text)
    if len(start) < SHORTEST_SEARCH:
        return []
    rows = RegisterDenomination.objects.filter(generation=generation)
    if connection.vendor == "postgresql":
        rows = rows.filter(search_name__startswith=start)
    else:
        # SQLite uses no index for LIKE with an escape; everything that begins so sorts between the text and this.
        rows = rows.filter(search_name__gte=start, search_name__lt=f"{start}\U0010ffff")
    entities = rows.order_by("search_name", "entity", "line").values_list("entity", flat=True)[: 4 * limit]
    return _enterprises_of(entities, generation)


def _enterprises_of(entities: Iterable[int], generation: int) -> list[int]:
    """The enterprises behind these numbers, each once, in the same order."""
    order = list(dict.fromkeys(entities))
    places = [entity for entity in order if entity >= FIRST_ESTABLISHMENT]
    rows = RegisterEstablishment.objects.filter(generation=generation, number__in=places)
    enterprise = dict(rows.values_list("number", "enterprise"))
    return list(dict.fromkeys(enterprise.get(entity, entity) for entity in order))


def _hits(numbers: Sequence[int], generation: int) -> list[RegisterHit]:
    facts = facts_of(numbers, generation=generation)
    hits = []
    for number in numbers:
        if (found := facts.get(number)) is not None:
            seat = _seat(generation, number)
            place = seat or next(iter(found.establishments), None)
            postal_code, municipality = (place.postal_code, place.municipality) if place else ("", "")
            hits.append(RegisterHit(found.number, found.name, postal_code, municipality))
    return hits


def _shown(row: RegisterExtract) -> ExtractShown:
    return ExtractShown(
        id=row.pk,
        number=row.number,
        kind=ExtractKind(row.kind),
        state=ExtractState(row.state),
        snapshot_on=row.snapshot_on,
        made_at=row.made_at,
        current_at=row.current_at,
        counts={name: (read, rejected) for name, (read, rejected) in row.counts.items()},
    )
