"""What a run gives each group of learners, in words: the names of groups, what stands out, and how sure that is."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext

from tandem.faces.documents.words import code_label
from tandem.journey.placement.rules.fairness import OTHERS, GroupRow, Interval, StandsOut
from tandem.journey.placement.terms.fairness import AgeClass, GroupKind, ReachClass, TravelClass
from tandem.registers.geo import queries as geo
from tandem.registers.organisations.queries import providers
from tandem.registers.reference import queries as reference

_CLASSES: Final = {GroupKind.AGE: AgeClass, GroupKind.TRAVEL: TravelClass, GroupKind.REACH: ReachClass}


class GroupNames:
    """How the groups of a run are called, on the day of the run."""

    def __init__(self, rows: Collection[GroupRow], *, day: date) -> None:
        keys = {kind: [row.key for row in rows if row.kind is kind and row.key != OTHERS] for kind in GroupKind}
        self._names: Mapping[GroupKind, Mapping[str, str]] = {
            GroupKind.TRAINING: _trainings(keys[GroupKind.TRAINING], day=day),
            GroupKind.PROVIDER: _providers(keys[GroupKind.PROVIDER], day=day),
            GroupKind.MUNICIPALITY: _municipalities(keys[GroupKind.MUNICIPALITY], day=day),
        }

    def of(self, row: GroupRow) -> str:
        """The name of one group."""
        if row.key == OTHERS:
            return gettext("Alle andere samen")
        if row.kind in _CLASSES:
            return code_label(_CLASSES[row.kind](row.key))
        return self._names[row.kind].get(row.key, row.key)


def share_words(placed: int, of: int) -> str:
    """A share in counts and in hundredths."""
    told = {"placed": number_format(placed), "of": number_format(of), "share": _hundredths(placed / of)}
    return gettext("%(placed)s van %(of)s (%(share)s %%)") % told


def between_words(interval: Interval) -> str:
    """Between what a share lies when chance is taken into account."""
    return gettext("%(low)s tot %(high)s %%") % {"low": _hundredths(interval.low), "high": _hundredths(interval.high)}


def stands_out_words(one: StandsOut, *, rule: str, name: str) -> str:
    """One group that has more or less than the others, with how sure that is."""
    texts = {
        True: gettext(
            "%(kind)s %(name)s kreeg minder vaak een voorstel: %(own)s, tegenover %(rest)s bij alle anderen. Rekening"
            " houdend met toeval ligt dat aandeel tussen %(between)s, bij de anderen tussen %(between_rest)s."
        ),
        False: gettext(
            "%(kind)s %(name)s kreeg vaker een voorstel: %(own)s, tegenover %(rest)s bij alle anderen. Rekening"
            " houdend met toeval ligt dat aandeel tussen %(between)s, bij de anderen tussen %(between_rest)s."
        ),
    }
    return texts[one.is_less] % {
        "kind": code_label(one.row.kind),
        "name": f"“{name}”",
        "own": share_words(one.row.by[rule].placed, one.row.of),
        "rest": share_words(one.rest_placed, one.rest_of),
        "between": between_words(one.share),
        "between_rest": between_words(one.rest),
    }


def nothing_stands_out() -> str:
    """No group differs by more than chance."""
    return gettext(
        "Geen enkele groep springt eruit: elk verschil tussen de groepen kan toeval zijn. Dat bewijst niet dat er"
        " geen verschil is; bij kleine groepen ziet u het pas als het groot is."
    )


def _hundredths(share: float) -> int:
    return round(100 * share)


def _trainings(codes: Collection[str], *, day: date) -> dict[str, str]:
    rows = reference.trainings_on(day).filter(code__in=codes) if codes else ()
    in_english = get_language() == "en"
    return {one.code: one.name_en if in_english and one.name_en else one.name for one in rows}


def _providers(numbers: Collection[str], *, day: date) -> dict[str, str]:
    return {one.number: one.name for one in providers.providers_on(day).filter(number__in=numbers)} if numbers else {}


def _municipalities(codes: Collection[str], *, day: date) -> dict[str, str]:
    return {one.nis: one.name for one in geo.municipalities_on(day).filter(nis__in=codes)} if codes else {}
