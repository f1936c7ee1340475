"""A school whose learner works already under an agreement that was signed outside Tandem, and the file that says so."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tandem.base.actor import Actor
from tandem.faces.exchange.models import AgreementFile
from tandem.faces.exchange.takeovers import actions, doors
from tandem.faces.exchange.takeovers.importer import Preview
from tandem.faces.exchange.takeovers.sheets import SHEET
from tandem.journey.agreements.models import Agreement
from tandem.journey.intake.models import Track
from tandem.journey.placement.actions import clocks
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.intake import TrackFactory
from tests.factories.numbers import NOW
from tests.factories.people import GuardianshipFactory
from tests.factories.recognition import ExtractCheckFactory, MentorFactory, MentorPostingFactory, RecognitionFactory
from tests.harness.visitors import capacity

HOURS = "school 8:30-12:00 13:00-16:00; school 8:30-12:00 13:00-16:00; 8:00-12:00 13:00-17:00; 8:00-12:00 13:00-17:00"


@dataclass
class Outside:
    """Everybody around an agreement on paper."""

    track: Track
    recognition: Recognition
    mentor: Mentor
    boss: Actor
    """Who manages the school."""
    company: Actor
    learner: Actor
    now: datetime = NOW

    @property
    def provider_id(self) -> UUID:
        """The school."""
        key: UUID = self.track.provider_id
        return key

    def row(self, **told: str) -> dict[str, str]:
        """The agreement as the file tells it, by the field of each column."""
        person, establishment = self.track.person, self.recognition.establishment
        return {
            "given_name": person.given_name,
            "family_name": person.family_name,
            "birth_date": str(person.birth_date),
            "training": self.track.training.code,
            "company": establishment.company.number,
            "establishment": establishment.number,
            "mentor": f"{self.mentor.person.given_name} {self.mentor.person.family_name}",
            "kind": "OAO",
            "begins_on": "2026-09-07",
            "ends_on": "30/06/2027",
            "signed_on": "2026-09-04",
            "work_hours": "22,5",
            "joint_committee": "118",
            "old_number": "2026/014",
            **told,
        }

    def hand_in(self, *rows: dict[str, str], actor: Actor | None = None) -> AgreementFile:
        """A file with these rows, handed in."""
        return actions.hand_in(
            actor=actor or self.boss,
            provider_id=self.provider_id,
            name="overeenkomsten.csv",
            content=csv(*rows),
            now=self.now,
        )

    def look(self, file: AgreementFile) -> Preview:
        """What it does."""
        return actions.looked_at(self.boss, doors.file_for(self.boss, file.pk), now=self.now)

    def take_over(self, *rows: dict[str, str]) -> AgreementFile:
        """The whole way: handed in, looked at, let in, done."""
        file = self.hand_in(*rows)
        actions.let_in(actor=self.boss, file_id=file.pk, seen=self.look(file).seen, now=self.now)
        done = actions.take_over(file_id=file.pk, now=self.now)
        assert done is not None
        return done

    def agreement(self) -> Agreement:
        """The agreement that was taken over, as it is stored now."""
        return Agreement.objects.named().get(track=self.track)


def csv(*rows: dict[str, str]) -> bytes:
    """These rows as a file, under the headings of the template."""
    lines = [";".join(column.heading for column in SHEET.columns)]
    lines += [";".join(f'"{row.get(column.field, "")}"' for column in SHEET.columns) for row in rows]
    return "\r\n".join(lines).encode()


def school() -> Outside:
    """A searching learner, whose days run, of a school that begins with Tandem in November."""
    recognition = RecognitionFactory(valid_from=date(2025, 9, 1))
    track = TrackFactory(searching=True, guided=True, training=recognition.training, ends_on=date(2028, 6, 30))
    GuardianshipFactory(child=track.person)
    mentor = MentorFactory(company=recognition.company)
    MentorPostingFactory(mentor=mentor, establishment=recognition.establishment)
    ExtractCheckFactory(mentor=mentor)
    held = capacity(Role.PROVIDER_ADMIN, track.provider_id)
    clocks.follow(track_id=track.pk, day=NOW.date(), now=NOW)
    boss = CapacityFactory(company=recognition.company).user
    return Outside(
        track=track,
        recognition=recognition,
        mentor=mentor,
        boss=access.actor_of(held.user_id, held.pk, NOW.date()),
        company=Actor(boss.pk, Role.COMPANY_ADMIN, recognition.company_id),
        learner=Actor(track.person.user_id, Role.LEARNER),
    )
