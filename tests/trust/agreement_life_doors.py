"""How to knock at the doors of a signed agreement: the one of the learner of the story with the bakery."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tandem.journey.agreements.models import Ending, Suspension
from tests.factories.agreement_life import EndingFactory, SuspensionFactory
from tests.factories.agreements import WEEK
from tests.trust.agreement_rows import PAPER
from tests.trust.scene import Scene
from tests.trust.ways import Way


def _row(model: Any, factory: Any) -> Callable[[Scene], Any]:
    """The row that belongs to the agreement of the story, made where it is needed."""

    def found(cast: Scene) -> Any:
        return model.objects.filter(agreement=cast.agreement_running).first() or factory(
            agreement=cast.agreement_running
        )

    return found


_ENDING, _STOP = _row(Ending, EndingFactory), _row(Suspension, SuspensionFactory)


def _on(row: Callable[[Scene], Any] | None = None, *, query: str = "", **form: Any) -> Way:
    def arguments(cast: Scene, _person: Any) -> list[Any]:
        return [cast.agreement_running.pk, *([row(cast).pk] if row else [])]

    return Way(arguments, lambda _cast, _person: form, query)


def _told(cast: Scene, _person: Any) -> list[Any]:
    _ENDING(cast)
    return [cast.agreement_running.pk]


def _change(**form: Any) -> Way:
    def arguments(cast: Scene, _person: Any) -> list[Any]:
        return [cast.agreement_change.agreement_id, cast.agreement_change.pk]

    return Way(arguments, lambda _cast, _person: form)


_SOMEBODY_ELSE = {"naam": "Ria Voorbeeld", "mail": "ria@voorbeeld.example"}


def _of_company(cast: Scene, _person: Any) -> list[Any]:
    return [cast.agreement_change.agreement_id, cast.agreement_change.pk, "company"]


def _shown(cast: Scene, _person: Any) -> dict[str, Any]:
    return {"tekst": cast.agreement_change.paper, "gelezen": "on"}


def _secret(cast: Scene, _person: Any) -> list[str]:
    assert cast.agreement_change.pk
    return [cast.changing_secret]


AGREEMENT_LIFE: Mapping[str, Way] = {
    "agreement_life:life": _on(),
    "agreement_life:end": _on(reden="mutual", opgezegd="2026-11-20", laatste="2027-02-26"),
    "agreement_life:call_off": Way(_told),
    "agreement_life:suspend": _on(oorzaak="short_leave", van="2027-03-01", tot="2027-03-02"),
    "agreement_life:resume": _on(_STOP, tot="2027-02-04"),
    "agreement_life:strike": _on(_STOP),
    "agreement_life:passed": Way(lambda cast, _: [cast.agreement_began.pk], lambda _c, _p: {"op": "2026-11-20"}),
    "agreement_life:strike_passed": Way(lambda cast, _: [cast.agreement_year.agreement_id, cast.agreement_year.pk]),
    "agreement_life:amend": _on(vanaf="2027-02-01", ends_on="2027-05-28", hours=WEEK),
    "agreement_life:amendment": _change(),
    "agreement_life:amendment_paper": _change(),
    "agreement_life:amendment_sealed": _change(),
    "agreement_life:amendment_evidence": _change(),
    "agreement_life:agree": Way(_change().arguments, _shown),
    "agreement_life:scan_amendment": Way(
        _of_company,
        lambda _c, _p: {"bestand": SimpleUploadedFile("scan.pdf", PAPER)},
    ),
    "agreement_life:replace_signer": Way(_of_company, lambda _c, _p: _SOMEBODY_ELSE),
    "agreement_life:remind": Way(_of_company),
    "agreement_life:refuse": _change(woorden="Dat kan niet."),
    "agreement_life:withdraw": _change(),
    "agree:agree": Way(_secret, _shown),
    "agree:paper": Way(_secret),
    "agree:refuse": Way(_secret, lambda _c, _p: {"woorden": "Dat kan niet."}),
}
