import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids
import tandem.journey.plans.terms


class Migration(migrations.Migration):
    replaces = [("plans", "0001_plans"), ("plans", "0002_templates")]

    initial = True

    dependencies = [
        ("intake", "0001_tables"),
        ("organisations", "0001_tables"),
        ("recognition", "0001_tables"),
        ("reference", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="TrainingPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("state", models.CharField(default=tandem.journey.plans.terms.PlanState["DRAFT"], max_length=10)),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("support_plan", models.CharField(blank=True, max_length=120)),
                ("started_at", models.DateTimeField()),
                ("started_by", models.UUIDField(null=True)),
                ("shared_at", models.DateTimeField(null=True)),
                ("shared_by", models.UUIDField(null=True)),
                ("frozen_at", models.DateTimeField(null=True)),
                ("frozen_by", models.UUIDField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.UUIDField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "activity_list",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.activitylist",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plans", to="intake.track"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "begins"], name="training_plan_state_begins")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "shared", "frozen"])),
                        fields=("track",),
                        name="training_plan_one_open",
                        violation_error_message="Voor deze lerende is er al een opleidingsplan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "shared", "frozen", "closed"])),
                        name="training_plan_state_known",
                        violation_error_message="Deze stand van een opleidingsplan bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gte", models.F("begins"))),
                        name="training_plan_days_in_order",
                        violation_error_message="Een opleidingsplan eindigt niet voor het begint.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("shared_at__isnull", True), ("state", tandem.journey.plans.terms.PlanState["DRAFT"])
                            ),
                            models.Q(
                                models.Q(("state", tandem.journey.plans.terms.PlanState["DRAFT"]), _negated=True),
                                ("shared_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="training_plan_shared_has_moment",
                        violation_error_message="Een opleidingsplan dat gedeeld is, heeft een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("frozen_at__isnull", False), ("state", tandem.journey.plans.terms.PlanState["FROZEN"])
                            ),
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False), ("state", tandem.journey.plans.terms.PlanState["CLOSED"])
                            ),
                            models.Q(
                                models.Q(("state", tandem.journey.plans.terms.PlanState["CLOSED"]), _negated=True),
                                ("closed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="training_plan_closed_has_moment",
                        violation_error_message="Een opleidingsplan dat gesloten is, heeft een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("shared_by__isnull", True), ("shared_at__isnull", False), _connector="OR"),
                            models.Q(("frozen_by__isnull", True), ("frozen_at__isnull", False), _connector="OR"),
                            models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        ),
                        name="training_plan_steps_paired",
                        violation_error_message="Wie een stap zette en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanWorkplace",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("setting", models.CharField(blank=True, max_length=20)),
                ("days", models.PositiveSmallIntegerField(null=True)),
                ("supervised_days", models.PositiveSmallIntegerField(null=True)),
                ("is_lead", models.BooleanField(default=False)),
                (
                    "recognition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="recognition.recognition"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="workplaces", to="plans.trainingplan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number"),
                        name="plan_workplace_number_once",
                        violation_error_message="Dit nummer heeft al een werkplek van het plan.",
                    ),
                    models.UniqueConstraint(
                        fields=("plan", "recognition", "begins"),
                        name="plan_workplace_once",
                        violation_error_message="Deze werkplek staat al in het plan vanaf die dag.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_lead", True)),
                        fields=("plan",),
                        name="plan_workplace_one_lead",
                        violation_error_message="Een plan heeft één onderneming die de leiding heeft.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gte", models.F("begins"))),
                        name="plan_workplace_days_in_order",
                        violation_error_message="Een periode op een werkplek eindigt niet voor ze begint.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("setting", ""),
                            (
                                "setting__in",
                                ["residential_care", "home_care", "babies_and_toddlers", "school_age", "wider"],
                            ),
                            _connector="OR",
                        ),
                        name="plan_workplace_setting_known",
                        violation_error_message="Deze soort werkplek bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.UUIDField(null=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="plans.trainingplan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number"),
                        name="plan_version_number_once",
                        violation_error_message="Deze versie van het plan bestaat al.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")),
                        name="plan_version_digest_written",
                        violation_error_message="Een versie van een plan heeft een kenmerk van 64 tekens.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanLine",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=6)),
                ("text", models.CharField(blank=True, max_length=160)),
                ("introduced", models.CharField(blank=True, max_length=10)),
                ("practised", models.CharField(blank=True, max_length=10)),
                ("workplaces", models.JSONField(default=list)),
                ("begins", models.DateField(null=True)),
                ("ends", models.DateField(null=True)),
                ("guide", models.CharField(blank=True, max_length=120)),
                ("elsewhere", models.CharField(blank=True, max_length=120)),
                ("is_exempt", models.BooleanField(default=False)),
                ("exempt_words", models.CharField(blank=True, max_length=1000)),
                (
                    "activity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.activity",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="plans.trainingplan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "code"),
                        name="plan_line_code_once",
                        violation_error_message="Deze activiteit staat al in het plan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("activity__isnull", False), ("text", "")),
                            models.Q(("activity__isnull", True), models.Q(("text", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="plan_line_named_once",
                        violation_error_message="Een activiteit is die van de lijst, of heeft een eigen naam.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("introduced__in", ["", "school", "work", "both", "external"]),
                            ("practised__in", ["", "school", "work", "both", "external"]),
                        ),
                        name="plan_line_where_known",
                        violation_error_message="Deze plaats om iets te leren bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_exempt", True), ("exempt_words", ""), _connector="OR"),
                        name="plan_line_exempt_has_words",
                        violation_error_message="Een reden van vrijstelling hoort bij een vrijstelling.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanComment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("voice", models.CharField(max_length=10)),
                ("words", models.CharField(max_length=1000)),
                ("said_at", models.DateTimeField()),
                ("said_by", models.UUIDField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.UUIDField(null=True)),
                (
                    "line",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="comments",
                        to="plans.planline",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="plans.trainingplan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("voice__in", ["provider", "learner", "guardian", "company"])),
                        name="plan_comment_voice_known",
                        violation_error_message="Wie dit zegt, kennen wij niet in deze hoedanigheid.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_by__isnull", True), ("settled_at__isnull", False), _connector="OR"
                        ),
                        name="plan_comment_settled_paired",
                        violation_error_message="Wie een opmerking afhandelde en wanneer horen samen.",
                    ),
                ],
            },
        ),
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
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.provider"
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="reference.training"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("provider", "training", "name"),
                        name="plan_template_name_once",
                        violation_error_message="Er is al een sjabloon met deze naam voor deze opleiding.",
                    )
                ],
            },
        ),
    ]
