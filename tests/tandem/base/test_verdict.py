import pytest

from tandem.base.verdict import OK, Effect, Finding, NotPossible, Verdict, refusal, together

MET = Finding("mentor.named", is_met=True)
STOP = Finding("mentor.age", is_met=False, found=22, needed=25)
WARN = Finding("mentor.proof", is_met=False, effect=Effect.WARN)


def test_a_verdict_without_findings_stops_nothing():
    assert OK.is_ok
    assert OK.or_raise() is OK


def test_a_warning_is_told_and_stops_nothing():
    verdict = Verdict((MET, WARN))
    assert verdict.is_ok
    assert verdict.unmet == verdict.warnings == (WARN,)
    assert verdict.or_raise() is verdict


def test_what_stops_comes_before_what_warns():
    verdict = Verdict((WARN, STOP, MET))
    assert verdict.unmet == (STOP, WARN)
    assert verdict.warnings == (WARN,)
    assert verdict.codes() == {"mentor.age", "mentor.proof"}


def test_a_refusal_carries_every_reason_at_once():
    with pytest.raises(NotPossible) as refused:
        Verdict((WARN, STOP, Finding("mentor.extract_model", is_met=False))).or_raise()
    assert refused.value.verdict.codes() == {"mentor.age", "mentor.proof", "mentor.extract_model"}
    assert str(refused.value) == "mentor.age, mentor.extract_model, mentor.proof"


@pytest.mark.parametrize(
    ("finding", "blocks"),
    [(MET, False), (STOP, True), (WARN, False), (Finding("x", is_met=True, effect=Effect.WARN), False)],
)
def test_only_an_unmet_condition_that_blocks_stops_the_step(finding, blocks):
    assert finding.blocks is blocks


def test_verdicts_are_added_without_losing_a_finding():
    assert (Verdict((MET,)) + Verdict((STOP,))).findings == (MET, STOP)
    assert together([Verdict((MET,)), OK, Verdict((WARN, STOP))]).findings == (MET, WARN, STOP)


def test_a_refusal_says_what_was_found_and_what_is_needed():
    (finding,) = refusal("form.too_many_requests", found=61, needed=60).findings
    assert (finding.code, finding.found, finding.needed, finding.blocks) == ("form.too_many_requests", 61, 60, True)
