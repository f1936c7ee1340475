"""How a body applies the rules that are only known retold, read and chosen through the API."""

import pytest

from tandem.registers.mandates.models import RuleSetting
from tests.tandem.faces.api.house import NOBODY

pytestmark = pytest.mark.slow

PATH = "/bodies/FOOD/ruleSettings"
KEY = "recognition.required_before_agreement"
WARN = {"key": KEY, "effect": "warn", "validFrom": "2026-12-01"}


def effect_on(caller, day, key=KEY):
    """What an unmet rule does at the body that day."""
    listed = caller.get(f"{PATH}?day={day}&pageSize=100").json()["items"]
    return next(one["effect"] for one in listed if one["key"] == key)


def codes(answer):
    return [issue.get("code") for issue in answer.json()["issues"]]


def test_a_retold_rule_blocks_until_the_day_the_body_lets_it_warn(cast):
    made = cast.manager.post(PATH, WARN)
    assert made.status_code == 201, made.content
    assert made["Location"] == f"/api/v1{PATH}"
    told = made.json()
    assert (told["certainty"], told["effect"]) == ("retold", "warn")
    assert told["choices"] == [{"effect": "warn", "validFrom": "2026-12-01", "validUntil": None}]
    assert [effect_on(cast.manager, day) for day in ("2026-11-30", "2026-12-01")] == ["block", "warn"]

    back = cast.agency.post(PATH, {**WARN, "effect": "block", "validFrom": "2027-02-01"}).json()
    assert [one["validFrom"] for one in back["choices"]] == ["2027-02-01", "2026-12-01"]
    assert back["choices"][1]["validUntil"] == "2027-02-01"
    assert [effect_on(cast.manager, day) for day in ("2027-01-31", "2027-02-01")] == ["warn", "block"]


def test_only_rules_that_are_retold_that_day_can_be_chosen_and_they_come_in_pages(cast):
    whole = cast.manager.get(f"{PATH}?pageSize=100").json()
    assert {one["certainty"] for one in whole["items"]} == {"retold"}
    assert whole["total"] == len(whole["items"]) > 1
    first = cast.manager.get(f"{PATH}?pageSize=1").json()
    assert (first["total"], len(first["items"])) == (whole["total"], 1)
    assert first["next"]
    assert whole["items"][0]["name"]["nl"] != whole["items"][0]["name"]["en"]


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"key": "recognition.bestaat_niet"}, 400, "rule_setting.unknown_rule"),
        ({"key": "recognition.decision_term_days"}, 409, "rule_setting.not_retold"),
        ({"validFrom": "2026-11-20"}, 409, "rule_setting.starts_in_past"),
        ({"effect": "block"}, 409, "rule_setting.no_change"),
    ],
    ids=["no such rule", "an official rule", "yesterday", "as it is"],
)
def test_a_choice_that_cannot_be_says_why_in_dutch(cast, wrong, status, code):
    refused = cast.manager.post(PATH, WARN | wrong)
    assert refused.status_code == status, refused.content
    assert refused["Content-Language"] == "nl"
    assert code in codes(refused)
    assert all(issue["title"] for issue in refused.json()["issues"])
    assert not RuleSetting.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"effect": "negeren"}, "effect"),
        ({"validFrom": "morgen"}, "validFrom"),
        ({"key": "Mentor leeftijd"}, "key"),
        ({"reden": "omdat"}, "reden"),
    ],
)
def test_a_message_that_cannot_be_read_names_the_field_in_dutch(cast, wrong, name):
    refused = cast.manager.post(PATH, WARN | wrong)
    assert refused.status_code == 400
    (issue,) = refused.json()["issues"]
    assert (issue["in"], issue["name"]) == ("body", name)
    assert issue["title"] in {"Deze waarde past hier niet.", "Dit veld kennen wij niet."}
    assert not RuleSetting.objects.exists()


def test_the_same_message_with_the_same_key_is_one_choice(cast):
    first = cast.manager.post(PATH, WARN, Idempotency_Key="regel-2026-12")
    second = cast.manager.post(PATH, WARN, Idempotency_Key="regel-2026-12")
    assert second["Idempotent-Replayed"] == "true"
    assert second.json() == first.json()
    assert RuleSetting.objects.count() == 1
    assert codes(cast.manager.post(PATH, WARN)) == ["rule_setting.chosen_already", "rule_setting.no_change"]


def test_only_who_leads_the_body_reads_its_choices_and_chooses(cast):
    for other in (cast.stranger, cast.boss, cast.admin):
        assert other.get(PATH).status_code == 404
        assert other.post(PATH, WARN).status_code == 403
    assert NOBODY.get(PATH).status_code == 401
    assert cast.manager.get("/bodies/NERGENS/ruleSettings").status_code == 404
    assert cast.manager.post("/bodies/NERGENS/ruleSettings", WARN).status_code == 404
    assert not RuleSetting.objects.exists()
