from django.db import migrations, models

import tandem.base.ids


class Migration(migrations.Migration):
    replaces = [
        ("outbox", "0001_initial"),
        ("outbox", "0002_results_by_mail"),
        ("outbox", "0003_notice_for_a_person"),
        ("outbox", "0004_notice_about_a_track"),
        ("outbox", "0005_notices_for_who_answers"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Mail",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("event_id", models.BigIntegerField(null=True)),
                ("audience", models.CharField(max_length=10)),
                ("code", models.CharField(max_length=80)),
                ("recipient", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("html", models.TextField()),
                ("created_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("enclosed", models.JSONField(default=dict)),
                ("is_forgotten_once_sent", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event_id", "audience", "recipient"),
                        name="mail_once_per_event",
                        violation_error_message="Deze mail is al geschreven.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["company", "body", "person"])),
                        name="mail_audience_known",
                        violation_error_message="Deze bestemming bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MailedResult",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("day", models.DateField()),
                ("number", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="mailed_result_at")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("fingerprint", "day", "number"),
                        name="mailed_result_numbered_once",
                        violation_error_message="Deze mail is al onderweg.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("event_id", models.BigIntegerField()),
                ("organisation_id", models.UUIDField(null=True)),
                ("user_id", models.UUIDField(null=True)),
                ("role", models.CharField(blank=True, max_length=40)),
                ("path", models.CharField(blank=True, max_length=200)),
                ("track_id", models.UUIDField(null=True)),
                ("within_id", models.UUIDField(null=True)),
                ("code", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=200)),
                ("subject_kind", models.CharField(max_length=80)),
                ("subject_id", models.UUIDField()),
                ("data", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("read_by", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation_id", "read_at", "at"], name="notice_organisation"),
                    models.Index(fields=["user_id", "read_at", "at"], name="notice_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event_id", "organisation_id"),
                        name="notice_once_per_event",
                        violation_error_message="Deze melding staat er al.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("user_id__isnull", False)),
                        fields=("event_id", "user_id", "role"),
                        name="notice_once_per_person",
                        violation_error_message="Deze persoon kreeg deze melding al.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("organisation_id__isnull", False),
                                ("track_id", None),
                                ("user_id", None),
                                ("within_id", None),
                                ("path", ""),
                                ("role", ""),
                            ),
                            models.Q(
                                ("organisation_id__isnull", True),
                                ("user_id__isnull", False),
                                models.Q(
                                    models.Q(("track_id__isnull", False), ("within_id", None)),
                                    models.Q(("track_id", None), ("within_id__isnull", False)),
                                    _connector="OR",
                                ),
                                models.Q(("role", ""), _negated=True),
                                models.Q(("path", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="notice_for_one",
                        violation_error_message="Een melding is voor een organisatie, of voor een persoon: over een traject, of in een organisatie.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_at__isnull", True), ("read_by__isnull", True)),
                            models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="notice_read_paired",
                        violation_error_message="Wie een melding las en wanneer horen samen.",
                    ),
                ],
            },
        ),
    ]
