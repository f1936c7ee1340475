"""Every door of the website, and how to knock: its address in the story, and what is sent with a possible step."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tandem.faces.exchange.queries import path_of
from tandem.faces.exchange.terms import FileKind
from tandem.registers.access.models import Capacity
from tandem.registers.access.terms import Role
from tandem.registers.accounts import queries as accounts
from tandem.registers.accounts.models import SignInLink
from tandem.registers.accounts.rules import fingerprint
from tandem.registers.accounts.terms import LinkPurpose
from tandem.registers.reference.models import Activity
from tests.factories.access import ApiTokenFactory, CapacityFactory, InvitationFactory
from tests.factories.accounts import UserFactory
from tests.factories.base import JobFactory
from tests.factories.exchange import UploadFactory
from tests.factories.numbers import establishment_number
from tests.factories.organisations import (
    CompanyJointCommitteeFactory,
    EstablishmentFactory,
    ProviderBatchFactory,
    ProviderFreeDayFactory,
)
from tests.factories.recognition import OfferedActivityFactory
from tests.factories.register import (
    RegisterEnterpriseFactory,
    RegisterEstablishmentFactory,
)
from tests.factories.travel import TimetableFactory
from tests.harness import workplace
from tests.tandem.faces.api.house import LISTS, PDF, PROVIDERS
from tests.tandem.faces.api.knocks import DOORS as KNOCKS
from tests.tandem.faces.api.knocks import Knock
from tests.trust import round_rows as rounds
from tests.trust.activation_doors import ACTIVATION
from tests.trust.agreement_doors import AGREEMENTS
from tests.trust.agreement_life_doors import AGREEMENT_LIFE
from tests.trust.clock_doors import CLOCKS
from tests.trust.fitting_doors import FITTING
from tests.trust.handover_doors import HANDOVERS
from tests.trust.introduction_doors import INTRODUCTIONS
from tests.trust.learner_doors import LEARNERS
from tests.trust.people import Person
from tests.trust.plan_doors import PLANS
from tests.trust.scene import Scene
from tests.trust.signing_doors import at_the_double, called_back
from tests.trust.takeover_doors import TAKEOVERS
from tests.trust.ways import Arguments, Way

DAY = "2026-11-01"
RETOLD = "recognition.required_before_agreement"

NO_DOOR = "api:nothing"
"""What every other address under the API says: that there is nothing."""


def addresses() -> Iterator[tuple[str, URLPattern]]:
    """Every named address as Django resolves it; what the API does is told by its own description."""
    return ((name, pattern) for name, pattern in _addresses(get_resolver(), ()) if name != NO_DOOR)


def _addresses(resolver: Any, spaces: tuple[str, ...]) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _addresses(pattern, inner)
        elif spaces[:2] != ("api", "v1") and pattern.name:
            yield ":".join([*spaces, pattern.name]), pattern


def _own_key_row(_cast: Scene, person: Person) -> list[Any]:
    """A key of this person, in a capacity of this person."""
    if not person.is_signed_in:
        return [ApiTokenFactory().pk]
    held = person.capacity or Capacity.objects.create(**_free(person.client.session["_auth_user_id"]))
    return [ApiTokenFactory(capacity=held).pk]


def knock_of(operation: str, scene: Scene, person: Person) -> Knock:
    """How this person calls an operation of the API: on the row of the story, or on a row that only is the own one."""
    if operation == "revokeToken":
        return own_key(person)
    runs_rounds = person.role in rounds.BODIES
    own = rounds.OWN_ROUNDS.get(operation) if runs_rounds else None
    return own(scene, person) if own else KNOCKS[operation].knock(scene)


def own_key(person: Person) -> Knock:
    """How somebody revokes a key: everybody only knows the own ones."""
    key = ApiTokenFactory(capacity=person.capacity) if person.capacity else ApiTokenFactory()
    return Knock("POST", f"/me/tokens/{key.pk}/revoke")


def on(find: Callable[[Scene], Any], *more: str, **form: Any) -> Way:
    """A door of one row of the story."""
    return Way(lambda cast, _: [find(cast).pk, *more], lambda _cast, _: form)


def _contact(_cast: Scene, _person: Person) -> dict[str, Any]:
    return {
        "name": "Noor Voorbeeld",
        "email": "noor@voorbeeld.example",
        "phone": "09 000 00 00",
        "remarks": "Tot snel.",
    }


def _own_part(cast: Scene, person: Person) -> dict[str, Any]:
    """The own workplace of somebody who leads, with a neighbour who teaches what lacks."""
    known = workplace.recognised(EstablishmentFactory(lat=51.05, lon=3.72))
    OfferedActivityFactory(request=known.request, activity=Activity.objects.get(code=cast.world.list_codes[-1]))
    place = cast.world.establishment if person.place == "own" else _place_of(person)
    return {"establishment": str(place.pk)}


def _mentor(cast: Scene, person: Person) -> dict[str, Any]:
    place = cast.world.establishment if person.place == "own" else _place_of(person)
    return {
        "given_name": "Sam",
        "family_name": "Voorbeeld",
        "birth_date": "1980-05-04",
        "experience_years": "9",
        "proof": "",
        "exemption": "",
        "establishments": [str(place.pk)],
    }


def _place_of(person: Person) -> Any:
    company = person.capacity.company_id if person.capacity else None
    return EstablishmentFactory(company_id=company) if company else EstablishmentFactory()


def _workplace(cast: Scene, _person: Person) -> dict[str, Any]:
    return {"equipment": "yes", "activities": list(cast.world.list_codes[:2]), "mentors": [str(cast.mentor.pk)]}


def _workplaces(cast: Scene, _person: Person) -> dict[str, Any]:
    return {"establishments": [str(cast.world.establishment.pk)], "trainings": ["BOU-AFWERKING"]}


def _declarations(_cast: Scene, _person: Person) -> dict[str, Any]:
    return {"finance": "yes", "convictions": "yes", "duties": "yes"}


def _document(_cast: Scene, _person: Person) -> dict[str, Any]:
    return {"document": SimpleUploadedFile("oven.pdf", PDF, "application/pdf")}


def _adopted(cast: Scene, person: Person) -> dict[str, Any]:
    """An establishment of the register that does not take part yet."""
    company = person.capacity.company if person.capacity and person.capacity.company_id else cast.world.company
    if cast.registered.number != int(company.number):
        RegisterEnterpriseFactory(number=int(company.number))
    number = establishment_number(900_001)
    RegisterEstablishmentFactory(enterprise=int(company.number), number=int(number))
    return {"numbers": [number]}


def _committee(scene: Scene, person: Person) -> list[Any]:
    """The number of a joint committee of the own company."""
    if person.capacity is None or not person.capacity.company_id or person.place == "own":
        return ["118"]
    return [CompanyJointCommitteeFactory(company_id=person.capacity.company_id).joint_committee.number]


def _colleague(cast: Scene, _person: Person) -> list[Any]:
    return [CapacityFactory(company=cast.world.company, role=Role.COMPANY_HR).pk]


def _invited(cast: Scene, _person: Person) -> list[Any]:
    return [InvitationFactory(company=cast.world.company).pk]


def _secret_of_an_invitation(cast: Scene, _person: Person) -> list[Any]:
    secret = "geheim-van-een-uitnodiging"
    InvitationFactory(company=cast.world.company, secret_hash=fingerprint(secret))
    return [secret]


def _secret_of_a_link(cast: Scene, _person: Person) -> list[Any]:
    from datetime import timedelta

    now = cast.world.now
    link = SignInLink(user=UserFactory(without_identity=True), created_at=now, expires_at=now + timedelta(minutes=20))
    secret = accounts.secret_for(LinkPurpose.SIGN_IN, link.pk)
    link.secret_hash = fingerprint(secret)
    link.save(force_insert=True)
    return [secret]


def _own_capacity(_cast: Scene, person: Person) -> dict[str, Any]:
    if person.capacity is not None:
        return {"capacity": str(person.capacity.pk)}
    if not person.is_signed_in:
        return {"capacity": str(CapacityFactory().pk)}
    user_id = person.client.session["_auth_user_id"]
    return {"capacity": str(Capacity.objects.create(**_free(user_id)).pk)}


def _free(user_id: str) -> dict[str, Any]:
    made = CapacityFactory.build(free=True)
    return {"user_id": user_id, "role": made.role, "valid_from": made.valid_from, "given_at": made.given_at}


def _invite(_cast: Scene, person: Person) -> dict[str, Any]:
    roles = {Role.COMPANY_ADMIN: Role.COMPANY_HR, Role.PROVIDER_ADMIN: Role.COACH}
    role = roles.get(person.role, Role.PARTNERSHIP_STAFF)
    free = person.role in {Role.AGENCY_STAFF, Role.PLATFORM_ADMIN}
    return {"email": "nieuw@voorbeeld.example", "role": Role.TRADE_UNION if free else role, "organisation": ""}


def _uploaded(_cast: Scene, _person: Person) -> list[Any]:
    return _kept(FileKind.PROVIDERS, PROVIDERS)


def _uploaded_lists(_cast: Scene, _person: Person) -> list[Any]:
    return _kept(FileKind.ACTIVITIES, LISTS)


def _kept(kind: FileKind, content: bytes) -> list[Any]:
    upload = UploadFactory(kind=kind, name="bestand.csv", size=len(content))
    path = path_of(upload.sha256)
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))
    return [upload.pk]


def _own_free_day(cast: Scene, person: Person) -> list[Any]:
    """A free day of the provider this person works for, or of any."""
    if person.place == "own":
        return [cast.free_day.pk]
    held = person.capacity.provider_id if person.capacity else None
    return [ProviderFreeDayFactory(provider_id=held).pk if held else ProviderFreeDayFactory().pk]


def _file(_cast: Scene, _person: Person) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("aanbieders.csv", PROVIDERS)}


def _lists_file(_cast: Scene, _person: Person) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("lijsten.csv", LISTS)}


def _timetable_file(_cast: Scene, person: Person) -> dict[str, Any]:
    return {"operator": f"d-{id(person)}"[:40], "file": SimpleUploadedFile("dienst.zip", b"PK")}


def _draft(cast: Scene) -> Any:
    return cast.draft[0]


def _stored(cast: Scene) -> Any:
    """A document with its content, in a form that was handed in."""
    return cast.attachment


def _prepared(cast: Scene, person: Person) -> dict[str, Any]:
    place = cast.world.establishment if person.place == "own" else _place_of(person)
    return {"establishments": [str(place.pk)], "trainings": ["BOU-AFWERKING"]}


def _place(cast: Scene, _person: Person) -> dict[str, Any]:
    return workplace.posted(cast.mentor, starts_on="2027-01-11")


_ANSWERED = "?v=1&a=aaaaaaaaaaaa"
_SCHOOL = "?v=1&a=aaaaaaaaaaaaaaa"
_LEARNER = "?v=1&a=aaaaaaaaaa"
_CHOSEN = "?opleiding=BOU-AFWERKING"
_LIST = Way(lambda _cast, _person: ["csv"])
"""A list as a file."""

_OF_A_TRACK = Way(lambda cast, _: [cast.noor.track.pk])
_OF_A_KEPT_PLACE = Way(lambda cast, _: [cast.noor.track.pk, cast.noor.kept.pk])

_IN_DRAFT: Arguments = lambda cast, _: [cast.draft[0].pk, cast.draft[1].pk]  # noqa: E731 - a row of the table below
_SUBMITTED_FORM: Arguments = lambda cast, _: [cast.submitted.dossier_id]  # noqa: E731 - a row of the table below
WAYS: Mapping[str, Way] = {
    "account:ask_link": Way(form=lambda _c, _p: {"email": "iemand@voorbeeld.example"}),
    "account:use_link": Way(_secret_of_a_link),
    "account:persona": Way(form=lambda _c, _p: {"persona": str(UserFactory(is_demo=True).pk)}),
    "account:capacity": Way(form=_own_capacity),
    "account:invitation": Way(_secret_of_an_invitation, lambda _c, _p: {"name": "Sam Voorbeeld"}),
    "account:keys": Way(form=lambda _c, _p: {"name": "Loonprogramma", "days": "90"}),
    "account:revoke_key": Way(_own_key_row),
    "site:language": Way(query="?language=en"),
    "site:theme": Way(query="?theme=dark"),
    "site:guide": Way(lambda _cast, _: ["onderneming"]),
    "workplaces:points": Way(query="?bbox=3.5,50.9,4.0,51.2&zoom=9"),
    "workplaces:trainings": Way(query="?q=bak"),
    "workplaces:places": Way(query="?q=gent"),
    "workplaces:export": _LIST,
    "workplaces:background": Way(lambda _c, _p: ["een"]),
    "workplaces:opening": on(lambda cast: cast.open_to_all),
    "workplaces:workplace": Way(lambda cast, _: [cast.recognition.number]),
    "mandates:export": _LIST,
    "mandates:body": Way(lambda _c, _p: ["FOOD"]),
    "law:export": _LIST,
    "allowance:export": _LIST,
    "law:sources_export": _LIST,
    "law:rule": Way(lambda _c, _p: ["recognition.decision_term_days"]),
    "law:rule_export": Way(lambda _c, _p: ["recognition.decision_term_days", "csv"]),
    "glossary:export": _LIST,
    "coverage:start": Way(query="?q=brood"),
    "coverage:paste": Way(form=lambda _c, _p: {"text": "Wij bakken brood."}),
    "coverage:trainings": Way(query="?w=BAK1-5&waar=9000"),
    "coverage:trainings_export": _LIST,
    "coverage:together": Way(lambda _c, _p: ["brood-en-banketbakkerij-duaal"], query="?w=BAK1-5&waar=9000"),
    "coverage:together_export": Way(
        lambda _c, _p: ["brood-en-banketbakkerij-duaal", "csv"], query="?w=BAK1-24&waar=9000"
    ),
    "coverage:together_pdf": Way(lambda _c, _p: ["brood-en-banketbakkerij-duaal"], query="?w=BAK1-24&waar=9000"),
    "coverage:training_export": Way(lambda _c, _p: ["brood-en-banketbakkerij-duaal", "csv"], query="?w=BAK1-5"),
    "coverage:training": Way(lambda _c, _p: ["brood-en-banketbakkerij-duaal"], query="?w=BAK1-5&waar=9000"),
    "trainings:export": _LIST,
    "trainings:training": Way(lambda _c, _p: ["chocolatier-duaal"]),
    "scan:question": Way(query="?v=1&a=ab"),
    "scan:result": Way(query=_ANSWERED),
    "scan:pdf": Way(query=_ANSWERED),
    "scan:mail": Way(form=lambda _c, _p: {"email": "noor@voorbeeld.example"}, query=_ANSWERED),
    "scan:request": Way(query=_CHOSEN),
    "scan:prepare": Way(form=_prepared, query=_CHOSEN),
    "scan:trainings": Way(query="?q=bak"),
    "provider:free_days": Way(form=lambda _c, _p: {"first": "2026-11-24", "kind": "study"}),
    "provider:free_days_export": _LIST,
    "provider:remove_free_day": Way(_own_free_day),
    "provider_scan:question": Way(query="?v=1&a=ab"),
    "provider_scan:result": Way(query=_SCHOOL),
    "provider_scan:pdf": Way(query=_SCHOOL),
    "provider_scan:mail": Way(form=lambda _c, _p: {"email": "noor@voorbeeld.example"}, query=_SCHOOL),
    "learner_scan:question": Way(query="?v=1&a=ab"),
    "learner_scan:result": Way(query=_LEARNER),
    "learner_scan:pdf": Way(query=_LEARNER),
    "learner_scan:mail": Way(form=lambda _c, _p: {"email": "noor@voorbeeld.example"}, query=_LEARNER),
    "proposals:suited": Way(lambda cast, _: [cast.seeking.pk]),
    "proposals:export": Way(lambda cast, _: [cast.noor.track.pk, "csv"]),
    "demand:export": _LIST,
    "rounds:list_export": _LIST,
    "rounds:new": Way(form=lambda _c, _p: {"title": "Najaar", "school_year": "2026"}),
    "rounds:round": Way(rounds.of_round),
    "rounds:change": Way(rounds.of_round, lambda _c, _p: {"title": "Herfst", "school_year": "2026"}),
    "rounds:join": Way(rounds.of_round_of_another, lambda _c, _p: {"mee": "ja"}),
    "rounds:ask_provider": Way(rounds.of_round, rounds.provider_to_ask),
    "rounds:ask_area": Way(rounds.of_round, rounds.area_to_ask),
    "rounds:ask_run": Way(rounds.of_round, lambda _c, _p: {"rule": "levels"}),
    "rounds:set_pair": Way(rounds.of_round, rounds.learner_and_opening),
    "rounds:drop_pair": Way(rounds.of_pair),
    "rounds:discard": Way(rounds.of_round),
    "rounds:pairs_export": Way(rounds.of_round_as_csv),
    "rounds:run": Way(rounds.of_run),
    "rounds:run_export": Way(rounds.of_run_as_csv),
    "rounds:fairness": Way(rounds.of_run),
    "rounds:fairness_export": Way(rounds.of_run_as_csv),
    "rounds:publish": Way(rounds.of_run, lambda _c, _p: {"until": "2026-12-04"}),
    "rounds:verify": Way(rounds.of_run),
    "rounds:market": Way(rounds.of_run),
    "rounds:line": Way(rounds.of_line),
    "company:claim": Way(form=lambda cast, _: {"number": cast.world.company.number}),
    "company:export": _LIST,
    "company:people_export": _LIST,
    "company:mentors_export": _LIST,
    "company:establishments": Way(form=_adopted),
    "company:joint_committee": Way(form=lambda _c, _p: {"number": "302", "valid_from": "2026-01-01"}),
    "company:leave_committee": Way(_committee, lambda _c, _p: {"ends_on": "2026-12-01"}),
    "company:doubt": Way(form=lambda _c, _p: {"field": "name", "explanation": "Wij heten anders."}),
    "company:invite": Way(form=_invite),
    "company:withdraw_invitation": Way(_invited),
    "company:end_capacity": Way(_colleague),
    "company:new_mentor": Way(form=_mentor),
    "company:mentor": Way(lambda cast, _: [cast.mentor.pk], _mentor),
    "company:extract": on(lambda cast: cast.mentor, model="596.2", issued_on=DAY, outcome="in_order"),
    "company:training": on(lambda cast: cast.mentor, trained_on=DAY, organiser="Voorbeeldfonds"),
    "company:deactivate_mentor": on(lambda cast: cast.mentor),
    "company:reactivate_mentor": on(lambda cast: cast.let_go),
    "company:suggest_trainings": Way(query="?q=bak"),
    "company:suggest_committees": Way(query="?q=302"),
    "company:dossier": on(_draft),
    "company:discard": on(_draft),
    "company:workplaces": Way(lambda cast, _: [cast.draft[0].pk], _workplaces),
    "company:workplace": Way(_IN_DRAFT, _workplace),
    "company:autosave_workplace": Way(_IN_DRAFT, _workplace),
    "company:remove_workplace": Way(_IN_DRAFT),
    "company:declarations": Way(lambda cast, _: [cast.draft[0].pk], _declarations),
    "company:autosave_declarations": Way(lambda cast, _: [cast.draft[0].pk], _declarations),
    "company:documents": Way(lambda cast, _: [cast.draft[0].pk, "finance"], _document),
    "company:attachment": on(_stored),
    "company:remove_attachment": on(_stored),
    "company:contact": Way(lambda cast, _: [cast.draft[0].pk], _contact),
    "company:autosave_contact": Way(lambda cast, _: [cast.draft[0].pk], _contact),
    "company:check": on(_draft),
    "company:submit": on(_draft),
    "company:receipt": Way(_SUBMITTED_FORM),
    "company:receipt_pdf": Way(_SUBMITTED_FORM),
    "company:request": on(lambda cast: cast.submitted),
    "company:resubmit": on(lambda cast: cast.incomplete),
    "company:withdraw": on(lambda cast: cast.submitted),
    "company:history": on(lambda cast: cast.submitted),
    "company:history_export": on(lambda cast: cast.submitted, "csv"),
    "company:document": on(lambda cast: cast.recognition.request, "beslissing"),
    "learner:track": _OF_A_TRACK,
    "learner:places": _OF_A_TRACK,
    "learner:places_export": Way(lambda cast, _: [cast.noor.track.pk, "csv"]),
    "learner:save": Way(lambda cast, _: [cast.noor.track.pk, cast.noor.opening().pk]),
    "learner:let_go": _OF_A_KEPT_PLACE,
    "learner:rank": _OF_A_KEPT_PLACE,
    "learner:unrank": Way(lambda cast, _: [cast.noor.track.pk, cast.noor.ranked.pk]),
    "learner:move": Way(lambda cast, _: [cast.noor.track.pk, cast.noor.ranked.pk, "omhoog"]),
    "learner:profile": Way(lambda cast, _: [cast.noor.track.pk], lambda _c, _p: {"likes": "Brood bakken."}),
    "learner:preview": _OF_A_TRACK,
    "learner:alert": Way(
        lambda cast, _: [cast.noor.track.pk],
        lambda cast, _p: {"training": cast.noor.track.training.code, "postal_code": "9000", "most": "20"},
    ),
    "learner:alert_end": _OF_A_TRACK,
    "signing:called": Way(lambda _cast, _: called_back()),
    "signing:proof": Way(lambda _cast, _: at_the_double(), lambda _cast, _: {"answer": "sign"}),
    "alerts:off": Way(lambda cast, _: [cast.alert_secret]),
    "learner:be_found": _OF_A_TRACK,
    "learner:hide": _OF_A_TRACK,
    "learner:cv": _OF_A_TRACK,
    "learner:cv_pdf": _OF_A_TRACK,
    "company:learner": Way(lambda cast, _: [cast.noor.profile.pk]),
    **ACTIVATION,
    **FITTING,
    "learner:veto": Way(
        lambda cast, _: [cast.noor.track.pk, cast.noor.kept.establishment_id], lambda _c, _p: {"reason": "Te ver."}
    ),
    "learner:undo_veto": Way(lambda cast, _: [cast.noor.track.pk, cast.noor.refused.establishment_id]),
    **LEARNERS,
    **TAKEOVERS,
    "company:joints_export": _LIST,
    "joint:new": Way(
        lambda _c, _p: ["brood-en-banketbakkerij-duaal"],
        _own_part,
        query="?w=BAK1-23&waar=9000",
    ),
    "company:joint": Way(lambda cast, _: [cast.asking.joint_id]),
    "company:ask_partner": Way(lambda cast, _: [cast.asking.joint_id]),
    "company:answer_part": on(lambda cast: cast.asked_along, antwoord="nee"),
    "company:take_out_part": on(lambda cast: cast.asking),
    "company:openings_export": _LIST,
    "company:open_place": Way(lambda cast, _: [cast.recognition.pk], _place),
    "company:opening": on(lambda cast: cast.opening),
    "company:change_opening": Way(lambda cast, _: [cast.opening.pk], _place),
    "company:pause_opening": on(lambda cast: cast.opening),
    "company:resume_opening": on(lambda cast: cast.paused_opening),
    "company:close_opening": on(lambda cast: cast.opening, reason="no_work"),
    "company:opening_history": on(lambda cast: cast.opening),
    "company:opening_history_export": on(lambda cast: cast.opening, "csv"),
    **CLOCKS,
    **INTRODUCTIONS,
    **AGREEMENTS,
    **HANDOVERS,
    **PLANS,
    **AGREEMENT_LIFE,
    "desk:export": _LIST,
    "desk:request": on(lambda cast: cast.submitted),
    "desk:ask_completion": on(lambda cast: cast.submitted, items=["other"], words="Wat ontbreekt er?"),
    "desk:declare_complete": on(lambda cast: cast.submitted),
    "desk:take_up": on(lambda cast: cast.complete),
    "desk:decide": on(lambda cast: cast.in_treatment, outcome="refused", motive="Daarom."),
    "desk:lift": on(
        lambda cast: cast.recognition.request,
        grounds=["mentor"],
        guidance="Wij zochten samen.",
        motive="Er is geen mentor meer.",
        lifts_on="2026-12-01",
    ),
    "desk:preview": on(lambda cast: cast.in_treatment, outcome="granted", motive=""),
    "desk:history": on(lambda cast: cast.submitted),
    "desk:history_export": on(lambda cast: cast.submitted, "csv"),
    "desk:document": on(lambda cast: cast.recognition.request, "beslissing"),
    "desk:attachment": on(lambda cast: cast.handed_in),
    "system:jobs_export": _LIST,
    "system:mails_export": _LIST,
    "system:chains_export": _LIST,
    "system:doubts_export": _LIST,
    "system:people_export": _LIST,
    "system:rules_export": _LIST,
    "system:imports_export": _LIST,
    "system:job_again": on(lambda _: JobFactory(failed=True)),
    "system:settle_doubt": on(lambda cast: cast.doubt, answer="Pas het aan in de KBO."),
    "system:people": Way(form=_invite),
    "system:end_capacity": Way(_colleague),
    "system:withdraw_invitation": Way(_invited),
    "system:move_power": Way(
        form=lambda _c, _p: {"power": "recognise", "sector": "FOOD", "to": "AGENCY", "on": "2026-12-01"}
    ),
    "system:rule_settings": Way(
        form=lambda _c, _p: {
            "key": "recognition.required_before_agreement",
            "effect": "warn",
            "valid_from": "2026-12-01",
        }
    ),
    "system:activity_lists": Way(form=_lists_file),
    "system:activity_lists_preview": Way(_uploaded_lists),
    "system:activity_lists_errors": Way(_uploaded_lists),
    "system:activity_lists_export": _LIST,
    "system:imports": Way(form=_file),
    "system:import_preview": Way(_uploaded),
    "system:import_errors": Way(_uploaded),
    "system:import_undo": on(lambda _: ProviderBatchFactory()),
    "system:timetables": Way(form=_timetable_file),
    "system:timetables_export": _LIST,
    "system:timetable": on(lambda _: TimetableFactory()),
    "system:timetable_problems": on(lambda _: TimetableFactory(), "csv"),
    "system:use_timetable": on(lambda _: TimetableFactory()),
    "system:withdraw_timetable": on(lambda _: TimetableFactory()),
}
"""A door that is not named here takes nothing: its address has no part to fill in."""
