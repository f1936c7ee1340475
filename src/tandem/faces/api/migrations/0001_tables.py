from django.db import migrations, models

import tandem.base.ids


class Migration(migrations.Migration):
    replaces = [("api", "0001_initial")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="IdempotencyKey",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("owner", models.UUIDField()),
                ("key", models.CharField(max_length=64)),
                ("request_hash", models.CharField(max_length=64)),
                ("status", models.PositiveSmallIntegerField(default=0)),
                ("headers", models.JSONField(default=dict)),
                ("body", models.TextField(blank=True)),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["expires_at"], name="idempotency_key_expires")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "key"),
                        name="idempotency_key_once",
                        violation_error_message="Deze herhaalsleutel is al gebruikt.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("created_at"))),
                        name="idempotency_key_dates_in_order",
                        violation_error_message="Een herhaalsleutel vervalt nadat hij gebruikt is.",
                    ),
                ],
            },
        ),
    ]
