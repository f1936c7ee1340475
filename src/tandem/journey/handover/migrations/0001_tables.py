import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tandem.base.ids
import tandem.journey.handover.terms.enquiries
import tandem.journey.handover.terms.handovers


class Migration(migrations.Migration):
    replaces = [("handover", "0001_enquiries"), ("handover", "0002_warm_handovers")]

    initial = True

    dependencies = [
        ("intake", "0001_tables"),
        ("organisations", "0001_tables"),
        ("reference", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Enquiry",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        default=tandem.journey.handover.terms.enquiries.EnquiryState["LEFT"], max_length=10
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=100)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("age", models.CharField(max_length=12)),
                ("situation", models.CharField(max_length=12)),
                ("nis", models.CharField(blank=True, max_length=5)),
                ("municipality", models.CharField(blank=True, max_length=100)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("language", models.CharField(default="nl", max_length=2)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("left_at", models.DateTimeField()),
                ("left_on", models.DateField()),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "track",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="intake.track"
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.training",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "left_on"], name="enquiry_state_left")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["left", "waiting", "taken", "closed", "withdrawn"])),
                        name="enquiry_state_known",
                        violation_error_message="Deze stand van een hulpvraag bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("age__in", ["minor", "young_adult", "adult"])),
                        name="enquiry_age_known",
                        violation_error_message="Deze leeftijdsgroep bestaat niet, of is te jong voor een hulpvraag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("situation__in", ["left_early", "seeks_work", "works", "newcomer", "other"])
                        ),
                        name="enquiry_situation_known",
                        violation_error_message="Deze situatie bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "outcome__in",
                                    [
                                        "enrolled",
                                        "other_training",
                                        "work",
                                        "care",
                                        "not_reached",
                                        "no_longer",
                                        "nobody",
                                    ],
                                ),
                                ("state", tandem.journey.handover.terms.enquiries.EnquiryState["CLOSED"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.handover.terms.enquiries.EnquiryState["CLOSED"]),
                                    _negated=True,
                                ),
                                ("outcome", ""),
                            ),
                            _connector="OR",
                        ),
                        name="enquiry_closed_has_outcome",
                        violation_error_message="Een afgesloten hulpvraag heeft een uitkomst, en een andere niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on__isnull", False),
                                (
                                    "state__in",
                                    (
                                        tandem.journey.handover.terms.enquiries.EnquiryState["CLOSED"],
                                        tandem.journey.handover.terms.enquiries.EnquiryState["WITHDRAWN"],
                                    ),
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        (
                                            tandem.journey.handover.terms.enquiries.EnquiryState["CLOSED"],
                                            tandem.journey.handover.terms.enquiries.EnquiryState["WITHDRAWN"],
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("ended_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="enquiry_ended_has_day",
                        violation_error_message="Een hulpvraag die eindigde, heeft een laatste dag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("email", ""),
                                ("name", ""),
                                ("nis", ""),
                                ("phone", ""),
                                ("state", tandem.journey.handover.terms.enquiries.EnquiryState["WITHDRAWN"]),
                                ("words", ""),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.handover.terms.enquiries.EnquiryState["WITHDRAWN"]),
                                    _negated=True,
                                ),
                                models.Q(("name", ""), _negated=True),
                                models.Q(("email", ""), _negated=True),
                                models.Q(("nis", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="enquiry_withdrawn_is_empty",
                        violation_error_message="Van wie een hulpvraag introk, bewaren wij niets; een andere zegt wie het is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed_at__isnull", False),
                                (
                                    "state__in",
                                    (
                                        tandem.journey.handover.terms.enquiries.EnquiryState["WAITING"],
                                        tandem.journey.handover.terms.enquiries.EnquiryState["TAKEN"],
                                    ),
                                ),
                            ),
                            models.Q(
                                (
                                    "state__in",
                                    (
                                        tandem.journey.handover.terms.enquiries.EnquiryState["WAITING"],
                                        tandem.journey.handover.terms.enquiries.EnquiryState["TAKEN"],
                                    ),
                                ),
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="enquiry_waiting_is_confirmed",
                        violation_error_message="Niemand krijgt een hulpvraag voor ze bevestigd is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1), ("number__lte", 3)),
                        name="enquiry_number_a_day",
                        violation_error_message="Meer hulpvragen op één dag zijn er niet voor één adres.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("email", ""), _negated=True),
                        fields=("email", "left_on", "number"),
                        name="enquiry_numbered_once",
                        violation_error_message="Deze hulpvraag staat er al.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnquiryTurn",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("taker", models.CharField(max_length=10)),
                ("since", models.DateField()),
                ("answers_until", models.DateField()),
                ("end", models.CharField(blank=True, max_length=10)),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("taken_at", models.DateTimeField(null=True)),
                ("taken_by", models.UUIDField(null=True)),
                ("ended_on", models.DateField(null=True)),
                (
                    "enquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="turns", to="handover.enquiry"
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.provider",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["taker", "provider", "end"], name="enquiry_turn_taker")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("provider__isnull", False),
                                ("taker", tandem.journey.handover.terms.enquiries.TakerKind["PROVIDER"]),
                            ),
                            models.Q(("provider__isnull", True), ("taker__in", ["CLB", "VDAB"])),
                            _connector="OR",
                        ),
                        name="enquiry_turn_taker_known",
                        violation_error_message="Een beurt is van een aanbieder, van het CLB of van VDAB.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", ""), ("ended_on__isnull", True)),
                            models.Q(
                                ("end__in", ["passed_on", "late", "done", "withdrawn"]), ("ended_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="enquiry_turn_end_known",
                        violation_error_message="Een beurt die eindigde, heeft een dag en een einde dat bestaat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reason", ""),
                            models.Q(
                                ("end", tandem.journey.handover.terms.enquiries.TurnEnd["PASSED_ON"]),
                                ("reason__in", ["not_offered", "full", "too_far", "other_help", "not_reached"]),
                            ),
                            _connector="OR",
                        ),
                        name="enquiry_turn_reason_known",
                        violation_error_message="Alleen wie een hulpvraag doorgeeft, zegt waarom, met een reden die bestaat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_at__isnull", True), ("taken_by__isnull", True)),
                            models.Q(("taken_at__isnull", False), ("taken_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="enquiry_turn_taken_paired",
                        violation_error_message="Wie een hulpvraag opnam en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answers_until__gte", models.F("since"))),
                        name="enquiry_turn_days_in_order",
                        violation_error_message="De laatste dag van een beurt ligt niet voor de eerste.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("end", "")),
                        fields=("enquiry",),
                        name="enquiry_turn_one_open",
                        violation_error_message="Een hulpvraag heeft maar één iemand in handen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WarmHandover",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=10)),
                (
                    "state",
                    models.CharField(
                        default=tandem.journey.handover.terms.handovers.HandoverState["ASKED"], max_length=10
                    ),
                ),
                ("why", models.CharField(max_length=20)),
                ("stands", models.CharField(max_length=1000)),
                ("tried", models.CharField(blank=True, max_length=1000)),
                ("agreed", models.CharField(blank=True, max_length=1000)),
                ("works", models.CharField(blank=True, max_length=1000)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.UUIDField(null=True)),
                ("agreed_as", models.CharField(blank=True, max_length=10)),
                ("agreed_on", models.DateField(null=True)),
                ("agreed_at", models.DateTimeField(null=True)),
                ("agreed_by", models.UUIDField(null=True)),
                ("answers_until", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "new_track",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="intake.track"
                    ),
                ),
                (
                    "to_coach",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_provider",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.provider",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="handovers", to="intake.track"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "answers_until"], name="handover_state_until")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("asked", "offered"))),
                        fields=("track",),
                        name="handover_one_open",
                        violation_error_message="Voor deze lerende loopt al een overdracht.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["asked", "offered", "accepted", "returned", "declined", "withdrawn", "lapsed"],
                            )
                        ),
                        name="handover_state_known",
                        violation_error_message="Deze stand van een overdracht bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", tandem.journey.handover.terms.handovers.HandoverKind["PROVIDER"]),
                                ("to_coach__isnull", True),
                                ("to_provider__isnull", False),
                            ),
                            models.Q(
                                ("kind", tandem.journey.handover.terms.handovers.HandoverKind["VDAB"]),
                                ("to_coach__isnull", True),
                                ("to_provider__isnull", True),
                            ),
                            models.Q(
                                ("kind", tandem.journey.handover.terms.handovers.HandoverKind["COLLEAGUE"]),
                                ("to_provider__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="handover_kind_has_receiver",
                        violation_error_message="Een overdracht gaat naar een collega, een andere aanbieder of VDAB.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("why__in", ["coach_leaves", "other_group", "moved", "search_over", "track_ends", "other"])
                        ),
                        name="handover_why_known",
                        violation_error_message="Deze reden van een overdracht bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreed_as", ""),
                                ("agreed_at__isnull", True),
                                ("agreed_by__isnull", True),
                                ("agreed_on__isnull", True),
                            ),
                            models.Q(
                                ("agreed_as__in", ["not_needed", "learner", "guardian", "paper"]),
                                ("agreed_at__isnull", False),
                                ("agreed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="handover_agreed_paired",
                        violation_error_message="Wie akkoord ging en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True),
                                ("ended_by__isnull", True),
                                ("state__in", ("asked", "offered")),
                            ),
                            models.Q(
                                models.Q(("state__in", ("asked", "offered")), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="handover_ended_paired",
                        violation_error_message="Een overdracht loopt, of is geëindigd op een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reason__in", ["sheet_short", "not_for_us", "full", "talk_first"]),
                                ("state", tandem.journey.handover.terms.handovers.HandoverState["RETURNED"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.handover.terms.handovers.HandoverState["RETURNED"]),
                                    _negated=True,
                                ),
                                ("reason", ""),
                            ),
                            _connector="OR",
                        ),
                        name="handover_returned_has_reason",
                        violation_error_message="Wie een lerende terugstuurt, zegt waarom.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    (
                                        tandem.journey.handover.terms.handovers.HandoverState["OFFERED"],
                                        tandem.journey.handover.terms.handovers.HandoverState["ACCEPTED"],
                                        tandem.journey.handover.terms.handovers.HandoverState["RETURNED"],
                                    ),
                                ),
                                _negated=True,
                            ),
                            ("answers_until__isnull", False),
                            _connector="OR",
                        ),
                        name="handover_offered_has_day",
                        violation_error_message="Wie een lerende krijgt, heeft een dag om te antwoorden.",
                    ),
                ],
            },
        ),
    ]
