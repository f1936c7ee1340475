"""How to knock at the doors of agreements: the learner of the story and the bakery, in each state that is needed."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tandem.journey.recognition.models import MentorPosting
from tests.trust.agreement_rows import PAPER
from tests.trust.scene import Scene
from tests.trust.ways import Way


def _of(find: Callable[[Scene], Any], *more: str, **form: Any) -> Way:
    return Way(lambda cast, _: [find(cast).pk, *more], lambda _cast, _: form)


def _draft(cast: Scene) -> Any:
    return cast.agreement


def _signing(cast: Scene) -> Any:
    return cast.agreement_signing


def _shown(cast: Scene, _person: Any) -> dict[str, Any]:
    return {"tekst": cast.agreement_signing.paper, "gelezen": "on"}


def _version(cast: Scene, _person: Any) -> dict[str, Any]:
    return {"version": str(cast.agreement.version), "holiday_paid": "11/2/2030", "holiday_words": "Geen afwijking."}


def _workplace(cast: Scene, *, is_lead: bool) -> list[Any]:
    one = cast.agreement_with_two
    return [one.pk, one.workplaces.get(is_lead=is_lead).pk]


def _shared(cast: Scene, _person: Any) -> list[Any]:
    return [cast.agreement_shared.pk, cast.agreement_shared.workplaces.get().pk]


def _our_mentor(cast: Scene) -> Any:
    """Who works at the workplace of the bakery in an agreement that another company leads."""
    place = cast.agreement_shared.workplaces.get().recognition.establishment
    return MentorPosting.objects.get(establishment=place).mentor_id


def _secret(cast: Scene, _person: Any) -> list[str]:
    return [cast.signing_secret]


AGREEMENTS: Mapping[str, Way] = {
    "agreements:export": Way(lambda _c, _p: ["csv"]),
    "agreements:begin": Way(
        lambda cast, _: [cast.track.pk], lambda cast, _: {"erkenning": cast.agreement_elsewhere.number}
    ),
    "agreements:from_introduction": _of(lambda cast: cast.placed_there),
    "agreements:agreement": _of(_draft),
    "agreements:history": _of(_draft),
    "agreements:history_export": _of(_draft, "csv"),
    "agreements:paper": _of(_signing),
    "agreements:sealed": _of(lambda cast: cast.agreement_signed),
    "agreements:evidence": _of(lambda cast: cast.agreement_signed),
    "agreements:premiums": _of(_draft),
    "agreements:dimona": _of(_draft),
    "agreements:dimona_export": _of(_draft, "csv"),
    "agreements:calendar": _of(_draft),
    "agreements:proof": _of(lambda cast: cast.agreement_signed, "company"),
    "agreements:part": Way(lambda cast, _: [cast.agreement.pk, "vakantie"], _version),
    "agreements:check": Way(lambda cast, _: [cast.agreement.pk, "vakantie"], _version),
    "agreements:add_workplace": Way(
        lambda cast, _: [cast.agreement.pk], lambda cast, _: {"erkenning": cast.agreement_elsewhere.number}
    ),
    "agreements:workplace": Way(lambda cast, _: _workplace(cast, is_lead=False)),
    "agreements:shared": _of(lambda cast: cast.agreement_shared),
    "agreements:agree_place": Way(_shared, lambda cast, _: {"mentor": str(_our_mentor(cast))}),
    "agreements:decline_place": Way(_shared, lambda _c, _p: {"woorden": "Wij hebben nu geen tijd."}),
    "agreements:remove_workplace": Way(lambda cast, _: _workplace(cast, is_lead=False)),
    "agreements:hand_over": _of(_draft, naar="company"),
    "agreements:remark": _of(_draft, veld="hours", woorden="Op vrijdag graag vroeger."),
    "agreements:settle": Way(lambda cast, _: [cast.agreement.pk, cast.agreement.remarks.get().pk]),
    "agreements:withdraw": _of(_draft, woorden="Het gaat niet door."),
    "agreements:present": _of(_draft),
    "agreements:take_back": _of(_signing),
    "agreements:sign": Way(lambda cast, _: [cast.agreement_signing.pk], _shown),
    "agreements:sign_at_service": _of(_signing),
    "agreements:refuse": _of(_signing, woorden="De uren kloppen niet."),
    "agreements:scan": Way(
        lambda cast, _: [cast.agreement_signing.pk, "company"],
        lambda _c, _p: {"bestand": SimpleUploadedFile("scan.pdf", PAPER)},
    ),
    "agreements:replace": Way(
        lambda cast, _: [cast.agreement_signing.pk, "company"],
        lambda _c, _p: {"naam": "Ria Voorbeeld", "mail": "ria@voorbeeld.example"},
    ),
    "agreements:remind": _of(_signing, "company"),
    "sign:sign": Way(_secret, _shown),
    "sign:paper": Way(_secret),
    "sign:at_service": Way(_secret),
    "sign:returned": Way(lambda _c, _p: []),
    "sign:refuse": Way(_secret, lambda _c, _p: {"woorden": "De uren kloppen niet."}),
}
