import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids
import tandem.registers.organisations.terms


class Migration(migrations.Migration):
    replaces = [
        ("organisations", "0001_initial"),
        ("organisations", "0002_trajectories"),
        ("organisations", "0003_provider_free_day"),
        ("organisations", "0004_aanloop_programme"),
    ]

    initial = True

    dependencies = [
        ("reference", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Location",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=10)),
                ("name", models.CharField(max_length=200)),
                ("street", models.CharField(blank=True, max_length=200)),
                ("house_number", models.CharField(blank=True, max_length=30)),
                ("postal_code", models.CharField(max_length=4)),
                ("municipality", models.CharField(max_length=100)),
                ("nis", models.CharField(blank=True, max_length=5)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("position_source", models.CharField(blank=True, max_length=20)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("batch", models.UUIDField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lat__isnull", True), ("lon__isnull", True), ("position_source", "")),
                            models.Q(
                                ("lat__isnull", False),
                                ("lon__isnull", False),
                                ("position_source__in", ["address", "postal_code", "municipality"]),
                            ),
                            _connector="OR",
                        ),
                        name="location_position_whole",
                        violation_error_message="Een ligging heeft een breedte, een lengte en een bron, of niets.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="location_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterActivity",
            fields=[
                ("generation", models.SmallIntegerField()),
                ("line", models.IntegerField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "generation", "entity", "line", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("entity", models.BigIntegerField()),
                ("group", models.CharField(max_length=3)),
                ("version", models.SmallIntegerField()),
                ("code", models.CharField(max_length=7)),
                ("classification", models.CharField(max_length=4)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegisterAddress",
            fields=[
                ("generation", models.SmallIntegerField()),
                ("line", models.IntegerField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "generation", "entity", "line", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("entity", models.BigIntegerField()),
                ("kind", models.CharField(max_length=4)),
                ("country", models.CharField(blank=True, max_length=100)),
                ("zipcode", models.CharField(blank=True, max_length=20)),
                ("municipality", models.CharField(blank=True, max_length=200)),
                ("street", models.CharField(blank=True, max_length=200)),
                ("house_number", models.CharField(blank=True, max_length=22)),
                ("box", models.CharField(blank=True, max_length=20)),
                ("extra", models.CharField(blank=True, max_length=80)),
                ("struck_off_on", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegisterCode",
            fields=[
                ("generation", models.SmallIntegerField()),
                ("line", models.IntegerField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "generation",
                        "category",
                        "code",
                        "language",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("category", models.CharField(max_length=40)),
                ("code", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=2)),
                ("description", models.CharField(max_length=500)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegisterContact",
            fields=[
                ("generation", models.SmallIntegerField()),
                ("line", models.IntegerField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "generation", "entity", "line", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("entity", models.BigIntegerField()),
                ("kind", models.CharField(max_length=5)),
                ("value", models.CharField(max_length=254)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Company",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=10, unique=True)),
                ("name", models.CharField(max_length=320)),
                ("legal_form", models.CharField(blank=True, max_length=10)),
                ("started_on", models.DateField(null=True)),
                ("contact_email", models.EmailField(blank=True, max_length=254)),
                ("contact_phone", models.CharField(blank=True, max_length=30)),
                ("joined_at", models.DateTimeField()),
                ("gone_since", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__regex", "^[01][0-9]{9}$")),
                        name="company_number_ten_digits",
                        violation_error_message="Een ondernemingsnummer telt tien cijfers en begint met 0 of 1.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Establishment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=10, unique=True)),
                ("name", models.CharField(max_length=320)),
                ("street", models.CharField(max_length=200)),
                ("house_number", models.CharField(blank=True, max_length=30)),
                ("box", models.CharField(blank=True, max_length=20)),
                ("postal_code", models.CharField(max_length=4)),
                ("municipality", models.CharField(max_length=100)),
                ("nis", models.CharField(blank=True, max_length=5)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("position_source", models.CharField(blank=True, max_length=20)),
                ("started_on", models.DateField(null=True)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("website", models.URLField(blank=True)),
                ("gone_since", models.DateField(null=True)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="establishments",
                        to="organisations.company",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__regex", "^[2-8][0-9]{9}$")),
                        name="establishment_number_ten_digits",
                        violation_error_message="Een vestigingsnummer telt tien cijfers en begint met 2 tot 8.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lat__isnull", True), ("lon__isnull", True), ("position_source", "")),
                            models.Q(
                                ("lat__isnull", False),
                                ("lon__isnull", False),
                                ("position_source__in", ["address", "postal_code", "municipality"]),
                            ),
                            _connector="OR",
                        ),
                        name="establishment_position_whole",
                        violation_error_message="Een ligging heeft een breedte, een lengte en een bron, of niets.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AanloopProgramme",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=160)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("batch", models.UUIDField(null=True)),
                (
                    "sector",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.sector"
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
                (
                    "location",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aanloop_programmes",
                        to="organisations.location",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("location", "name", "valid_from"),
                        name="aanloop_programme_once",
                        violation_error_message="Deze aanloop staat er al vanaf die dag op deze vestigingsplaats.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("training__isnull", True), ("sector__isnull", True), _connector="OR"),
                        name="aanloop_programme_one_aim",
                        violation_error_message="Een aanloop leidt naar één opleiding, naar een sector, of is breed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="aanloop_programme_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Network",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=20)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["umbrella", "school_community"])),
                        name="network_kind_known",
                        violation_error_message="Dit soort netwerk kennen wij niet.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("group_number", models.CharField(blank=True, max_length=6)),
                ("agreement_type", models.CharField(blank=True, max_length=4)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("batch", models.UUIDField(null=True)),
                (
                    "location",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programmes",
                        to="organisations.location",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.training"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("location", "training", "valid_from"),
                        name="programme_once",
                        violation_error_message="Deze opleiding staat er al vanaf die dag op deze vestigingsplaats.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreement_type__in", ["OAO", "SAO", "DA", "ODO", "ODOS", "ODOW", ""])),
                        name="programme_agreement_type_known",
                        violation_error_message="Dit soort overeenkomst bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="programme_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Provider",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=6, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=10)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("website", models.URLField(blank=True)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("batch", models.UUIDField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["school", "CDO", "SYNTRA", "BuSO", "CVO"])),
                        name="provider_kind_known",
                        violation_error_message="Dit soort aanbieder kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__regex", "^[0-9]{1,6}$")),
                        name="provider_number_digits",
                        violation_error_message="Een instellingsnummer telt één tot zes cijfers.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="provider_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkMembership",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="organisations.network",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="organisations.provider",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("provider", "network", "valid_from"),
                        name="network_membership_once",
                        violation_error_message="Dit lidmaatschap staat er al vanaf die dag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="network_membership_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="location",
            name="provider",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="locations", to="organisations.provider"
            ),
        ),
        migrations.CreateModel(
            name="ProviderBatch",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("source", models.CharField(max_length=200)),
                ("applied_at", models.DateTimeField()),
                ("applied_by", models.UUIDField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.UUIDField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                            ("undone_at__isnull", False),
                            _connector="OR",
                        ),
                        name="provider_batch_undone_paired",
                        violation_error_message="Wie een import ongedaan maakt en wanneer horen samen.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderChange",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveIntegerField()),
                ("table", models.CharField(max_length=20)),
                ("row_id", models.UUIDField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField()),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="organisations.providerbatch",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("batch", "position"),
                        name="provider_change_one_per_position",
                        violation_error_message="Op deze plaats in de import staat al een wijziging.",
                    ),
                    models.UniqueConstraint(
                        fields=("batch", "row_id"),
                        name="provider_change_once_per_row",
                        violation_error_message="Een import wijzigt een rij hoogstens een keer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "table__in",
                                [
                                    "network",
                                    "provider",
                                    "membership",
                                    "location",
                                    "programme",
                                    "trajectory",
                                    "trajectory_group",
                                    "aanloop_programme",
                                ],
                            )
                        ),
                        name="provider_change_table_known",
                        violation_error_message="Deze tabel van aanbieders kennen wij niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderFreeDay",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("day", models.DateField()),
                ("kind", models.CharField(max_length=10)),
                ("words", models.CharField(blank=True, max_length=100)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.UUIDField(null=True)),
                (
                    "location",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="free_days",
                        to="organisations.location",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="free_days",
                        to="organisations.provider",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["free", "study", "other"])),
                        name="provider_free_day_kind_known",
                        violation_error_message="Dit soort vrije dag kennen wij niet.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("location__isnull", True)),
                        fields=("provider", "day"),
                        name="provider_free_day_once",
                        violation_error_message="Deze dag staat er al voor alle vestigingsplaatsen.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("location__isnull", False)),
                        fields=("location", "day"),
                        name="provider_free_day_once_here",
                        violation_error_message="Deze dag staat er al voor deze vestigingsplaats.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterBranch",
            fields=[
                ("generation", models.SmallIntegerField()),
                ("line", models.IntegerField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "generation", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.BigIntegerField()),
                ("enterprise", models.BigIntegerField()),
                ("started_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 9000000000), ("number__lt", 10000000000)),
                        name="register_branch_series",
                        violation_error_message="Het nummer van een bijkantoor telt tien cijfers en begint met 9.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterDeletion",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "generation", "file", "entity", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("generation", models.SmallIntegerField()),
                ("file", models.CharField(max_length=13)),
                ("entity", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "file__in",
                                [
                                    "code",
                                    "enterprise",
                                    "establishment",
                                    "branch",
                                    "denomination",
                                    "address",
                                    "contact",
                                    "activity",
                                ],
                            )
                        ),
                        name="register_deletion_file_known",
                        violation_error_message="Dit bestand van een uittreksel kennen wij niet.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterDenomination",
            fields=[
                ("generation", models.SmallIntegerField()),
                ("line", models.IntegerField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "generation", "entity", "line", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("entity", models.BigIntegerField()),
                ("language", models.CharField(max_length=1)),
                ("kind", models.CharField(max_length=3)),
                ("name", models.CharField(max_length=320)),
                ("search_name", models.CharField(max_length=32)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["generation", "search_name"],
                        name="register_denomination_search",
                        opclasses=["int2_ops", "varchar_pattern_ops"],
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterDoubt",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("field", models.CharField(max_length=40)),
                ("explanation", models.TextField(max_length=1000)),
                ("raised_at", models.DateTimeField()),
                ("raised_by", models.UUIDField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.UUIDField(null=True)),
                ("answer", models.TextField(blank=True, max_length=1000)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="doubts", to="organisations.company"
                    ),
                ),
                (
                    "establishment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doubts",
                        to="organisations.establishment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="register_doubt_settled_paired",
                        violation_error_message="Wie een opmerking afhandelt en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("field__in", ["name", "legal_form", "started_on", "address", "establishments", "contact"])
                        ),
                        name="register_doubt_field_known",
                        violation_error_message="Dit gegeven uit het register kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("explanation", ""), _negated=True),
                        name="register_doubt_has_words",
                        violation_error_message="Een opmerking zegt wat er niet klopt.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterEnterprise",
            fields=[
                ("generation", models.SmallIntegerField()),
                ("line", models.IntegerField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "generation", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.BigIntegerField()),
                ("status", models.CharField(max_length=2)),
                ("situation", models.CharField(max_length=3)),
                ("kind", models.CharField(max_length=1)),
                ("form", models.CharField(blank=True, max_length=3)),
                ("form_to_read", models.CharField(blank=True, max_length=3)),
                ("started_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0), ("number__lt", 2000000000)),
                        name="register_enterprise_series",
                        violation_error_message="Een ondernemingsnummer telt tien cijfers en begint met 0 of 1.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterEstablishment",
            fields=[
                ("generation", models.SmallIntegerField()),
                ("line", models.IntegerField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "generation", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.BigIntegerField()),
                ("enterprise", models.BigIntegerField()),
                ("started_on", models.DateField()),
            ],
            options={
                "indexes": [models.Index(fields=["generation", "enterprise"], name="register_establishment_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 2000000000), ("number__lt", 9000000000)),
                        name="register_establishment_series",
                        violation_error_message="Een vestigingsnummer telt tien cijfers en begint met 2 tot 8.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterExtract",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=6)),
                ("snapshot_on", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("version", models.CharField(max_length=20)),
                ("fingerprint", models.CharField(max_length=64)),
                ("generation", models.SmallIntegerField(unique=True)),
                ("shows", models.SmallIntegerField(null=True)),
                (
                    "state",
                    models.CharField(
                        default=tandem.registers.organisations.terms.ExtractState["STAGING"], max_length=10
                    ),
                ),
                ("file", models.CharField(blank=True, max_length=40)),
                ("offset", models.BigIntegerField(default=0)),
                ("line", models.PositiveIntegerField(default=0)),
                ("checksum", models.CharField(blank=True, max_length=64)),
                ("counts", models.JSONField(default=dict)),
                ("begun_at", models.DateTimeField()),
                ("staged_at", models.DateTimeField(null=True)),
                ("current_at", models.DateTimeField(null=True)),
                ("abandoned_at", models.DateTimeField(null=True)),
                ("swept_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["staging", "staged", "current", "replaced", "abandoned", "swept"])
                        ),
                        name="register_extract_state_known",
                        violation_error_message="Deze toestand van een uittreksel bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["full", "update"])),
                        name="register_extract_kind_known",
                        violation_error_message="Een uittreksel is volledig of een mutatie.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("abandoned_at__isnull", True)),
                        fields=("number", "kind"),
                        name="register_extract_once",
                        violation_error_message="Dit uittreksel is al ingelezen.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", tandem.registers.organisations.terms.ExtractState["CURRENT"])),
                        fields=("state",),
                        name="register_extract_one_current",
                        violation_error_message="Er is al een uittreksel in gebruik.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", tandem.registers.organisations.terms.ExtractState["STAGING"])),
                        fields=("state",),
                        name="register_extract_one_staging",
                        violation_error_message="Er wordt al een uittreksel ingelezen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("staged_at__isnull", True),
                                ("state", tandem.registers.organisations.terms.ExtractState["STAGING"]),
                            ),
                            (
                                "state__in",
                                (
                                    tandem.registers.organisations.terms.ExtractState["ABANDONED"],
                                    tandem.registers.organisations.terms.ExtractState["SWEPT"],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.registers.organisations.terms.ExtractState["STAGING"]),
                                    _negated=True,
                                ),
                                ("staged_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_extract_staged_has_moment",
                        violation_error_message="Een ingelezen uittreksel heeft een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("current_at__isnull", True), ("shows__isnull", True)),
                            models.Q(
                                ("abandoned_at__isnull", True), ("current_at__isnull", False), ("shows__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="register_extract_current_shows",
                        violation_error_message="Een uittreksel dat in gebruik kwam, wijst naar rijen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("current_at__isnull", False),
                                (
                                    "state__in",
                                    (
                                        tandem.registers.organisations.terms.ExtractState["CURRENT"],
                                        tandem.registers.organisations.terms.ExtractState["REPLACED"],
                                    ),
                                ),
                            ),
                            models.Q(
                                ("abandoned_at__isnull", True),
                                ("current_at__isnull", True),
                                (
                                    "state__in",
                                    (
                                        tandem.registers.organisations.terms.ExtractState["STAGING"],
                                        tandem.registers.organisations.terms.ExtractState["STAGED"],
                                    ),
                                ),
                            ),
                            models.Q(
                                ("abandoned_at__isnull", False),
                                ("current_at__isnull", True),
                                ("state", tandem.registers.organisations.terms.ExtractState["ABANDONED"]),
                            ),
                            models.Q(
                                ("state", tandem.registers.organisations.terms.ExtractState["SWEPT"]),
                                ("swept_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_extract_state_needs_moment",
                        violation_error_message="Bij elke toestand van een uittreksel hoort haar tijdstip.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterRejection",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("file", models.CharField(max_length=40)),
                ("line", models.PositiveIntegerField()),
                ("column", models.CharField(blank=True, max_length=40)),
                ("problem", models.CharField(max_length=10)),
                ("found", models.CharField(blank=True, max_length=200)),
                ("row", models.CharField(blank=True, max_length=500)),
                ("entity", models.BigIntegerField(null=True)),
                (
                    "extract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rejections",
                        to="organisations.registerextract",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("extract", "file", "line"),
                        name="register_rejection_once",
                        violation_error_message="Deze rij is al afgekeurd.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "problem__in",
                                [
                                    "columns",
                                    "quotes",
                                    "encoding",
                                    "control",
                                    "too_long",
                                    "empty",
                                    "number",
                                    "day",
                                    "code",
                                    "zipcode",
                                    "twice",
                                ],
                            )
                        ),
                        name="register_rejection_problem_known",
                        violation_error_message="Deze reden om een rij af te keuren kennen wij niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandardTrajectory",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=20)),
                ("agreement_type", models.CharField(max_length=4)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("batch", models.UUIDField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "valid_from"),
                        name="standard_trajectory_once",
                        violation_error_message="Dit standaardtraject staat er al vanaf die dag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreement_type__in", ["OAO", "SOAO", "DA"])),
                        name="standard_trajectory_agreement_known",
                        violation_error_message="Dit soort overeenkomst kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="standard_trajectory_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrajectoryGroup",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("group_number", models.CharField(max_length=6)),
                ("trajectory", models.CharField(max_length=20)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("batch", models.UUIDField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group_number", "trajectory", "valid_from"),
                        name="trajectory_group_once",
                        violation_error_message="Deze administratieve groep staat er al vanaf die dag bij dit traject.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("group_number__regex", "^[0-9]{1,6}$")),
                        name="trajectory_group_digits",
                        violation_error_message="Een administratieve groep telt één tot zes cijfers.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="trajectory_group_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CompanyJointCommittee",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="joint_committees",
                        to="organisations.company",
                    ),
                ),
                (
                    "joint_committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.jointcommittee"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("company", "joint_committee", "valid_from"),
                        name="company_joint_committee_once",
                        violation_error_message="Dit paritair comité staat er al vanaf die dag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="company_joint_committee_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="location",
            constraint=models.UniqueConstraint(
                fields=("provider", "number"),
                name="location_once_per_provider",
                violation_error_message="Deze vestigingsplaats staat er al voor deze aanbieder.",
            ),
        ),
    ]
