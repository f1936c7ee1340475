import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids
import tandem.journey.demand.terms


class Migration(migrations.Migration):
    replaces = [("demand", "0001_unmet_demand")]

    initial = True

    dependencies = [
        ("reference", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnmetDemand",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("week", models.DateField()),
                ("kind", models.CharField(max_length=10)),
                ("nis", models.CharField(blank=True, max_length=5)),
                ("provider_forum", models.CharField(blank=True, max_length=40)),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("count", models.PositiveIntegerField()),
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
                        fields=("week", "kind", "training", "nis", "provider_forum", "reason"),
                        name="demand_counted_once",
                        violation_error_message="Deze onvervulde vraag is voor die week al geteld.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["unplaced", "late", "waiting", "searched"])),
                        name="demand_kind_known",
                        violation_error_message="Dit soort onvervulde vraag bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reason", ""),
                            models.Q(
                                ("kind", tandem.journey.demand.terms.DemandKind["UNPLACED"]),
                                ("reason__in", ["none_in_reach", "full"]),
                            ),
                            _connector="OR",
                        ),
                        name="demand_reason_known",
                        violation_error_message="Deze reden hoort niet bij dit soort onvervulde vraag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gt", 0)),
                        name="demand_counts_something",
                        violation_error_message="Een telling van niets bewaren wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("week__iso_week_day", 1)),
                        name="demand_week_begins_on_monday",
                        violation_error_message="Een week begint op maandag.",
                    ),
                ],
            },
        ),
    ]
