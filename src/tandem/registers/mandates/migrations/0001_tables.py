import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids
import tandem.registers.mandates.terms


class Migration(migrations.Migration):
    replaces = [("mandates", "0001_initial")]

    initial = True

    dependencies = [
        ("reference", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Body",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("kind", models.CharField(max_length=30)),
                ("name", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                (
                    "sector",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.sector"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["sectoral_partnership", "flemish_partnership", "agency"])),
                        name="body_kind_known",
                        violation_error_message="Dit soort instantie kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", tandem.registers.mandates.terms.BodyKind["SECTORAL_PARTNERSHIP"]),
                                ("sector__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("kind", tandem.registers.mandates.terms.BodyKind["SECTORAL_PARTNERSHIP"]),
                                    _negated=True,
                                ),
                                ("sector__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="body_sector_fits_kind",
                        violation_error_message="Een sectoraal partnerschap heeft een sector, een andere instantie niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="body_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CooperationAgreement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("reference", models.CharField(max_length=80, unique=True)),
                ("signed_on", models.DateField(null=True)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("certainty", models.CharField(max_length=10)),
                ("note", models.TextField(blank=True)),
                ("note_en", models.TextField(blank=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cooperation_agreements",
                        to="mandates.body",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="cooperation_agreement_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="cooperation_agreement_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("power", models.CharField(max_length=20)),
                ("region", models.CharField(blank=True, max_length=40)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("certainty", models.CharField(max_length=10)),
                ("note", models.TextField(blank=True)),
                ("note_en", models.TextField(blank=True)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.UUIDField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="mandates.cooperationagreement",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mandates", to="mandates.body"
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.sector"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["power", "sector", "valid_from"], name="mandate_power_sector")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("power__in", ["recognise", "exclude", "control", "report", "inform", "mobilise", "advise"])
                        ),
                        name="mandate_power_known",
                        violation_error_message="Deze bevoegdheid bestaat niet.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("sector__isnull", False),
                            models.Q(
                                ("valid_until__isnull", True),
                                ("valid_until__gt", models.F("valid_from")),
                                _connector="OR",
                            ),
                        ),
                        fields=("power", "sector", "region", "valid_from"),
                        name="mandate_one_holder_from_a_day",
                        violation_error_message="Vanaf die dag heeft al een instantie deze bevoegdheid in deze sector.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("sector__isnull", True),
                            models.Q(
                                ("valid_until__isnull", True),
                                ("valid_until__gt", models.F("valid_from")),
                                _connector="OR",
                            ),
                        ),
                        fields=("power", "region", "valid_from"),
                        name="mandate_one_general_holder_from_a_day",
                        violation_error_message="Vanaf die dag heeft al een instantie deze bevoegdheid voor alle sectoren.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("valid_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="mandate_ended_has_end",
                        violation_error_message="Een beëindigde delegatie heeft een einddatum.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="mandate_dates_in_order",
                        violation_error_message="Het einde van een delegatie ligt niet voor het begin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="mandate_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleSetting",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=80)),
                ("effect", models.CharField(max_length=5)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.UUIDField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rule_settings", to="mandates.body"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("effect__in", ["block", "warn"])),
                        name="rule_setting_effect_known",
                        violation_error_message="Een regel houdt tegen of waarschuwt.",
                    ),
                    models.UniqueConstraint(
                        fields=("body", "key", "valid_from"),
                        name="rule_setting_once",
                        violation_error_message="Voor deze regel staat er al een keuze vanaf die dag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="rule_setting_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
    ]
