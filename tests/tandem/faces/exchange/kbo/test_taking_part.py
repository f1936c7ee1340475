"""What an extract does to companies that take part: they follow, they are flagged, nothing is deleted."""

from datetime import date
from types import SimpleNamespace

import pytest

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.models import Event
from tandem.faces.demo.kbo.updates import Kind
from tandem.faces.exchange.kbo.refusals import RefusedError
from tandem.journey.recognition.models import Dossier, Recognition, RecognitionRequest
from tandem.journey.recognition.terms import Happened, RecognitionState
from tandem.registers.geo.rules import cell_of, search_key
from tandem.registers.organisations.actions import company as companies
from tandem.registers.organisations.actions.register_rows import TABLES
from tandem.registers.organisations.models import Company, Establishment, RegisterAddress, RegisterExtract
from tandem.registers.organisations.queries import register as queries
from tandem.registers.organisations.terms import ExtractState
from tests.factories.numbers import NOW
from tests.factories.recognition import RecognitionFactory, RecognitionRequestFactory
from tests.tandem.faces.exchange.kbo.house import imported, made
from tests.tandem.faces.exchange.kbo.test_importer import changed

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FIRST_UPDATE = date(2026, 11, 2)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return made(tmp_path_factory.mktemp("kbo"), updates=2, changes=14, with_next_full=True)


@pytest.fixture
def region(files):
    """Everybody of whom the updates will speak takes part, and is recognised at every place."""
    imported(files.full)
    return settle(files)


def settle(files):
    told = [one for one in files.told if one.kind is not Kind.BEGIN]
    for number in sorted({one.enterprise for one in told}):
        company = companies.join(actor=SYSTEM, facts=queries.facts_to_join(number), now=NOW)
        for place in company.establishments.order_by("number"):
            recognise(place)
    return SimpleNamespace(files=files, told=told)


def recognise(place, **traits):
    request = RecognitionRequestFactory(granted=True, establishment=place)
    return RecognitionFactory(request=request, **traits)


def told(region, kind, *, update=1):
    return [one for one in region.told if one.kind is kind and one.update == update]


def happened(recognition):
    return [event.code for event in events.history(recognition)]


def test_a_company_that_moves_moves_its_recognitions_on_the_map(region):
    done = imported(region.files.updates[0])
    for one in told(region, Kind.MOVE):
        place = Establishment.objects.get(number=one.establishment)
        held = RegisterAddress.objects.filter(entity=int(one.establishment)).order_by("-generation").first()
        assert (place.street, place.postal_code) == (held.street, held.zipcode)
        recognition = Recognition.objects.get(establishment=place)
        assert (recognition.lat, recognition.lon, recognition.nis) == (place.lat, place.lon, place.nis)
        assert recognition.cell == cell_of(place.lat, place.lon)
        assert happened(recognition) == [Happened.ESTABLISHMENT_MOVED]
        assert recognition.gone_since is None
    assert done.applied.switch.establishment_changes["moved"] == len(told(region, Kind.MOVE))


def test_a_company_with_another_name_is_found_under_it(region):
    imported(region.files.updates[0])
    for one in told(region, Kind.RENAME):
        assert Company.objects.get(number=one.enterprise).name.endswith("& Co")
        place = Establishment.objects.get(number=one.establishment)
        assert place.name == "De Hernoemde Fabel"
        recognition = Recognition.objects.get(establishment=place)
        assert search_key("De Hernoemde Fabel") in recognition.search_name
        assert search_key(place.company.name) in recognition.search_name
        assert happened(recognition) == []


def test_a_vanished_establishment_flags_its_recognition_and_is_not_deleted(region):
    before = Recognition.objects.count()
    imported(region.files.updates[0])
    for one in told(region, Kind.CLOSE):
        place = Establishment.objects.get(number=one.establishment)
        assert place.gone_since == FIRST_UPDATE
        assert Company.objects.get(number=one.enterprise).gone_since is None
        recognition = Recognition.objects.get(establishment=place)
        assert recognition.gone_since == FIRST_UPDATE
        assert recognition.state == RecognitionState.VALID
        assert happened(recognition) == [Happened.ESTABLISHMENT_GONE]
        assert recognition not in Recognition.objects.public_on(NOW.date())
    assert Recognition.objects.count() == before


