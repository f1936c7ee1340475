from tandem.base import privacy
from tandem.base.models import Counter, EventDetail
from tandem.registers.people.models import Person


def test_an_open_table_tells_nothing_about_anybody():
    assert set(privacy.of(Counter).values()) == {privacy.OPEN}
    assert set(privacy.of(Counter)) == {"series", "last"}


def test_a_table_with_personal_fields_says_what_for_and_how_long():
    told = privacy.of(EventDetail)
    assert told["salt"] is privacy.OPEN
    body = told["body"]
    assert body is not None
    assert (body.kind, body.ground, bool(body.purpose), bool(body.retention)) == ("personal", "public_task", True, True)


def test_a_field_that_is_not_classified_is_seen(monkeypatch):
    known = dict(Person.PRIVACY)
    forgotten = next(iter(known))
    del known[forgotten]
    known.pop("*", None)
    monkeypatch.setattr(Person, "PRIVACY", known)
    assert privacy.of(Person)[forgotten] is None


def test_a_sensitive_field_is_guarded_more_closely_than_a_personal_one():
    one = privacy.sensitive("to check a rule", retention="a year")
    assert (one.kind, one.purpose, one.retention) == (privacy.Kind.SENSITIVE, "to check a rule", "a year")
