import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids
import tandem.journey.plans.terms


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0009_no_reason_tells_of_health"),
        ("organisations", "0004_aanloop_programme"),
        ("plans", "0001_plans"),
        ("reference", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanTemplate",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=120)),
                ("lines", models.JSONField(default=list)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.UUIDField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="trainingplan",
            name="training_plan_frozen_has_moment",
        ),
        migrations.AddConstraint(
            model_name="trainingplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("frozen_at__isnull", False), ("state", tandem.journey.plans.terms.PlanState["FROZEN"])),
                    models.Q(
                        ("frozen_at__isnull", True),
                        (
                            "state__in",
                            (
                                tandem.journey.plans.terms.PlanState["DRAFT"],
                                tandem.journey.plans.terms.PlanState["SHARED"],
                            ),
                        ),
                    ),
                    models.Q(
                        (
                            "state__in",
                            (
                                tandem.journey.plans.terms.PlanState["DRAFT"],
                                tandem.journey.plans.terms.PlanState["SHARED"],
                                tandem.journey.plans.terms.PlanState["FROZEN"],
                            ),
                        ),
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="training_plan_frozen_has_moment",
                violation_error_message="Een opleidingsplan dat vastligt, heeft een tijdstip.",
            ),
        ),
        migrations.AddField(
            model_name="plantemplate",
            name="provider",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.provider"
            ),
        ),
        migrations.AddField(
            model_name="plantemplate",
            name="training",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="reference.training"
            ),
        ),
        migrations.AddConstraint(
            model_name="plantemplate",
            constraint=models.UniqueConstraint(
                fields=("provider", "training", "name"),
                name="plan_template_name_once",
                violation_error_message="Er is al een sjabloon met deze naam voor deze opleiding.",
            ),
        ),
    ]
