import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tandem.base.ids
import tandem.journey.intake.terms.referrals
import tandem.journey.intake.terms.run_ups
import tandem.journey.intake.terms.screening
import tandem.journey.intake.terms.tracks


class Migration(migrations.Migration):
    replaces = [
        ("intake", "0001_track"),
        ("intake", "0002_screening"),
        ("intake", "0003_needs"),
        ("intake", "0004_agreements_to_use_it_in_a_search"),
        ("intake", "0005_advice"),
        ("intake", "0006_run_ups"),
        ("intake", "0007_referrals"),
        ("intake", "0008_own_agreement_for_referrals"),
        ("intake", "0009_no_reason_tells_of_health"),
    ]

    initial = True

    dependencies = [
        ("organisations", "0001_tables"),
        ("people", "0001_tables"),
        ("reference", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Track",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=20, unique=True)),
                ("phase", models.CharField(default=tandem.journey.intake.terms.tracks.Phase["INTAKE"], max_length=20)),
                ("school_year", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                ("group_number", models.CharField(blank=True, max_length=6)),
                ("secondary_years", models.PositiveSmallIntegerField(null=True)),
                ("is_job_seeker", models.BooleanField(null=True)),
                ("street", models.CharField(blank=True, max_length=200)),
                ("house_number", models.CharField(blank=True, max_length=30)),
                ("postal_code", models.CharField(blank=True, max_length=4)),
                ("municipality", models.CharField(blank=True, max_length=100)),
                ("nis", models.CharField(blank=True, max_length=5)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("position_source", models.CharField(blank=True, max_length=20)),
                ("source", models.CharField(max_length=10)),
                ("enrolled_at", models.DateTimeField()),
                ("enrolled_by", models.UUIDField(null=True)),
                ("left_on", models.DateField(null=True)),
                ("left_reason", models.CharField(blank=True, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "coach",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "location",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.location",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tracks", to="people.person"
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.provider"
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
                "indexes": [
                    models.Index(fields=["provider", "phase", "school_year"], name="track_provider_phase"),
                    models.Index(fields=["coach", "phase"], name="track_coach_phase"),
                    models.Index(fields=["training", "phase"], name="track_training_phase"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("phase__in", ["intake", "run_up", "searching", "placed", "left"])),
                        name="track_phase_known",
                        violation_error_message="Deze fase van een traject bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["form", "import", "message"])),
                        name="track_source_known",
                        violation_error_message="Deze herkomst van een traject bestaat niet.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("phase__in", ["intake", "run_up", "searching", "placed"])),
                        fields=("person", "training", "provider"),
                        name="track_one_running",
                        violation_error_message="Deze lerende volgt deze opleiding hier al.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("left_on__isnull", False),
                                (
                                    "left_reason__in",
                                    [
                                        "certified",
                                        "other_training",
                                        "full_time",
                                        "other_provider",
                                        "no_workplace",
                                        "naft",
                                        "handed_over",
                                        "work",
                                        "moved",
                                        "personal",
                                        "enrolled_by_mistake",
                                        "other",
                                    ],
                                ),
                                ("phase", tandem.journey.intake.terms.tracks.Phase["LEFT"]),
                            ),
                            models.Q(
                                models.Q(("phase", tandem.journey.intake.terms.tracks.Phase["LEFT"]), _negated=True),
                                ("left_on__isnull", True),
                                ("left_reason", ""),
                            ),
                            _connector="OR",
                        ),
                        name="track_left_has_reason",
                        violation_error_message="Wie vertrokken is, heeft een dag en een reden van vertrek.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                        ),
                        name="track_dates_in_order",
                        violation_error_message="Een traject eindigt na het begin.",
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
                        name="track_position_whole",
                        violation_error_message="Een ligging heeft een breedte, een lengte en een bron, of niets.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("postal_code", ""), ("postal_code__regex", "^[1-9][0-9]{3}$"), _connector="OR"
                        ),
                        name="track_postal_code_digits",
                        violation_error_message="Een postcode telt vier cijfers.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("group_number", ""), ("group_number__regex", "^[0-9]{1,6}$"), _connector="OR"
                        ),
                        name="track_group_digits",
                        violation_error_message="Een administratieve groep telt één tot zes cijfers.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        default=tandem.journey.intake.terms.screening.ScreeningState["OPEN"], max_length=10
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.UUIDField(null=True)),
                ("learner_said", models.JSONField(default=dict)),
                ("learner_said_at", models.DateTimeField(null=True)),
                ("learner_said_by", models.UUIDField(null=True)),
                ("coach_said", models.JSONField(default=dict)),
                ("coach_said_at", models.DateTimeField(null=True)),
                ("coach_said_by", models.UUIDField(null=True)),
                ("path", models.CharField(blank=True, max_length=20)),
                ("findings", models.JSONField(default=list)),
                ("law_version", models.CharField(blank=True, max_length=64)),
                ("concluded_at", models.DateTimeField(null=True)),
                ("concluded_by", models.UUIDField(null=True)),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="screenings", to="intake.track"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("track", "version"),
                        name="screening_version_once",
                        violation_error_message="Deze versie van de screening bestaat al.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", tandem.journey.intake.terms.screening.ScreeningState["OPEN"])),
                        fields=("track",),
                        name="screening_one_open",
                        violation_error_message="Er loopt al een screening voor dit traject.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "concluded"])),
                        name="screening_state_known",
                        violation_error_message="Deze stand van een screening bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("concluded_at__isnull", False),
                                ("path__in", ["dual", "run_up", "other_or_naft"]),
                                ("state", tandem.journey.intake.terms.screening.ScreeningState["CONCLUDED"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.intake.terms.screening.ScreeningState["CONCLUDED"]),
                                    _negated=True,
                                ),
                                ("concluded_at__isnull", True),
                                ("path", ""),
                            ),
                            _connector="OR",
                        ),
                        name="screening_concluded_leads_somewhere",
                        violation_error_message="Een besluit van een screening heeft een tijdstip en een weg.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("concluded_by__isnull", True), ("concluded_at__isnull", False), _connector="OR"
                        ),
                        name="screening_concluded_paired",
                        violation_error_message="Wie een screening besloot en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("learner_said_by__isnull", True), ("learner_said_at__isnull", False), _connector="OR"
                        ),
                        name="screening_learner_paired",
                        violation_error_message="Wie antwoordde en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("coach_said_by__isnull", True), ("coach_said_at__isnull", False), _connector="OR"
                        ),
                        name="screening_coach_paired",
                        violation_error_message="Wie antwoordde en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RunUp",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(default=tandem.journey.intake.terms.run_ups.RunUpState["RUNNING"], max_length=10),
                ),
                ("started_on", models.DateField()),
                ("started_at", models.DateTimeField()),
                ("started_by", models.UUIDField(null=True)),
                ("partner", models.CharField(blank=True, max_length=160)),
                ("contents", models.JSONField(default=list)),
                ("goals", models.TextField(blank=True)),
                ("week_hours", models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                ("until", models.DateField(null=True)),
                ("planned_at", models.DateTimeField(null=True)),
                ("planned_by", models.UUIDField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("closing", models.TextField(blank=True)),
                ("ended_on", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisations.aanloopprogramme",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="run_ups", to="intake.track"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                ("ended_on__isnull", False),
                                ("outcome__in", ["to_dual", "other_education", "naft", "stopped"]),
                                ("state", tandem.journey.intake.terms.run_ups.RunUpState["ENDED"]),
                            ),
                            models.Q(
                                ("closing", ""),
                                ("ended_at__isnull", True),
                                ("ended_on__isnull", True),
                                ("outcome", ""),
                                ("state", tandem.journey.intake.terms.run_ups.RunUpState["RUNNING"]),
                            ),
                            _connector="OR",
                        ),
                        name="run_up_ended_whole",
                        violation_error_message="Een aanloop die voorbij is, heeft een dag, een tijdstip en een uitkomst.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", tandem.journey.intake.terms.run_ups.RunUpState["RUNNING"])),
                        fields=("track",),
                        name="run_up_one_running",
                        violation_error_message="Er loopt al een aanloop voor dit traject.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("until__isnull", True), ("until__gt", models.F("started_on")), _connector="OR"),
                            models.Q(
                                ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                            ),
                        ),
                        name="run_up_dates_in_order",
                        violation_error_message="Een aanloop eindigt na het begin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("week_hours__isnull", True), ("week_hours__gt", 0), _connector="OR"),
                        name="run_up_hours_positive",
                        violation_error_message="Het aantal uren per week is meer dan nul.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("planned_by__isnull", True), ("planned_at__isnull", False), _connector="OR"),
                            models.Q(("ended_by__isnull", True), ("ended_at__isnull", False), _connector="OR"),
                        ),
                        name="run_up_steps_paired",
                        violation_error_message="Wie een stap zette en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=10)),
                (
                    "state",
                    models.CharField(
                        default=tandem.journey.intake.terms.referrals.ReferralState["PROPOSED"], max_length=10
                    ),
                ),
                ("proposer", models.CharField(max_length=10)),
                ("proposed_on", models.DateField()),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by", models.UUIDField(null=True)),
                ("sealed", models.TextField()),
                ("agreed", models.JSONField(default=dict)),
                ("started_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("moved_at", models.DateTimeField(null=True)),
                ("moved_by", models.UUIDField(null=True)),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="referrals", to="intake.track"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["naft", "ibal"]), ("proposer__in", ["clb", "provider", "vdab", "family"])
                        ),
                        name="referral_kind_known",
                        violation_error_message="Deze verwijzing kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on", None),
                                ("started_on", None),
                                (
                                    "state__in",
                                    [
                                        tandem.journey.intake.terms.referrals.ReferralState["PROPOSED"],
                                        tandem.journey.intake.terms.referrals.ReferralState["AGREED"],
                                    ],
                                ),
                            ),
                            models.Q(
                                ("ended_on", None),
                                ("started_on__isnull", False),
                                ("state", tandem.journey.intake.terms.referrals.ReferralState["STARTED"]),
                            ),
                            models.Q(
                                ("ended_on__isnull", False),
                                ("started_on__isnull", False),
                                ("state", tandem.journey.intake.terms.referrals.ReferralState["ENDED"]),
                            ),
                            models.Q(
                                ("ended_on__isnull", False),
                                ("started_on", None),
                                ("state", tandem.journey.intake.terms.referrals.ReferralState["REFUSED"]),
                            ),
                            _connector="OR",
                        ),
                        name="referral_state_has_its_days",
                        violation_error_message="Een verwijzing die begon of eindigde, heeft de dag waarop.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "agreed", "started"])),
                        fields=("track", "kind"),
                        name="referral_once",
                        violation_error_message="Deze verwijzing loopt al.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("started_on__isnull", True),
                            ("ended_on__gte", models.F("started_on")),
                            _connector="OR",
                        ),
                        name="referral_dates_in_order",
                        violation_error_message="Een verwijzing eindigt niet voor het begin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("moved_by__isnull", True), ("moved_at__isnull", False), _connector="OR"),
                        name="referral_moved_paired",
                        violation_error_message="Wie een stap zette en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedsFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("sealed", models.TextField()),
                ("kept_at", models.DateTimeField()),
                ("kept_by", models.UUIDField(null=True)),
                (
                    "track",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs_file", to="intake.track"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NeedsAgreement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("scope", models.CharField(max_length=10)),
                ("voice", models.CharField(max_length=10)),
                ("signed_on", models.DateField(null=True)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.UUIDField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.UUIDField(null=True)),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs_agreements", to="intake.track"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("scope__in", ["keep", "search", "company", "refer"])),
                        name="needs_agreement_scope_known",
                        violation_error_message="Dit soort akkoord kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("voice__in", ["learner", "guardian"])),
                        name="needs_agreement_voice_known",
                        violation_error_message="Een akkoord is van de lerende of van een ouder.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("track", "scope"),
                        name="needs_agreement_once",
                        violation_error_message="Dit akkoord is er al.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by__isnull", True), ("withdrawn_at__isnull", False), _connector="OR"
                        ),
                        name="needs_agreement_withdrawn_paired",
                        violation_error_message="Wie een akkoord introk en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Advice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("adviser", models.CharField(max_length=20)),
                ("way", models.CharField(max_length=20)),
                ("given_on", models.DateField()),
                (
                    "work_willing",
                    models.CharField(default=tandem.journey.intake.terms.screening.Answer["UNKNOWN"], max_length=10),
                ),
                (
                    "work_ready",
                    models.CharField(default=tandem.journey.intake.terms.screening.Answer["UNKNOWN"], max_length=10),
                ),
                ("motive", models.TextField(blank=True)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.UUIDField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.UUIDField(null=True)),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="advice", to="intake.track"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("adviser__in", ["class_council", "clb", "vdab"])),
                        name="advice_adviser_known",
                        violation_error_message="Wie dit advies geeft, kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["dual", "run_up", "full_time", "naft", "other"])),
                        name="advice_way_known",
                        violation_error_message="Deze weg kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("work_ready__in", ["yes", "no", "unknown"]), ("work_willing__in", ["yes", "no", "unknown"])
                        ),
                        name="advice_answers_known",
                        violation_error_message="Dit antwoord kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by__isnull", True), ("withdrawn_at__isnull", False), _connector="OR"
                        ),
                        name="advice_withdrawn_paired",
                        violation_error_message="Wie een advies weghaalde en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RunUpEvaluation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("held_on", models.DateField()),
                ("progress", models.CharField(max_length=10)),
                ("words", models.TextField(blank=True)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.UUIDField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.UUIDField(null=True)),
                (
                    "run_up",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evaluations", to="intake.runup"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by__isnull", True), ("withdrawn_at__isnull", False), _connector="OR"
                        ),
                        name="run_up_evaluation_withdrawn_paired",
                        violation_error_message="Wie een evaluatie terugnam en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("progress__in", ["not_yet", "growing", "ready"])),
                        name="run_up_progress_known",
                        violation_error_message="Hoe het gaat, kennen wij niet in deze woorden.",
                    ),
                ],
            },
        ),
    ]
