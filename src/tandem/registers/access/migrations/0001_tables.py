import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tandem.base.ids
import tandem.registers.access.terms


class Migration(migrations.Migration):
    replaces = [
        ("access", "0001_initial"),
        ("access", "0002_api_token"),
        ("access", "0003_invitation_name"),
        ("access", "0004_invitation_of_a_person"),
    ]

    initial = True

    dependencies = [
        ("mandates", "0001_tables"),
        ("organisations", "0001_tables"),
        ("people", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Capacity",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("role", models.CharField(max_length=30)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.UUIDField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                (
                    "body",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="mandates.body"
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.company",
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
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="capacities",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["company", "role"], name="capacity_company_role"),
                    models.Index(fields=["body", "role"], name="capacity_body_role"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "CLB",
                                    "agency_staff",
                                    "coach",
                                    "company_admin",
                                    "company_hr",
                                    "education_department",
                                    "employment_service",
                                    "flemish_partnership",
                                    "forum_member",
                                    "guardian",
                                    "learner",
                                    "mentor",
                                    "partnership_manager",
                                    "partnership_staff",
                                    "partnership_voter",
                                    "platform_admin",
                                    "provider_admin",
                                    "run_up_partner",
                                    "sector_consultant",
                                    "support_point",
                                    "trade_union",
                                ],
                            )
                        ),
                        name="capacity_role_known",
                        violation_error_message="Deze rol bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "role__in",
                                    [
                                        tandem.registers.access.terms.Role["COMPANY_ADMIN"],
                                        tandem.registers.access.terms.Role["COMPANY_HR"],
                                        tandem.registers.access.terms.Role["MENTOR"],
                                    ],
                                ),
                                ("body__isnull", True),
                                ("company__isnull", False),
                                ("provider__isnull", True),
                            ),
                            models.Q(
                                (
                                    "role__in",
                                    [
                                        tandem.registers.access.terms.Role["COACH"],
                                        tandem.registers.access.terms.Role["PROVIDER_ADMIN"],
                                    ],
                                ),
                                ("body__isnull", True),
                                ("company__isnull", True),
                                ("provider__isnull", False),
                            ),
                            models.Q(
                                (
                                    "role__in",
                                    [
                                        tandem.registers.access.terms.Role["AGENCY_STAFF"],
                                        tandem.registers.access.terms.Role["FLEMISH_PARTNERSHIP"],
                                        tandem.registers.access.terms.Role["PARTNERSHIP_MANAGER"],
                                        tandem.registers.access.terms.Role["PARTNERSHIP_STAFF"],
                                        tandem.registers.access.terms.Role["PARTNERSHIP_VOTER"],
                                    ],
                                ),
                                ("body__isnull", False),
                                ("company__isnull", True),
                                ("provider__isnull", True),
                            ),
                            models.Q(
                                (
                                    "role__in",
                                    [
                                        "CLB",
                                        "education_department",
                                        "employment_service",
                                        "forum_member",
                                        "guardian",
                                        "learner",
                                        "platform_admin",
                                        "run_up_partner",
                                        "sector_consultant",
                                        "support_point",
                                        "trade_union",
                                    ],
                                ),
                                ("body__isnull", True),
                                ("company__isnull", True),
                                ("provider__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="capacity_organisation_fits_role",
                        violation_error_message="Deze rol hoort bij een ander soort organisatie.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("company__isnull", False), ("valid_until__isnull", True)),
                        fields=("user", "role", "company"),
                        name="capacity_once_open_per_company",
                        violation_error_message="Deze persoon heeft deze rol al in deze organisatie.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("provider__isnull", False), ("valid_until__isnull", True)),
                        fields=("user", "role", "provider"),
                        name="capacity_once_open_per_provider",
                        violation_error_message="Deze persoon heeft deze rol al in deze organisatie.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("body__isnull", False), ("valid_until__isnull", True)),
                        fields=("user", "role", "body"),
                        name="capacity_once_open_per_body",
                        violation_error_message="Deze persoon heeft deze rol al in deze organisatie.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("body", None), ("company", None), ("provider", None), ("valid_until__isnull", True)
                        ),
                        fields=("user", "role"),
                        name="capacity_once_open_without_organisation",
                        violation_error_message="Deze persoon heeft deze rol al.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="capacity_dates_in_order",
                        violation_error_message="Het einde van een periode ligt niet voor het begin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("valid_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="capacity_ended_has_end",
                        violation_error_message="Een beëindigde hoedanigheid heeft een einddatum.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=80)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("issued_at", models.DateTimeField()),
                ("issued_by", models.UUIDField(null=True)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoked_by", models.UUIDField(null=True)),
                ("last_used_on", models.DateField(null=True)),
                (
                    "capacity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tokens", to="access.capacity"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                        name="api_token_dates_in_order",
                        violation_error_message="Een sleutel vervalt na het moment waarop hij gemaakt is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                            models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="api_token_revoked_paired",
                        violation_error_message="Wie een sleutel introk en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="api_token_has_name",
                        violation_error_message="Een sleutel heeft een naam.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("role", models.CharField(max_length=30)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("invited_at", models.DateTimeField()),
                ("invited_by", models.UUIDField(null=True)),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("accepted_by", models.UUIDField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.UUIDField(null=True)),
                (
                    "body",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="mandates.body"
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.company",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "CLB",
                                    "agency_staff",
                                    "coach",
                                    "company_admin",
                                    "company_hr",
                                    "education_department",
                                    "employment_service",
                                    "flemish_partnership",
                                    "forum_member",
                                    "guardian",
                                    "learner",
                                    "mentor",
                                    "partnership_manager",
                                    "partnership_staff",
                                    "partnership_voter",
                                    "platform_admin",
                                    "provider_admin",
                                    "run_up_partner",
                                    "sector_consultant",
                                    "support_point",
                                    "trade_union",
                                ],
                            )
                        ),
                        name="invitation_role_known",
                        violation_error_message="Deze rol bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "role__in",
                                    [
                                        tandem.registers.access.terms.Role["COMPANY_ADMIN"],
                                        tandem.registers.access.terms.Role["COMPANY_HR"],
                                        tandem.registers.access.terms.Role["MENTOR"],
                                    ],
                                ),
                                ("body__isnull", True),
                                ("company__isnull", False),
                                ("provider__isnull", True),
                            ),
                            models.Q(
                                (
                                    "role__in",
                                    [
                                        tandem.registers.access.terms.Role["COACH"],
                                        tandem.registers.access.terms.Role["PROVIDER_ADMIN"],
                                    ],
                                ),
                                ("body__isnull", True),
                                ("company__isnull", True),
                                ("provider__isnull", False),
                            ),
                            models.Q(
                                (
                                    "role__in",
                                    [
                                        tandem.registers.access.terms.Role["AGENCY_STAFF"],
                                        tandem.registers.access.terms.Role["FLEMISH_PARTNERSHIP"],
                                        tandem.registers.access.terms.Role["PARTNERSHIP_MANAGER"],
                                        tandem.registers.access.terms.Role["PARTNERSHIP_STAFF"],
                                        tandem.registers.access.terms.Role["PARTNERSHIP_VOTER"],
                                    ],
                                ),
                                ("body__isnull", False),
                                ("company__isnull", True),
                                ("provider__isnull", True),
                            ),
                            models.Q(
                                (
                                    "role__in",
                                    [
                                        "CLB",
                                        "education_department",
                                        "employment_service",
                                        "forum_member",
                                        "guardian",
                                        "learner",
                                        "platform_admin",
                                        "run_up_partner",
                                        "sector_consultant",
                                        "support_point",
                                        "trade_union",
                                    ],
                                ),
                                ("body__isnull", True),
                                ("company__isnull", True),
                                ("provider__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="invitation_organisation_fits_role",
                        violation_error_message="Deze rol hoort bij een ander soort organisatie.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", True),
                            (
                                "role__in",
                                [
                                    tandem.registers.access.terms.Role["GUARDIAN"],
                                    tandem.registers.access.terms.Role["LEARNER"],
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="invitation_person_fits_role",
                        violation_error_message="Een persoon hoort bij een uitnodiging als lerende of als ouder.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at__isnull", True), ("accepted_by__isnull", True)),
                            models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="invitation_accepted_paired",
                        violation_error_message="Wie een uitnodiging aanvaardt en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(
                                ("accepted_at__isnull", True),
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="invitation_withdrawn_paired",
                        violation_error_message="Een aanvaarde uitnodiging kan niet meer ingetrokken worden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("invited_at"))),
                        name="invitation_dates_in_order",
                        violation_error_message="Een uitnodiging vervalt na het moment waarop ze verstuurd is.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadNote",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("user_id", models.UUIDField(null=True)),
                ("role", models.CharField(max_length=30)),
                ("organisation_id", models.UUIDField(null=True)),
                ("subject_kind", models.CharField(max_length=80)),
                ("subject_id", models.CharField(max_length=40)),
                ("page", models.CharField(max_length=80)),
                ("sight", models.CharField(default=tandem.registers.access.terms.Sight["SEEN"], max_length=10)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["subject_kind", "subject_id", "at"], name="read_note_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sight__in", ["seen", "refused"])),
                        name="read_note_sight_known",
                        violation_error_message="Deze afloop van een inzage kennen wij niet.",
                    )
                ],
            },
        ),
    ]
