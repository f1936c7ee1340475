import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids


class Migration(migrations.Migration):
    replaces = [("geo", "0001_initial")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=10)),
                ("code", models.CharField(max_length=40)),
                ("valid_from", models.DateField()),
                ("source", models.CharField(blank=True, max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "code"),
                        name="edition_once",
                        violation_error_message="Deze uitgave is al geladen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["tables", "borders", "mergers"])),
                        name="edition_kind_known",
                        violation_error_message="Dit soort uitgave kennen wij niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("nis", models.CharField(max_length=5, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("search_key", models.CharField(max_length=90)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("arrondissement", models.CharField(max_length=5)),
                ("lat", models.FloatField()),
                ("lon", models.FloatField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["search_key"], name="municipality_search_key"),
                    models.Index(fields=["lat", "lon"], name="municipality_lat_lon"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nis__regex", "^[1-9][0-9]{4}$")),
                        name="municipality_nis_five_digits",
                        violation_error_message="Een NIS-code telt vijf cijfers en begint niet met 0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("arrondissement__regex", "^[1-9][0-9]000$")),
                        name="municipality_arrondissement_code",
                        violation_error_message="De code van een arrondissement telt vijf cijfers en eindigt op 000.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lat__gte", 49.4), ("lat__lte", 51.6)),
                        name="municipality_lat_in_belgium",
                        violation_error_message="De breedtegraad ligt niet in België.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lon__gte", 2.4), ("lon__lte", 6.5)),
                        name="municipality_lon_in_belgium",
                        violation_error_message="De lengtegraad ligt niet in België.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="municipality_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=120)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("certainty", models.CharField(max_length=10)),
                ("note", models.TextField(blank=True)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="geo.region"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind"], name="region_kind")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "region",
                                    "province",
                                    "arrondissement",
                                    "reference_region",
                                    "transport_region",
                                    "forum",
                                    "subregion",
                                ],
                            )
                        ),
                        name="region_kind_known",
                        violation_error_message="Dit soort regio kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True),
                        name="region_not_its_own_parent",
                        violation_error_message="Een regio is geen deel van zichzelf.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain"])),
                        name="region_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="region_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegionMember",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=20)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="geo.municipality"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="geo.region"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "municipality"], name="region_member_kind")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("region", "municipality", "valid_from"),
                        name="region_member_once_per_day",
                        violation_error_message="Deze gemeente ligt al vanaf die dag in deze regio.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until__isnull", True)),
                        fields=("municipality", "kind"),
                        name="region_member_one_open_per_kind",
                        violation_error_message="Een gemeente ligt in hoogstens één regio van elke soort.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "region",
                                    "province",
                                    "arrondissement",
                                    "reference_region",
                                    "transport_region",
                                    "forum",
                                    "subregion",
                                ],
                            )
                        ),
                        name="region_member_kind_known",
                        violation_error_message="Dit soort regio kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="region_member_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merger",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("merged_on", models.DateField()),
                ("certainty", models.CharField(max_length=10)),
                (
                    "new",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mergers_in", to="geo.municipality"
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mergers_out", to="geo.municipality"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("old",),
                        name="merger_once_per_old",
                        violation_error_message="Een gemeente gaat maar één keer op in een andere.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("old", models.F("new")), _negated=True),
                        name="merger_of_two",
                        violation_error_message="Een gemeente fuseert niet met zichzelf.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain"])),
                        name="merger_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Border",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("geometry", models.TextField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="borders", to="geo.edition"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="borders", to="geo.municipality"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "municipality"),
                        name="border_once_per_edition",
                        violation_error_message="Een gemeente heeft één grens per uitgave.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("geometry__startswith", '{"type":"Polygon"'),
                            ("geometry__startswith", '{"type":"MultiPolygon"'),
                            _connector="OR",
                        ),
                        name="border_is_polygon",
                        violation_error_message="Een grens is een vlak: Polygon of MultiPolygon.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostalCode",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=4)),
                ("place", models.CharField(max_length=80)),
                ("search_key", models.CharField(max_length=90)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="postal_codes", to="geo.municipality"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["search_key"], name="postal_code_search_key")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "place"),
                        name="postal_code_once_per_place",
                        violation_error_message="Deze plaats staat al onder deze postcode.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[1-9][0-9]{3}$")),
                        name="postal_code_four_digits",
                        violation_error_message="Een postcode telt vier cijfers en begint niet met 0.",
                    ),
                ],
            },
        ),
    ]
