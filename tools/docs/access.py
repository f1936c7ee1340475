"""Who may pass which door: the access matrix that the trust suite tries, as a page."""

from collections.abc import Iterator

from tandem.glossary import labels
from tandem.registers.access.terms import Role
from tests.trust import matrix
from tests.trust.matrix import EVERYBODY, NOBODY, SIGNED_IN, WITH_KEY, Place, Row, Who

INTRO = """# Wie mag door welke deur

Elke deur van de website en van de API, en wie erdoor mag. De testen proberen elke deur in elke rol, voor de eigen
organisatie, voor een andere en zonder aanmelding; een nieuwe deur zonder regel in `tests/trust/access_matrix.yaml` doet
ze mislukken.

- **L**: mag de pagina lezen. **D**: mag de stap zetten. **z**: mag de stap niet zetten, en krijgt te lezen waarom.
- **eigen**: alleen voor de onderneming van wie het dossier is, of de instantie die het behandelt.
- Wie geen teken heeft, krijgt hetzelfde antwoord als wanneer er niets bestaat; wie niet aangemeld is, wordt gevraagd om
  zich aan te melden. Elke geweigerde poging van wie aangemeld is, wordt genoteerd.
- **genoteerd**: wij noteren wie deze pagina las; dat staat in de geschiedenis van het dossier."""

WHOLE = {EVERYBODY: "iedereen", SIGNED_IN: "wie aangemeld is", WITH_KEY: "wie een sleutel heeft", NOBODY: "niemand"}


def page() -> str:
    """Every door, area by area, with the roles that may pass it."""
    areas: dict[str, list[Row]] = {}
    for row in matrix.rows().values():
        areas.setdefault(row.area, []).append(row)
    return "\n\n".join([INTRO, *(part for area, rows in areas.items() for part in _section(area, rows))])


def _section(area: str, rows: list[Row]) -> Iterator[str]:
    roles = [role for role in Role if any(_marks(row, role) for row in rows)]
    yield f"## {area}"
    heads = ["Deur", "Waarvoor", "Voor allen", *(labels.label(role) for role in roles), "Genoteerd"]
    lines = [_line(heads), _line(["---"] * len(heads))]
    for row in rows:
        cells = [f"`{row.door}`", row.what, _whole(row), *(_marks(row, role) for role in roles)]
        lines.append(_line([*cells, "genoteerd" if row.is_noted else ""]))
    yield "\n".join(lines)


def _whole(row: Row) -> str:
    told = [("L", row.reads), ("D", row.does), ("z", row.told)]
    return "; ".join(f"{mark} {WHOLE[who.kind]}" for mark, who in told if who and who.kind)


def _marks(row: Row, role: Role) -> str:
    found = [f"{mark} {_where(who, role)}".strip() for mark, who in _kinds(row) if _where(who, role) is not None]
    return ", ".join(found)


def _kinds(row: Row) -> Iterator[tuple[str, Who]]:
    for mark, who in (("L", row.reads), ("D", row.does), ("z", row.told)):
        if who is not None and not who.kind:
            yield mark, who


def _where(who: Who, role: Role) -> str | None:
    """Empty where the organisation does not matter, `eigen` where it does, None where the role is not named."""
    if (role, Place.OTHER) in who.pairs:
        return ""
    return "eigen" if (role, Place.OWN) in who.pairs else None


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
