import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids
import tandem.journey.plans.terms


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_tables"),
        ("plans", "0002_own_line_safety"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanModule",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("giver", models.CharField(max_length=10)),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("state", models.CharField(default=tandem.journey.plans.terms.ModuleState["ASKED"], max_length=10)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.UUIDField(null=True)),
                ("reason", models.CharField(blank=True, max_length=1000)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="modules", to="plans.trainingplan"
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.provider",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="planline",
            name="module",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="lines", to="plans.planmodule"
            ),
        ),
        migrations.AddIndex(
            model_name="planmodule",
            index=models.Index(fields=["giver", "provider", "state"], name="plan_module_giver_state"),
        ),
        migrations.AddConstraint(
            model_name="planmodule",
            constraint=models.UniqueConstraint(
                fields=("plan", "number"),
                name="plan_module_number_once",
                violation_error_message="Dit nummer heeft al een module van het plan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planmodule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("giver", tandem.journey.plans.terms.Giver["PROVIDER"]), ("provider__isnull", False)),
                    models.Q(("giver", tandem.journey.plans.terms.Giver["VDAB"]), ("provider__isnull", True)),
                    _connector="OR",
                ),
                name="plan_module_giver_known",
                violation_error_message="Een module geeft een aanbieder van het register, of VDAB.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planmodule",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "confirmed", "refused"])),
                name="plan_module_state_known",
                violation_error_message="Deze stand van een module bestaat niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planmodule",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gte", models.F("begins"))),
                name="plan_module_days_in_order",
                violation_error_message="Een module eindigt niet voor ze begint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planmodule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("state", tandem.journey.plans.terms.ModuleState["ASKED"])),
                    models.Q(
                        models.Q(("state", tandem.journey.plans.terms.ModuleState["ASKED"]), _negated=True),
                        ("answered_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="plan_module_answer_has_moment",
                violation_error_message="Een antwoord op de vraag om een module heeft een tijdstip.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planmodule",
            constraint=models.CheckConstraint(
                condition=models.Q(("answered_by__isnull", True), ("answered_at__isnull", False), _connector="OR"),
                name="plan_module_answer_paired",
                violation_error_message="Wie antwoordde en wanneer horen samen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planmodule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", tandem.journey.plans.terms.ModuleState["REFUSED"]),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", tandem.journey.plans.terms.ModuleState["REFUSED"]), _negated=True),
                        ("reason", ""),
                    ),
                    _connector="OR",
                ),
                name="plan_module_refused_has_reason",
                violation_error_message="Een weigering heeft een reden; een ander antwoord niet.",
            ),
        ),
    ]
