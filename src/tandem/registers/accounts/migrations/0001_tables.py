import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tandem.base.ids
import tandem.registers.accounts.terms


class Migration(migrations.Migration):
    replaces = [("accounts", "0001_initial")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("issuer", models.CharField(blank=True, max_length=200)),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(max_length=200)),
                ("language", models.CharField(default="nl", max_length=2)),
                ("is_active", models.BooleanField(default=True)),
                ("is_demo", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["email"], name="user_email")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("subject", ""), _negated=True),
                        fields=("issuer", "subject"),
                        name="user_one_per_identity",
                        violation_error_message="Deze aanmelding hoort al bij een andere account.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("issuer", ""), ("subject", "")),
                            models.Q(models.Q(("issuer", ""), _negated=True), models.Q(("subject", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="user_identity_paired",
                        violation_error_message="Een aanmelding heeft een uitgever en een sleutel, of geen van beide.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["nl", "en"])),
                        name="user_language_known",
                        violation_error_message="Deze taal kennen wij niet.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_active", True), ("issuer", "")),
                        fields=("email",),
                        name="user_one_per_address_without_identity",
                        violation_error_message="Er is al een account zonder eID met dit e-mailadres.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True), ("is_active", True)),
                            models.Q(("closed_at__isnull", False), ("is_active", False)),
                            _connector="OR",
                        ),
                        name="user_closed_has_moment",
                        violation_error_message="Een gesloten account heeft een tijdstip van sluiting.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignInLink",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "purpose",
                    models.CharField(default=tandem.registers.accounts.terms.LinkPurpose["SIGN_IN"], max_length=20),
                ),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["user", "expires_at"], name="sign_in_link_user")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["sign_in"])),
                        name="sign_in_link_purpose_known",
                        violation_error_message="Dit doel van een link bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("created_at"))),
                        name="sign_in_link_dates_in_order",
                        violation_error_message="Een link vervalt na het moment waarop hij gemaakt is.",
                    ),
                ],
            },
        ),
    ]
