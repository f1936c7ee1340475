import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids


class Migration(migrations.Migration):
    replaces = [("base", "0001_initial"), ("base", "0002_what_somebody_waits_for_goes_first")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("series", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("stream", models.CharField(max_length=120)),
                ("seq", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("code", models.CharField(max_length=80)),
                ("actor_user", models.UUIDField(null=True)),
                ("actor_role", models.CharField(max_length=40)),
                ("actor_organisation", models.UUIDField(null=True)),
                ("subject_kind", models.CharField(max_length=80)),
                ("subject_id", models.CharField(max_length=40)),
                ("data", models.JSONField(default=dict)),
                ("detail_hash", models.CharField(blank=True, max_length=64)),
                ("previous_hash", models.CharField(blank=True, max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["code", "at"], name="event_code_at"),
                    models.Index(fields=["subject_kind", "subject_id"], name="event_subject"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("stream", "seq"),
                        name="event_one_per_place_in_stream",
                        violation_error_message="Deze plaats in de keten van gebeurtenissen is al bezet.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EventAnchor",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("last_event", models.BigIntegerField()),
                ("count", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="EventHead",
            fields=[
                ("stream", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("seq", models.PositiveIntegerField(default=0)),
                ("hash", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=80)),
                ("arguments", models.JSONField(default=dict)),
                ("key", models.CharField(max_length=200, null=True, unique=True)),
                ("state", models.CharField(default="queued", max_length=10)),
                ("run_at", models.DateTimeField()),
                ("is_awaited", models.BooleanField(default=False)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("lease_until", models.DateTimeField(null=True)),
                ("worker", models.CharField(blank=True, max_length=80)),
                ("last_error", models.TextField(blank=True)),
                ("created_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "run_at", "id"], name="job_state_run_at"),
                    models.Index(fields=["state", "is_awaited", "run_at", "id"], name="job_awaited"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["queued", "running", "done", "failed"])),
                        name="job_state_known",
                        violation_error_message="Deze toestand van een taak bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lease_until__isnull", False), ("state", "running")),
                            models.Q(("state", "running"), _negated=True),
                            _connector="OR",
                        ),
                        name="job_running_has_lease",
                        violation_error_message="Een lopende taak heeft een termijn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", False), ("state__in", ["done", "failed"])),
                            models.Q(("finished_at__isnull", True), ("state__in", ["queued", "running"])),
                            _connector="OR",
                        ),
                        name="job_finished_has_moment",
                        violation_error_message="Een taak is afgelopen of niet, en heeft dan een tijdstip.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventDetail",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="detail",
                        serialize=False,
                        to="base.event",
                    ),
                ),
                ("salt", models.CharField(max_length=32)),
                ("body", models.JSONField(null=True)),
                ("erased_at", models.DateTimeField(null=True)),
                ("erased_by", models.UUIDField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body__isnull", False), ("erased_at__isnull", True), ("erased_by__isnull", True)),
                            models.Q(("body__isnull", True), ("erased_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="event_detail_erased_or_there",
                        violation_error_message="Een gewist detail is leeg, een bewaard detail niet.",
                    )
                ],
            },
        ),
    ]