def test_a_stopped_company_is_flagged_with_all_its_places(region):
    imported(region.files.updates[0])
    for one in told(region, Kind.STOP):
        company = Company.objects.get(number=one.enterprise)
        assert company.gone_since == FIRST_UPDATE
        assert {place.gone_since for place in company.establishments.all()} == {FIRST_UPDATE}
        assert {row.gone_since for row in company.recognitions.all()} == {FIRST_UPDATE}


def test_a_company_that_comes_back_loses_the_flag(region):
    for path in region.files.updates:
        imported(path)
    returned = told(region, Kind.RETURN, update=2)
    assert returned
    for one in returned:
        company = Company.objects.get(number=one.enterprise)
        assert company.gone_since is None
        for recognition in company.recognitions.all():
            assert recognition.gone_since is None
            assert happened(recognition) == [Happened.ESTABLISHMENT_GONE, Happened.ESTABLISHMENT_BACK]


def test_a_place_that_went_to_somebody_who_does_not_take_part_is_gone(region):
    done = imported(region.files.updates[0])
    split = told(region, Kind.SPLIT)
    for one in split:
        place = Establishment.objects.get(number=one.establishment)
        assert place.company.number == one.enterprise
        assert place.gone_since == FIRST_UPDATE
        assert Recognition.objects.get(establishment=place).gone_since == FIRST_UPDATE
    assert done.applied.switch.establishment_changes["transferred"] == len(split)


def test_a_place_that_went_to_a_company_that_takes_part_goes_there_but_not_its_recognition(files):
    """A recognition is granted to a company at a place; another company has to ask its own."""
    imported(files.full)
    region = settle(files)
    one = told(region, Kind.SPLIT)[0]
    heir = next(
        other for other in files.told if other.kind is Kind.BEGIN and other.update == 1 and heir_of(files, other, one)
    )
    # The heir joins in the very moment between the extract and the switch: its row is made by hand.
    Company(number=heir.enterprise, name="Erfgenaam", joined_at=NOW).save()
    imported(files.updates[0])
    place = Establishment.objects.get(number=one.establishment)
    assert place.company.number == heir.enterprise
    assert place.gone_since is None
    recognition = Recognition.objects.get(establishment=place)
    assert recognition.company.number == one.enterprise
    assert recognition.gone_since == FIRST_UPDATE
    assert Company.objects.get(number=heir.enterprise).name != "Erfgenaam"


def heir_of(files, begun, split):
    """Whether this newcomer has the place that was split off."""
    from tests.tandem.faces.exchange.kbo.test_importer import in_zip

    number = f"{begun.enterprise[:4]}.{begun.enterprise[4:7]}.{begun.enterprise[7:]}"
    place = split.establishment
    shown = f"{place[0]}.{place[1:4]}.{place[4:7]}.{place[7:]}"
    lines = in_zip(files.updates[split.update - 1], "establishment_insert.csv").splitlines()
    return any(number in line and shown in line for line in lines)


def test_a_full_extract_changes_the_same_as_the_updates_before_it(region):
    for path in region.files.updates:
        imported(path)
    by_updates = everything()
    changed_again = imported(region.files.next_full).applied
    assert everything() == by_updates
    assert not changed_again.recognitions
    assert not changed_again.switch.establishments


def test_one_full_extract_leads_where_the_updates_lead(region):
    imported(region.files.next_full)
    at_once = everything(with_days=False)
    reset(region.files)
    for path in region.files.updates:
        imported(path)
    assert everything(with_days=False) == at_once


def reset(files):
    """Everything as it was before the first update."""
    Recognition.objects.all().delete()
    for model in (RecognitionRequest, Dossier, Establishment, Company, RegisterExtract):
        model.objects.all().delete()
    for model in TABLES.values():
        model.objects.all().delete()
    imported(files.full)
    settle(files)


def everything(*, with_days=True):
    places = Establishment.objects.order_by("number").values_list(
        "number", "company__number", "name", "street", "house_number", "postal_code", "nis", "lat", "gone_since"
    )
    recognitions = Recognition.objects.order_by("establishment__number").values_list(
        "establishment__number", "search_name", "lat", "lon", "cell", "gone_since"
    )
    rows = [*places, *recognitions, *Company.objects.order_by("number").values_list("number", "name", "gone_since")]
    return [(*row[:-1], row[-1] if with_days else row[-1] is not None) for row in rows]


def test_a_new_establishment_of_a_company_that_takes_part_is_added(files, tmp_path):
    imported(files.full)
    number = next(one.enterprise for one in files.told if one.kind is Kind.MOVE)
    company = companies.join(actor=SYSTEM, facts=queries.facts_to_join(number), now=NOW)
    company.establishments.all().delete()
    done = imported(files.next_full)
    assert done.applied.switch.establishment_changes["added"] == company.establishments.count() > 0
    assert company.establishments.first().lat is not None


