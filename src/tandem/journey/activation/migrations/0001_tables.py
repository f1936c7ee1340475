import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids
import tandem.journey.activation.terms


class Migration(migrations.Migration):
    replaces = [("activation", "0001_availability_questions"), ("activation", "0002_question_ends")]

    initial = True

    dependencies = [
        ("mandates", "0001_tables"),
        ("recognition", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="AvailabilityQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(default=tandem.journey.activation.terms.QuestionState["ASKED"], max_length=12),
                ),
                ("answer", models.CharField(blank=True, max_length=12)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField(null=True)),
                ("asked_on", models.DateField()),
                ("answers_until", models.DateField()),
                ("reminded_on", models.DateField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.UUIDField(null=True)),
                ("paused_until", models.DateField(null=True)),
                ("woken_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "asked_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mandates.body"
                    ),
                ),
                (
                    "recognition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="availability_questions",
                        to="recognition.recognition",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["recognition", "asked_on"], name="availability_of_recognition"),
                    models.Index(fields=["state", "answers_until"], name="availability_state_until"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["asked", "places", "paused", "mentor_left", "unanswered", "awake", "ended"])
                        ),
                        name="availability_state_known",
                        violation_error_message="Deze stand van een vraag naar plaats bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        (
                                            tandem.journey.activation.terms.QuestionState["ASKED"],
                                            tandem.journey.activation.terms.QuestionState["UNANSWERED"],
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("answer", ""),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.activation.terms.QuestionState["PLACES"]), _negated=True
                                ),
                                ("answer", tandem.journey.activation.terms.PlaceAnswer["PLACES"]),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.activation.terms.QuestionState["PAUSED"]), _negated=True
                                ),
                                ("answer", tandem.journey.activation.terms.PlaceAnswer["NOT_NOW"]),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.activation.terms.QuestionState["MENTOR_LEFT"]),
                                    _negated=True,
                                ),
                                ("answer", tandem.journey.activation.terms.PlaceAnswer["MENTOR_LEFT"]),
                                _connector="OR",
                            ),
                            ("answer__in", ["", "places", "not_now", "mentor_left"]),
                        ),
                        name="availability_answer_fits",
                        violation_error_message="De stand van een vraag naar plaats volgt uit het antwoord.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="availability_answer_has_moment",
                        violation_error_message="Een antwoord heeft een moment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by__isnull", True), ("answered_at__isnull", False), _connector="OR"
                        ),
                        name="availability_answered_paired",
                        violation_error_message="Wie antwoordde en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", tandem.journey.activation.terms.PlaceAnswer["NOT_NOW"]),
                                ("paused_until__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("answer", tandem.journey.activation.terms.PlaceAnswer["NOT_NOW"]), _negated=True
                                ),
                                ("paused_until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="availability_pause_has_end",
                        violation_error_message="Een pauze heeft een dag waarop ze eindigt, een ander antwoord niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", tandem.journey.activation.terms.QuestionState["AWAKE"]),
                                ("woken_on__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.activation.terms.QuestionState["AWAKE"]), _negated=True
                                ),
                                ("woken_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="availability_woken_has_day",
                        violation_error_message="Wat weer wakker is, heeft een dag waarop dat gebeurde.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answers_until__gte", models.F("asked_on"))),
                        name="availability_days_in_order",
                        violation_error_message="De laatste dag om te antwoorden ligt niet voor de vraag.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", tandem.journey.activation.terms.QuestionState["ASKED"])),
                        fields=("recognition",),
                        name="availability_asked_once",
                        violation_error_message="Deze onderneming kreeg de vraag al.",
                    ),
                ],
            },
        ),
    ]
