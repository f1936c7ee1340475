"""The tables a file of providers can hold."""

from typing import Final

from tandem.faces.exchange.sheets import Column, Sheet, day, digits, one_of, text
from tandem.registers.organisations.queries.batch_rows import (
    AanloopRow,
    LocationRow,
    MembershipRow,
    NetworkRow,
    ProgrammeRow,
    ProviderRow,
    TrajectoryGroupRow,
    TrajectoryRow,
)
from tandem.registers.organisations.terms import NetworkKind, ProviderKind, TrajectoryAgreement

_NUMBER: Final = Column("instellingsnummer", "provider", digits(1, 6))
_FROM: Final = Column("geldig van", "valid_from", day)
_UNTIL: Final = Column("geldig tot", "valid_until", day, is_required=False)

SHEETS: Final = (
    Sheet(
        "netwerken",
        "networks",
        (
            Column("code", "code", text(40)),
            Column("naam", "name", text(200)),
            Column("soort netwerk", "kind", one_of(NetworkKind)),
        ),
        NetworkRow,
    ),
    Sheet(
        "aanbieders",
        "providers",
        (
            Column("instellingsnummer", "number", digits(1, 6)),
            Column("naam", "name", text(200)),
            Column("soort", "kind", one_of(ProviderKind)),
            _FROM,
            _UNTIL,
            Column("e-mail", "email", text(254), is_required=False),
            Column("telefoon", "phone", text(30), is_required=False),
            Column("website", "website", text(200), is_required=False),
        ),
        ProviderRow,
    ),
    Sheet(
        "lidmaatschappen",
        "memberships",
        (_NUMBER, Column("netwerk", "network", text(40)), _FROM, _UNTIL),
        MembershipRow,
    ),
    Sheet(
        "vestigingsplaatsen",
        "locations",
        (
            _NUMBER,
            Column("vestigingsplaats", "number", digits(1, 10)),
            Column("naam", "name", text(200)),
            Column("straat", "street", text(200), is_required=False),
            Column("huisnummer", "house_number", text(30), is_required=False),
            Column("postcode", "postal_code", digits(4, 4)),
            Column("gemeente", "municipality", text(100)),
            _FROM,
            _UNTIL,
        ),
        LocationRow,
    ),
    Sheet(
        "aanloop",
        "aanloop",
        (
            _NUMBER,
            Column("vestigingsplaats", "location", digits(1, 10)),
            Column("aanloop", "name", text(160)),
            Column("opleiding", "training", text(40), is_required=False),
            Column("sector", "sector", text(30), is_required=False),
            _FROM,
            _UNTIL,
        ),
        AanloopRow,
    ),
    Sheet(
        "opleidingen",
        "programmes",
        (
            _NUMBER,
            Column("vestigingsplaats", "location", digits(1, 10)),
            Column("opleiding", "training", text(40)),
            Column("administratieve groep", "group_number", digits(1, 6), is_required=False),
            Column("overeenkomst", "agreement_type", text(4), is_required=False),
            _FROM,
            _UNTIL,
        ),
        ProgrammeRow,
    ),
    Sheet(
        "standaardtrajecten",
        "trajectories",
        (
            Column("code", "code", text(20)),
            Column("contracttype", "agreement_type", one_of(TrajectoryAgreement)),
            Column("begin", "valid_from", day),
            Column("einde", "valid_until", day, is_required=False),
        ),
        TrajectoryRow,
    ),
    Sheet(
        "administratieve groepen",
        "groups",
        (
            Column("administratieve groep", "group_number", digits(1, 6)),
            Column("standaardtraject", "trajectory", text(20)),
            Column("begin", "valid_from", day),
            Column("einde", "valid_until", day, is_required=False),
        ),
        TrajectoryGroupRow,
    ),
)