def test_contact_details_are_left_to_the_company(region):
    one = told(region, Kind.MOVE)[0]
    Company.objects.filter(number=one.enterprise).update(contact_email="eigen@voorbeeld.example")
    Establishment.objects.filter(number=one.establishment).update(phone="09 111 11 11")
    imported(region.files.updates[0])
    assert Company.objects.get(number=one.enterprise).contact_email == "eigen@voorbeeld.example"
    assert Establishment.objects.get(number=one.establishment).phone == "09 111 11 11"


def test_an_extract_is_one_event_and_one_for_each_recognition_touched(region):
    before = Event.objects.count()
    done = imported(region.files.updates[0])
    touched = sum(done.applied.recognitions.values())
    assert touched > 0
    assert Event.objects.count() == before + 1 + touched


def test_an_expired_recognition_is_left_alone(region):
    one = told(region, Kind.CLOSE)[0]
    place = Establishment.objects.get(number=one.establishment)
    expired = recognise(place, expired=True)
    imported(region.files.updates[0])
    expired.refresh_from_db()
    assert expired.gone_since is None
    assert happened(expired) == []


# ------------------------------------------------------------------------------------------- when the file is not whole


def test_who_has_a_rejected_row_is_not_called_gone(files, tmp_path):
    """A row that we could not read says nothing about the company."""
    imported(files.full)
    region = settle(files)
    one = told(region, Kind.CLOSE, update=2)[0]
    shown = f"{one.establishment[0]}.{one.establishment[1:4]}.{one.establishment[4:7]}.{one.establishment[7:]}"
    path = changed(
        files.full, tmp_path, "establishment.csv", lambda text: text.replace(f'"{shown}",', f'"{shown}",99-')
    )
    path = renumbered(path, tmp_path)
    done = imported(path)
    assert done.rejected == 1
    assert done.applied.switch.left_alone == 1
    assert Establishment.objects.get(number=one.establishment).gone_since is None


def test_while_a_number_cannot_be_read_nobody_is_called_gone(files, tmp_path):
    imported(files.full)
    region = settle(files)
    one = told(region, Kind.CLOSE)[0]
    shown = f"{one.establishment[0]}.{one.establishment[1:4]}.{one.establishment[4:7]}.{one.establishment[7:]}"
    garbled = f"{shown[:-1]}{(int(shown[-1]) + 1) % 10}"
    path = changed(files.full, tmp_path, "establishment.csv", lambda text: text.replace(shown, garbled))
    done = imported(renumbered(path, tmp_path))
    assert done.rejected == 1
    assert not done.applied.recognitions
    assert Establishment.objects.get(number=one.establishment).gone_since is None


def renumbered(path, folder):
    other = folder / "next"
    other.mkdir()
    return changed(path, other, "meta.csv", lambda text: text.replace('"140"', '"150"'))


def test_when_too_much_vanishes_at_once_a_person_looks_first(region, tmp_path, monkeypatch):
    monkeypatch.setattr("tandem.registers.organisations.rules.MOST_VANISHED_ANYWAY", 2)
    empty = changed(
        region.files.full, tmp_path, "establishment.csv", lambda text: "\n".join(text.split("\n")[:5]) + "\n"
    )
    path = renumbered(empty, tmp_path)
    before = everything()
    with pytest.raises(RefusedError) as refused:
        imported(path)
    assert refused.value.code == "register.many_vanished"
    assert everything() == before
    assert RegisterExtract.objects.filter(state=ExtractState.STAGED).count() == 1
    done = imported(path, accept_vanished=True)
    assert done.is_resumed
    assert done.applied.switch.establishment_changes["gone"] > 2


def test_who_joins_while_an_extract_waits_follows_it_too(files, monkeypatch):
    imported(files.full)
    number = next(one.enterprise for one in files.told if one.kind is Kind.STOP and one.update == 1)
    from tandem.registers.organisations.actions import register_switch

    prepare = register_switch.prepare

    def prepare_then_join(**given):
        prepared = prepare(**given)
        companies.join(actor=SYSTEM, facts=queries.facts_to_join(number), now=NOW)
        return prepared

    monkeypatch.setattr(register_switch, "prepare", prepare_then_join)
    for path in files.updates[:1]:
        imported(path)
    assert Company.objects.get(number=number).gone_since == FIRST_UPDATE
