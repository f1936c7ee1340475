from django.db import migrations, models

import tandem.base.ids
import tandem.registers.travel.terms


class Migration(migrations.Migration):
    replaces = [("travel", "0001_timetables_of_public_transport")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Timetable",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("operator", models.CharField(max_length=40)),
                ("source", models.CharField(max_length=120)),
                ("file_digest", models.CharField(max_length=64)),
                ("state", models.CharField(max_length=12)),
                ("publisher", models.CharField(blank=True, max_length=200)),
                ("version", models.CharField(blank=True, max_length=100)),
                ("valid_from", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
                ("stops", models.PositiveIntegerField(default=0)),
                ("lines", models.PositiveIntegerField(default=0)),
                ("trips", models.PositiveIntegerField(default=0)),
                ("left_out", models.PositiveIntegerField(default=0)),
                ("problems", models.JSONField(default=list)),
                ("problem_count", models.PositiveIntegerField(default=0)),
                ("asides", models.JSONField(default=dict)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("received_at", models.DateTimeField()),
                ("received_by", models.UUIDField(null=True)),
                ("checked_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["state", "operator"], name="timetable_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["received", "refused", "checked", "in_use", "withdrawn"])),
                        name="timetable_state_known",
                        violation_error_message="Deze toestand van een dienstregeling kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["checked", "in_use"]), _negated=True),
                            models.Q(
                                ("checked_at__isnull", False),
                                ("valid_from__isnull", False),
                                ("valid_until__isnull", False),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="timetable_read_before_used",
                        violation_error_message="Een dienstregeling is gelezen voor wij ermee rekenen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", False),
                                ("state", tandem.registers.travel.terms.TimetableState["IN_USE"]),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("state", tandem.registers.travel.terms.TimetableState["WITHDRAWN"]),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        [
                                            tandem.registers.travel.terms.TimetableState["IN_USE"],
                                            tandem.registers.travel.terms.TimetableState["WITHDRAWN"],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="timetable_decided_when_used",
                        violation_error_message="Wie een dienstregeling in gebruik neemt of intrekt en wanneer, staat erbij.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("valid_from__isnull", True), ("valid_until__isnull", True)),
                            ("valid_until__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="timetable_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    tandem.registers.travel.terms.TimetableState["CHECKED"],
                                    tandem.registers.travel.terms.TimetableState["IN_USE"],
                                    tandem.registers.travel.terms.TimetableState["RECEIVED"],
                                ],
                            )
                        ),
                        fields=("operator", "file_digest"),
                        name="timetable_file_once",
                        violation_error_message="Dit bestand van deze vervoerder is al ontvangen.",
                    ),
                ],
            },
        ),
    ]
