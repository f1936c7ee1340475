"""The form as a task list: sections in any order, saved half filled, saved by itself."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tandem.journey.recognition.models import Attachment, Declaration, Dossier, RecognitionRequest
from tandem.registers.organisations.models import Establishment
from tandem.registers.reference import queries as reference
from tests.factories.organisations import EstablishmentFactory
from tests.tandem.faces.web.company.conftest import PDF, ask, submit


def text_of(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def url(name: str, *args: object) -> str:
    return reverse(f"company:{name}", args=args)


@pytest.fixture
def empty(boss) -> Dossier:
    """A form just opened."""
    boss.post(url("start_dossier"))
    return Dossier.objects.get()


@pytest.fixture
def workplace(boss, empty, world) -> RecognitionRequest:
    """A form with one workplace, nothing filled in."""
    boss.post(
        url("workplaces", empty.pk), {"establishments": [str(world.establishment.pk)], "trainings": [world.training]}
    )
    return RecognitionRequest.objects.get()


def horeca_training(day) -> str:
    return reference.trainings_of_sector("HORECA", day=day)[0].code


# ------------------------------------------------------------------------------------------------------------ task list


def test_a_new_form_shows_what_to_do_first(boss, empty, query_budget):
    with query_budget(20):
        text = text_of(boss.get(url("dossier", empty.pk)))

    assert "Kies opleidingen en vestigingen" in text
    assert "kan nog niet starten" in text
    assert "Bewaard om 10:30" in text


def test_a_form_of_another_day_says_which_day_it_was_saved(boss, empty, now):
    Dossier.objects.update(changed_at=now - timedelta(days=2))

    assert "Bewaard op 19 november 2026 10:30" in text_of(boss.get(url("dossier", empty.pk)))


def test_each_workplace_is_a_task_with_its_own_state(boss, files, query_budget):
    with query_budget(20):
        text = text_of(boss.get(files.urls["dossier"]))

    assert "Brood- en banketbakkerij duaal" in text
    # The bakery's other request for the same training is still running.
    assert "hiervoor loopt al een aanvraag" in text
    assert "kijk na" in text


def test_a_task_moves_from_to_do_over_busy_to_done(boss, workplace, world):
    page = url("dossier", workplace.dossier_id)
    section = url("workplace", workplace.dossier_id, workplace.pk)
    assert text_of(boss.get(page)).count("nog te doen") == 4

    boss.post(section, {"equipment": "yes"})
    assert "bezig" in text_of(boss.get(page))

    mentor = str(world.mentor().pk)
    boss.post(section, {"equipment": "yes", "activities": list(world.list_codes[:3]), "mentors": [mentor]})
    text = text_of(boss.get(page))
    assert "bezig" not in text
    assert text.count("klaar") == 2


def test_without_a_committee_the_form_says_what_that_means(boss, empty, world):
    world.company.joint_committees.all().delete()

    text = text_of(boss.get(url("dossier", empty.pk)))

    assert "Vul het paritair comité in" in text
    assert f"?terug={url('dossier', empty.pk)}" in text


def test_after_naming_the_committee_one_is_back_in_the_form(boss, empty):
    told = {"number": "302", "valid_from": "2026-01-01", "terug": url("dossier", empty.pk)}

    assert boss.post(url("joint_committee"), told)["Location"] == url("dossier", empty.pk)


def test_a_form_is_thrown_away_after_one_more_question(boss, workplace):
    page = url("discard", workplace.dossier_id)
    assert "U verliest 1 werkplek" in text_of(boss.get(page))

    assert boss.post(page)["Location"] == url("home")

    assert not Dossier.objects.exists()


def test_a_form_that_was_handed_in_leads_to_its_receipt(boss, world):
    dossier, _ = world.draft()
    submit(world, dossier)
    receipt = url("receipt", dossier.pk)

    for name in ("dossier", "workplaces", "declarations", "contact", "check"):
        assert boss.get(url(name, dossier.pk))["Location"] == receipt, name
    assert boss.get(url("documents", dossier.pk, "finance"))["Location"] == receipt
    assert boss.post(url("discard", dossier.pk)).status_code == 409
    assert Dossier.objects.count() == 1


# ----------------------------------------------------------------------------------------------------------- workplaces


def test_several_trainings_at_several_establishments_are_chosen_at_once(boss, empty, world, query_budget):
    other = EstablishmentFactory(company=world.company)
    page = url("workplaces", empty.pk)
    with query_budget(20):
        assert "hele lijst" in text_of(boss.get(page))

    boss.post(
        page,
        {
            "establishments": [str(world.establishment.pk), str(other.pk)],
            "trainings": [world.training, horeca_training(world.day)],
        },
    )

    assert RecognitionRequest.objects.count() == 4


def test_a_training_is_chosen_by_its_name_without_a_script(boss, empty, world):
    name = reference.training_by_code(world.training).name.upper()

    boss.post(url("workplaces", empty.pk), {"establishments": [str(world.establishment.pk)], "training_text": name})

    assert RecognitionRequest.objects.get().training.code == world.training


def test_a_suggestion_that_was_chosen_counts(boss, empty, world):
    told = {"establishments": [str(world.establishment.pk)], "training_text": "Brood", "training": world.training}

    boss.post(url("workplaces", empty.pk), told)

    assert RecognitionRequest.objects.get().training.code == world.training


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"training_text": "Brood- en banketbakkerij duaal"}, "Vink minstens één vestiging aan waar u wilt opleiden."),
        ({"establishments": ["HERE"]}, "Typ een opleiding, of vink er een aan in de lijst."),
        ({"establishments": ["HERE"], "training_text": "Astronaut"}, "Wij kennen geen opleiding “Astronaut”"),
        ({"establishments": ["HERE"], "trainings": ["XXX-YYY"]}, "staat niet in de lijst"),
        ({"establishments": ["x"], "training_text": "Brood- en banketbakkerij duaal"}, "staat niet in de lijst"),
    ],
)
def test_a_choice_that_cannot_be_made_is_explained_and_kept(boss, empty, world, told, sentence):
    here = str(world.establishment.pk)
    told = {
        key: [here if one == "HERE" else one for one in value] if isinstance(value, list) else value
        for key, value in told.items()
    }

    text = text_of(boss.post(url("workplaces", empty.pk), told), status=422)

    assert sentence in text
    assert f'value="{told["training_text"]}"' in text if "training_text" in told else True
    assert not RecognitionRequest.objects.exists()


def test_an_establishment_of_another_company_cannot_be_chosen(boss, empty, world):
    foreign = EstablishmentFactory()

    boss.post(url("workplaces", empty.pk), {"establishments": [str(foreign.pk)], "trainings": [world.training]})

    assert not RecognitionRequest.objects.exists()


def test_a_workplace_is_taken_out_of_the_form(boss, workplace):
    answer = boss.post(url("remove_workplace", workplace.dossier_id, workplace.pk))

    assert answer["Location"] == url("workplaces", workplace.dossier_id)
    assert not RecognitionRequest.objects.exists()


def test_a_company_without_establishments_in_the_register_hears_why_it_cannot_choose(boss, empty):
    Establishment.objects.update(gone_since="2026-01-01")

    assert "U hebt geen vestiging in het register" in text_of(boss.get(url("workplaces", empty.pk)))


def test_trainings_are_suggested(boss):
    items = boss.get(url("suggest_trainings"), {"q": "bakker"}).json()["items"]

    assert any(item["label"].startswith("Brood- en banket") for item in items)


# -------------------------------------------------------------------------------------------------------- one workplace


def test_a_workplace_shows_the_rule_the_activities_and_the_mentors(boss, files, query_budget):
    with query_budget(20):
        text = text_of(boss.get(files.urls["workplace"]))

    assert "Lees de regel" in text
    assert "24 van de 24 aangevinkt" in text
    assert "Noor Voorbeeld" in text


def test_a_section_is_saved_half_filled(boss, workplace):
    answer = boss.post(url("workplace", workplace.dossier_id, workplace.pk), {"equipment": "no"})

    assert answer["Location"] == url("dossier", workplace.dossier_id)
    assert Declaration.objects.get(request=workplace).is_met is False


@pytest.mark.parametrize(("button", "count"), [("alles", 24), ("geen", 0)])
def test_all_activities_are_ticked_or_none_without_a_script(boss, workplace, world, button, count):
    section = url("workplace", workplace.dossier_id, workplace.pk)

    answer = boss.post(section, {"equipment": "yes", "activities": world.list_codes[:2], "vink": button})

    assert answer["Location"] == f"{section}#activiteiten"
    assert workplace.activities.count() == count
    assert Declaration.objects.get(request=workplace).is_met is True


def test_a_part_of_the_training_is_asked_with_one_choice(boss, workplace, world):
    section = url("workplace", workplace.dossier_id, workplace.pk)
    assert "Alleen voor de activiteiten die ik aanvink" in text_of(boss.get(section))

    boss.post(section, {"equipment": "yes", "extent": "limited", "activities": world.list_codes[:2]})

    workplace.refresh_from_db()
    assert workplace.extent == "limited"
    assert "alleen voor 2 van de 24" in text_of(boss.get(url("check", workplace.dossier_id)))
    answer = boss.post(section, {"equipment": "yes", "extent": "half"})
    assert "Deze keuze kennen wij niet" in text_of(answer, 422)


def test_the_way_to_a_new_mentor_saves_first(boss, workplace):
    section = url("workplace", workplace.dossier_id, workplace.pk)

    answer = boss.post(section, {"equipment": "yes", "naar": "mentor"})

    assert answer["Location"] == f"{url('new_mentor')}?terug={section}"
    assert Declaration.objects.filter(request=workplace).exists()


@pytest.mark.parametrize(
    "wrong",
    [{"equipment": "misschien"}, {"activities": ["XXX-01"]}, {"mentors": ["00000000-0000-0000-0000-000000000000"]}],
)
def test_what_the_lists_do_not_hold_is_refused_and_nothing_changes(boss, workplace, wrong):
    section = url("workplace", workplace.dossier_id, workplace.pk)

    assert "Kijk dit nog even na" in text_of(boss.post(section, wrong), status=422)
    saved = boss.post(url("autosave_workplace", workplace.dossier_id, workplace.pk), wrong)
    assert saved.status_code == 422
    assert saved.json()["errors"]
    assert not Declaration.objects.exists()


def test_a_workplace_saves_itself(boss, workplace, world):
    address = url("autosave_workplace", workplace.dossier_id, workplace.pk)

    answer = boss.post(address, {"equipment": "yes", "activities": world.list_codes[:5]})

    assert answer.json()["savedAt"] == "10:30"
    assert workplace.activities.count() == 5
    assert f'data-autosave="{address}"' in text_of(boss.get(url("workplace", workplace.dossier_id, workplace.pk)))


def test_a_request_that_is_being_treated_no_longer_changes(boss, world):
    request = world.submitted()

    answer = boss.post(url("workplace", request.dossier_id, request.pk), {"equipment": "no"})

    assert answer["Location"] == url("request", request.pk)
    assert boss.post(url("autosave_workplace", request.dossier_id, request.pk), {}).status_code == 409
    assert Declaration.objects.get(request=request).is_met is True


# --------------------------------------------------------------------------------------------- declarations, documents


def test_each_condition_stands_with_what_the_law_says(boss, files, query_budget):
    with query_budget(20):
        text = text_of(boss.get(files.urls["declarations"]))

    assert "een mentor houden die aan de voorwaarden voldoet" in text
    assert reverse("law:rule", args=["recognition.finance_required"]) in text
    assert "attest.pdf" in text


def test_answers_are_kept_one_by_one(boss, empty):
    page = url("declarations", empty.pk)

    assert boss.post(page, {"finance": "yes"})["Location"] == url("dossier", empty.pk)
    assert boss.post(url("autosave_declarations", empty.pk), {"finance": "yes", "duties": "no"}).json()

    given = dict(Declaration.objects.values_list("condition", "is_met"))
    assert given == {"finance": True, "duties": False}
    assert boss.post(page, {"finance": "x"}).status_code == 422
    assert boss.post(url("autosave_declarations", empty.pk), {"finance": "x"}).status_code == 422


def test_where_the_sector_asks_a_document_the_page_says_which(boss, empty, world):
    training = horeca_training(world.day)
    boss.post(url("workplaces", empty.pk), {"establishments": [str(world.establishment.pk)], "trainings": [training]})

    assert "Uw sector vraagt hier een document" in text_of(boss.get(url("declarations", empty.pk)))
    boss.post(url("declarations", empty.pk), {"finance": "yes", "convictions": "yes", "duties": "yes"})
    assert "bezig" in text_of(boss.get(url("dossier", empty.pk)))

    answer = boss.post(url("declarations", empty.pk), {"finance": "yes", "naar": "finance"})
    assert answer["Location"] == url("documents", empty.pk, "finance")


def test_a_document_is_added_looked_at_and_taken_away(boss, empty, query_budget):
    page = url("documents", empty.pk, "finance")
    boss.post(page, {"document": SimpleUploadedFile("../attest.pdf", PDF)})
    found = Attachment.objects.get()
    with query_budget(20):
        assert "attest.pdf" in text_of(boss.get(page))

    answer = boss.get(url("attachment", found.pk))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")

    assert boss.post(url("remove_attachment", found.pk))["Location"] == page
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (None, "Kies eerst een bestand op uw toestel."),
        (SimpleUploadedFile("attest.exe", PDF), "Dit soort bestand nemen wij niet aan"),
        (SimpleUploadedFile("attest.pdf", b""), "Dit bestand is leeg"),
        (SimpleUploadedFile("attest.pdf", b"PK hello"), "De inhoud past niet bij de naam van het bestand"),
        (SimpleUploadedFile("attest.pdf", PDF + b"/JavaScript (x)"), "Dit bestand kan iets uitvoeren"),
        (SimpleUploadedFile("attest.pdf", PDF + b"0" * 5 * 1024 * 1024), "Dit bestand is te groot"),
    ],
)
def test_a_document_we_do_not_take_is_explained(boss, empty, document, sentence):
    told = {"document": document} if document else {}

    assert sentence in text_of(boss.post(url("documents", empty.pk, "finance"), told), status=422)
    assert not Attachment.objects.exists()


def test_a_condition_that_has_no_documents_is_not_found(boss, empty):
    assert boss.get(url("documents", empty.pk, "equipment")).status_code == 404
    assert boss.get(url("documents", empty.pk, "x")).status_code == 404


# -------------------------------------------------------------------------------------------------------------- contact


def test_who_fills_in_the_form_stands_there_first(boss, empty, query_budget):
    with query_budget(20):
        text = text_of(boss.get(url("contact", empty.pk)))

    assert "Voorbeeld Persoon" in text


def test_whom_to_reach_is_kept(boss, empty):
    told = {"name": "Noor", "email": "noor@voorbeeld.example", "phone": "", "remarks": "Bel in de voormiddag."}

    assert boss.post(url("contact", empty.pk), told)["Location"] == url("dossier", empty.pk)
    assert boss.post(url("autosave_contact", empty.pk), told | {"name": "Noor P."}).json()["savedAt"] == "10:30"

    empty.refresh_from_db()
    assert (empty.contact_name, empty.remarks) == ("Noor P.", "Bel in de voormiddag.")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"email": "noor"}, "Dit is geen e-mailadres"),
        ({"remarks": "x" * 2001}, "hoogstens 2000 passen"),
        ({"phone": "xxxxxxxxxx"}, "“xxxxxxxxxx” is geen telefoonnummer"),
        ({"phone": "09 12"}, "Schrijf het zoals 09 123 45 67"),
    ],
)
def test_a_contact_that_cannot_be_read_is_explained_and_kept(boss, empty, wrong, sentence):
    text = text_of(boss.post(url("contact", empty.pk), {"name": "Noor", **wrong}), status=422)

    assert sentence in text
    assert 'value="Noor"' in text
    assert boss.post(url("autosave_contact", empty.pk), wrong).status_code == 422


def test_while_a_question_waits_the_sections_lead_back_to_the_request(boss, world):
    request = world.submitted()
    ask(world, request)

    answer = boss.post(url("contact", request.dossier_id), {"name": "Noor", "phone": "09 123 45 67"})

    assert answer["Location"] == url("request", request.pk)
    saved = boss.post(url("workplace", request.dossier_id, request.pk), {"equipment": "yes"})
    assert saved["Location"] == url("request", request.pk)


@pytest.mark.parametrize("phone", ["09 123 45 67", "+32 470 12 34 56", "(09) 123.45.67", "09/123-45-67"])
def test_a_number_is_taken_as_people_write_it(boss, empty, phone):
    assert boss.post(url("contact", empty.pk), {"name": "Noor", "phone": phone}).status_code == 302


# ---------------------------------------------------------------------------------------------------------- two windows


def _shown(answer) -> str:
    """The fingerprint of what was kept when this page was shown."""
    (found,) = re.findall(r'name="known" value="([0-9a-f]{64})"', answer.content.decode())
    return found


SECTIONS = {
    "contact": (
        {"name": "Noor", "email": "noor@voorbeeld.example", "phone": "", "remarks": "Bel ons."},
        {"name": "Noor", "email": "noor@voorbeeld.example", "phone": "", "remarks": "Mail ons."},
    ),
    "declarations": ({"finance": "yes", "duties": "yes"}, {"finance": "no", "duties": "yes"}),
    "workplace": (
        {"equipment": "yes", "extent": "whole", "activities": []},
        {"equipment": "no", "extent": "whole", "activities": []},
    ),
}


@pytest.fixture
def section(request, workplace):
    """One section: its page, where it saves itself, what one window tells and what the other."""
    keys = [workplace.dossier_id, workplace.pk] if request.param == "workplace" else [workplace.dossier_id]
    return url(request.param, *keys), url(f"autosave_{request.param}", *keys), *SECTIONS[request.param]


@pytest.mark.parametrize("section", SECTIONS, indirect=True)
def test_the_second_window_does_not_overwrite_the_first_in_silence(boss, section):
    page, by_itself, one, other = section
    first, second = _shown(boss.get(page)), _shown(boss.get(page))
    assert boss.post(page, one | {"known": first}).status_code == 302

    assert boss.post(by_itself, other | {"known": second}).json() == {"isOvertaken": True}
    answer = boss.post(page, other | {"known": second})
    assert "veranderde intussen in een ander venster" in text_of(answer, status=422)
    kept = _shown(boss.get(page))

    assert _shown(answer) == kept != second
    assert boss.post(page, other | {"known": _shown(answer)}).status_code == 302
    assert _shown(boss.get(page)) != kept


@pytest.mark.parametrize("section", SECTIONS, indirect=True)
def test_a_window_that_saves_itself_goes_on_saving(boss, section):
    page, by_itself, one, other = section
    known = boss.post(by_itself, one | {"known": _shown(boss.get(page))}).json()["known"]

    assert known == _shown(boss.get(page))
    assert boss.post(by_itself, other | {"known": known}).status_code == 200
    assert boss.post(page, other | {"known": known}).status_code == 302


def test_a_mentor_named_on_the_way_is_not_a_change_of_somebody_else(boss, workplace, world):
    page, mentor = url("workplace", workplace.dossier_id, workplace.pk), world.mentor()
    shown = boss.get(f"{page}?mentor={mentor.pk}")
    told = {"equipment": "yes", "mentors": [str(mentor.pk)], "known": _shown(shown)}

    assert boss.post(f"{page}?mentor={mentor.pk}", told).status_code == 302
