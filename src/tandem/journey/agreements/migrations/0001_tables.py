import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids
import tandem.journey.agreements.terms


class Migration(migrations.Migration):
    replaces = [
        ("agreements", "0001_agreements"),
        ("agreements", "0002_life"),
        ("agreements", "0003_the_plan_that_is_signed_along"),
        ("agreements", "0004_whether_it_leads_to_a_qualification"),
        ("agreements", "0005_holidays"),
        ("agreements", "0006_turns"),
        ("agreements", "0007_signed_outside"),
        ("agreements", "0008_changes_have_a_text"),
        ("agreements", "0009_who_said_yes_stands_apart"),
        ("agreements", "0010_index_of_a_list"),
    ]

    initial = True

    dependencies = [
        ("intake", "0001_tables"),
        ("organisations", "0001_tables"),
        ("people", "0001_tables"),
        ("plans", "0001_tables"),
        ("recognition", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=20, unique=True)),
                (
                    "origin",
                    models.CharField(default=tandem.journey.agreements.terms.SignedWhere["TANDEM"], max_length=10),
                ),
                ("signed_on", models.DateField(null=True)),
                ("work_hours", models.DecimalField(decimal_places=2, max_digits=4, null=True)),
                (
                    "state",
                    models.CharField(default=tandem.journey.agreements.terms.AgreementState["DRAFT"], max_length=10),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("begun_side", models.CharField(max_length=10)),
                ("ball", models.CharField(max_length=10)),
                ("ball_since", models.DateTimeField()),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.UUIDField(null=True)),
                ("touched_at", models.DateTimeField()),
                ("warned_on", models.DateField(null=True)),
                ("kind", models.CharField(blank=True, max_length=4)),
                ("kind_reason", models.CharField(blank=True, max_length=20)),
                ("begins_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("hours", models.TextField(blank=True, max_length=2000)),
                ("turns_from", models.DateField(null=True)),
                ("turns_skip_holidays", models.BooleanField(default=False)),
                (
                    "holiday_why",
                    models.CharField(default=tandem.journey.agreements.terms.HolidayWhy["NONE"], max_length=20),
                ),
                ("holiday_works", models.TextField(blank=True, max_length=1000)),
                ("holiday_recovered", models.TextField(blank=True, max_length=1000)),
                ("holiday_approved", models.BooleanField(null=True)),
                ("holiday_paid", models.TextField(blank=True, max_length=1000)),
                ("holiday_words", models.TextField(blank=True, max_length=1000)),
                ("other_words", models.TextField(blank=True, max_length=1000)),
                ("late_reason", models.TextField(blank=True, max_length=1000)),
                ("lesson_hours", models.PositiveSmallIntegerField(null=True)),
                ("leads_to_qualification", models.BooleanField(null=True)),
                ("has_second_grade", models.BooleanField(default=False)),
                ("has_first_year_of_third_grade", models.BooleanField(default=False)),
                ("has_qualification_phase_ov3", models.BooleanField(default=False)),
                ("years_passed", models.PositiveSmallIntegerField(default=0)),
                ("longest_finished", models.PositiveSmallIntegerField(default=0)),
                ("joint_committee", models.CharField(blank=True, max_length=10)),
                ("has_social_maribel", models.BooleanField(default=False)),
                ("is_own_employee", models.BooleanField(default=False)),
                ("is_simulated_only", models.BooleanField(default=False)),
                ("accident_insurer", models.CharField(blank=True, max_length=120)),
                ("accident_policy", models.CharField(blank=True, max_length=120)),
                ("liability_insurer", models.CharField(blank=True, max_length=120)),
                ("liability_policy", models.CharField(blank=True, max_length=120)),
                ("asks_medical", models.BooleanField(null=True)),
                ("company_asks_premium", models.BooleanField(null=True)),
                ("company_account", models.CharField(blank=True, max_length=34)),
                ("learner_asks_premium", models.BooleanField(null=True)),
                ("learner_account", models.CharField(blank=True, max_length=34)),
                ("presented_at", models.DateTimeField(null=True)),
                ("presented_by", models.UUIDField(null=True)),
                ("sign_until", models.DateField(null=True)),
                ("paper", models.CharField(blank=True, max_length=64)),
                ("sealed", models.CharField(blank=True, max_length=64)),
                ("law", models.CharField(blank=True, max_length=64)),
                ("checked", models.JSONField(default=dict)),
                ("registered_at", models.DateTimeField(null=True)),
                ("registered_by", models.UUIDField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.UUIDField(null=True)),
                ("closed_side", models.CharField(blank=True, max_length=10)),
                ("closed_reason", models.CharField(blank=True, max_length=30)),
                ("closed_words", models.TextField(blank=True, max_length=1000)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="organisations.company",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="plans.planversion",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agreements", to="intake.track"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["company", "state"], name="agreement_company_state"),
                    models.Index(fields=["track", "state", "ball"], name="agreement_track_state"),
                    models.Index(fields=["state", "ends_on"], name="agreement_state_end"),
                    models.Index(fields=["state", "touched_at"], name="agreement_state_touched"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "signing", "signed", "ended", "withdrawn", "lapsed"])
                        ),
                        name="agreement_state_known",
                        violation_error_message="Deze stand van een overeenkomst bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ball__in", ["provider", "company", "learner", "all", "clock"]),
                            ("begun_side__in", ["provider", "company", "learner", "all", "clock"]),
                        ),
                        name="agreement_party_known",
                        violation_error_message="Deze partij bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "holiday_why__in",
                                ["none", "learning_opportunity", "seasonal", "sector", "specialisation"],
                            )
                        ),
                        name="agreement_holiday_why_known",
                        violation_error_message="Deze reden om in een schoolvakantie te werken bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", ""), ("kind_reason", "")),
                            models.Q(
                                ("kind__in", ["OAO", "SAO", "DA", "ODO", "ODOS", "ODOW"]),
                                (
                                    "kind_reason__in",
                                    [
                                        "enough_hours",
                                        "too_few_hours",
                                        "simulated_only",
                                        "social_maribel",
                                        "own_employee",
                                        "as_signed",
                                    ],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_kind_has_reason",
                        violation_error_message="Een soort overeenkomst heeft een reden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("begins_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("begins_on")),
                            _connector="OR",
                        ),
                        name="agreement_dates_in_order",
                        violation_error_message="Een overeenkomst eindigt niet voor het begin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    [
                                        tandem.journey.agreements.terms.AgreementState["SIGNING"],
                                        tandem.journey.agreements.terms.AgreementState["SIGNED"],
                                        tandem.journey.agreements.terms.AgreementState["ENDED"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("origin", tandem.journey.agreements.terms.SignedWhere["OUTSIDE"]),
                            models.Q(
                                ("begins_on__isnull", False),
                                ("ends_on__isnull", False),
                                ("presented_at__isnull", False),
                                ("sign_until__isnull", False),
                                models.Q(("kind", ""), _negated=True),
                                models.Q(("hours", ""), _negated=True),
                                models.Q(("paper", ""), _negated=True),
                                models.Q(("law", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_presented_is_whole",
                        violation_error_message="Wat getekend wordt, heeft dagen, uren, een soort, een tekst en een termijn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("origin", tandem.journey.agreements.terms.SignedWhere["TANDEM"]),
                                ("signed_on__isnull", True),
                                ("work_hours__isnull", True),
                            ),
                            models.Q(
                                ("begins_on__isnull", False),
                                ("ends_on__isnull", False),
                                ("origin", tandem.journey.agreements.terms.SignedWhere["OUTSIDE"]),
                                ("plan__isnull", True),
                                ("presented_at__isnull", True),
                                ("sign_until__isnull", True),
                                ("signed_on__isnull", False),
                                (
                                    "state__in",
                                    [
                                        tandem.journey.agreements.terms.AgreementState["SIGNED"],
                                        tandem.journey.agreements.terms.AgreementState["ENDED"],
                                    ],
                                ),
                                ("paper", ""),
                                ("sealed", ""),
                                models.Q(("kind", ""), _negated=True),
                                models.Q(("law", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_outside_is_whole",
                        violation_error_message="Wat buiten Tandem getekend is, heeft dagen en een soort, geen tekst van ons.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("registered_at__isnull", False),
                                (
                                    "state__in",
                                    [
                                        tandem.journey.agreements.terms.AgreementState["SIGNED"],
                                        tandem.journey.agreements.terms.AgreementState["ENDED"],
                                    ],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        [
                                            tandem.journey.agreements.terms.AgreementState["SIGNED"],
                                            tandem.journey.agreements.terms.AgreementState["ENDED"],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("registered_at__isnull", True),
                                ("registered_by__isnull", True),
                                ("sealed", ""),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_signed_is_registered",
                        violation_error_message="Wat door allen getekend is, is geregistreerd; wat niet, niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True),
                                ("closed_by__isnull", True),
                                ("closed_on__isnull", True),
                                (
                                    "state__in",
                                    (
                                        tandem.journey.agreements.terms.AgreementState["DRAFT"],
                                        tandem.journey.agreements.terms.AgreementState["SIGNING"],
                                        tandem.journey.agreements.terms.AgreementState["SIGNED"],
                                    ),
                                ),
                                ("closed_reason", ""),
                                ("closed_side", ""),
                                ("closed_words", ""),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        (
                                            tandem.journey.agreements.terms.AgreementState["DRAFT"],
                                            tandem.journey.agreements.terms.AgreementState["SIGNING"],
                                            tandem.journey.agreements.terms.AgreementState["SIGNED"],
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("closed_at__isnull", False),
                                ("closed_on__isnull", False),
                                ("closed_side__in", ["provider", "company", "learner", "all", "clock"]),
                                models.Q(("closed_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_closed_has_reason",
                        violation_error_message="Een overeenkomst die eindigde, heeft een dag, een partij en een reden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("presented_by__isnull", True), ("presented_at__isnull", False), _connector="OR"
                        ),
                        name="agreement_who_needs_when",
                        violation_error_message="Wie de tekst aanbood en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longest_finished__lte", 10),
                            ("years_passed__lte", 10),
                            models.Q(("lesson_hours__isnull", True), ("lesson_hours__lte", 2000), _connector="OR"),
                        ),
                        name="agreement_numbers_plausible",
                        violation_error_message="Dit aantal jaren of lesuren kan niet.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "signing", "signed"])),
                        fields=("track", "company"),
                        name="agreement_once_per_company",
                        violation_error_message="Er is al een overeenkomst van deze lerende met deze onderneming.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementWorkplace",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("is_lead", models.BooleanField(default=False)),
                ("begins_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="workplaces",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recognition.mentor",
                    ),
                ),
                (
                    "recognition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="recognition.recognition"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["mentor"], name="agreement_workplace_mentor")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "recognition"),
                        name="agreement_workplace_once",
                        violation_error_message="Deze werkplek staat al in de overeenkomst.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_lead", True)),
                        fields=("agreement",),
                        name="agreement_one_lead",
                        violation_error_message="Eén werkplek gaat voor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("begins_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("begins_on")),
                            _connector="OR",
                        ),
                        name="agreement_workplace_dates_in_order",
                        violation_error_message="Een werkplek eindigt niet voor het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(default=tandem.journey.agreements.terms.AmendmentState["PROPOSED"], max_length=10),
                ),
                ("side", models.CharField(max_length=10)),
                ("from_on", models.DateField()),
                ("changes", models.JSONField(default=dict)),
                ("before", models.JSONField(default=dict)),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("paper", models.CharField(blank=True, max_length=64)),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by", models.UUIDField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.UUIDField(null=True)),
                ("closed_words", models.TextField(blank=True, max_length=1000)),
                ("applied_on", models.DateField(null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amendments",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "from_on"], name="amendment_state_from")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("side__in", ["provider", "company", "learner", "all", "clock"]),
                            ("state__in", ["proposed", "agreed", "applied", "refused", "withdrawn", "lapsed"]),
                        ),
                        name="amendment_words_known",
                        violation_error_message="Deze stand of partij bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("applied_on__isnull", False),
                                ("state", tandem.journey.agreements.terms.AmendmentState["APPLIED"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.agreements.terms.AmendmentState["APPLIED"]), _negated=True
                                ),
                                ("applied_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="amendment_applied_has_day",
                        violation_error_message="Wat toegepast is, heeft een dag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                (
                                    "state__in",
                                    [
                                        tandem.journey.agreements.terms.AmendmentState["REFUSED"],
                                        tandem.journey.agreements.terms.AmendmentState["WITHDRAWN"],
                                        tandem.journey.agreements.terms.AmendmentState["LAPSED"],
                                    ],
                                ),
                            ),
                            models.Q(
                                ("closed_at__isnull", True),
                                (
                                    "state__in",
                                    [
                                        tandem.journey.agreements.terms.AmendmentState["PROPOSED"],
                                        tandem.journey.agreements.terms.AmendmentState["AGREED"],
                                        tandem.journey.agreements.terms.AmendmentState["APPLIED"],
                                    ],
                                ),
                                ("closed_words", ""),
                            ),
                            _connector="OR",
                        ),
                        name="amendment_closed_has_moment",
                        violation_error_message="Wat niet doorging, heeft een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="amendment_who_needs_when",
                        violation_error_message="Wie een stap zette en wanneer horen samen.",
                    ),
                    models.UniqueConstraint(
                        fields=("agreement", "number"),
                        name="amendment_number_once",
                        violation_error_message="Dit nummer heeft al een wijziging.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paper", ""),
                            ("state", tandem.journey.agreements.terms.AmendmentState["PROPOSED"]),
                            _negated=True,
                        ),
                        name="amendment_proposed_has_paper",
                        violation_error_message="Wie ja zegt, zegt het op een tekst.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "agreed"])),
                        fields=("agreement",),
                        name="amendment_one_at_a_time",
                        violation_error_message="Er is al een wijziging voorgesteld.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("signer", models.CharField(max_length=10)),
                ("turn", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(default=tandem.journey.agreements.terms.SignatureState["WAITING"], max_length=10),
                ),
                ("user", models.UUIDField(null=True)),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("asked_at", models.DateTimeField(null=True)),
                ("reminded_on", models.DateField(null=True)),
                ("kind", models.CharField(blank=True, max_length=10)),
                ("strength", models.CharField(blank=True, max_length=60)),
                ("set_at", models.DateTimeField(null=True)),
                ("set_by", models.UUIDField(null=True)),
                ("paper", models.CharField(blank=True, max_length=64)),
                ("proof", models.CharField(blank=True, max_length=64)),
                ("proof_media_type", models.CharField(blank=True, max_length=20)),
                ("words", models.CharField(blank=True, max_length=500)),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "amendment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acceptances",
                        to="agreements.amendment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signer__in", ["learner", "guardian", "company", "provider"]),
                            ("state__in", ["waiting", "asked", "signed", "refused"]),
                        ),
                        name="acceptance_words_known",
                        violation_error_message="Deze ondertekenaar of stand bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("asked_at__isnull", True),
                                ("state", tandem.journey.agreements.terms.SignatureState["WAITING"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.agreements.terms.SignatureState["WAITING"]), _negated=True
                                ),
                                ("asked_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="acceptance_asked_has_moment",
                        violation_error_message="Een gevraagde handtekening heeft een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ["service", "consent", "scan"]),
                                ("set_at__isnull", False),
                                ("state", tandem.journey.agreements.terms.SignatureState["SIGNED"]),
                                models.Q(("paper", ""), _negated=True),
                            ),
                            models.Q(
                                ("kind", ""),
                                ("proof", ""),
                                ("set_at__isnull", False),
                                ("state", tandem.journey.agreements.terms.SignatureState["REFUSED"]),
                            ),
                            models.Q(
                                ("kind", ""),
                                ("paper", ""),
                                ("proof", ""),
                                ("set_at__isnull", True),
                                ("set_by__isnull", True),
                                (
                                    "state__in",
                                    [
                                        tandem.journey.agreements.terms.SignatureState["WAITING"],
                                        tandem.journey.agreements.terms.SignatureState["ASKED"],
                                    ],
                                ),
                                ("words", ""),
                            ),
                            _connector="OR",
                        ),
                        name="acceptance_set_is_whole",
                        violation_error_message="Een handtekening heeft een tijdstip, een soort en de tekst die getekend is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "kind__in",
                                    [
                                        tandem.journey.agreements.terms.SignatureKind["SERVICE"],
                                        tandem.journey.agreements.terms.SignatureKind["SCAN"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("proof", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="acceptance_paper_has_proof",
                        violation_error_message="Een getekend document wordt bewaard.",
                    ),
                    models.UniqueConstraint(
                        fields=("amendment", "signer"),
                        name="acceptance_once_per_signer",
                        violation_error_message="Deze partij zegt één keer ja.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ending",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("reason", models.CharField(max_length=30)),
                ("side", models.CharField(max_length=10)),
                ("noticed_on", models.DateField()),
                ("last_day", models.DateField()),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("is_consulted", models.BooleanField(default=False)),
                ("told_at", models.DateTimeField()),
                ("told_by", models.UUIDField(null=True)),
                (
                    "agreement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ending", to="agreements.agreement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                [
                                    "term_reached",
                                    "passed",
                                    "probation_company",
                                    "probation_learner",
                                    "mutual",
                                    "urgent_cause_company",
                                    "urgent_cause_learner",
                                    "learner_left_training",
                                    "expelled",
                                    "recognition_lifted",
                                    "company_excluded",
                                    "no_valid_mentor",
                                    "bankruptcy_or_closure",
                                    "force_majeure",
                                    "long_suspension",
                                    "death",
                                    "other",
                                ],
                            ),
                            ("side__in", ["provider", "company", "learner", "all", "clock"]),
                        ),
                        name="ending_words_known",
                        violation_error_message="Deze reden of partij bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("noticed_on"))),
                        name="ending_days_in_order",
                        violation_error_message="Opzeggen komt voor de laatste dag.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("field", models.CharField(max_length=40)),
                ("words", models.CharField(max_length=500)),
                ("party", models.CharField(max_length=10)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.UUIDField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.UUIDField(null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="agreements.agreement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("party__in", ["provider", "company", "learner", "all", "clock"]),
                            models.Q(("words", ""), _negated=True),
                        ),
                        name="remark_said_by_party",
                        violation_error_message="Een opmerking heeft woorden en een partij.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_by__isnull", True), ("settled_at__isnull", False), _connector="OR"
                        ),
                        name="remark_settled_has_moment",
                        violation_error_message="Wie een opmerking afhandelde en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("signer", models.CharField(max_length=10)),
                ("turn", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(default=tandem.journey.agreements.terms.SignatureState["WAITING"], max_length=10),
                ),
                ("user", models.UUIDField(null=True)),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("asked_at", models.DateTimeField(null=True)),
                ("reminded_on", models.DateField(null=True)),
                ("kind", models.CharField(blank=True, max_length=10)),
                ("strength", models.CharField(blank=True, max_length=60)),
                ("set_at", models.DateTimeField(null=True)),
                ("set_by", models.UUIDField(null=True)),
                ("paper", models.CharField(blank=True, max_length=64)),
                ("proof", models.CharField(blank=True, max_length=64)),
                ("proof_media_type", models.CharField(blank=True, max_length=20)),
                ("words", models.CharField(blank=True, max_length=500)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signer__in", ["learner", "guardian", "company", "provider"]),
                            ("state__in", ["waiting", "asked", "signed", "refused"]),
                        ),
                        name="signature_words_known",
                        violation_error_message="Deze ondertekenaar of stand bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("asked_at__isnull", True),
                                ("state", tandem.journey.agreements.terms.SignatureState["WAITING"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.agreements.terms.SignatureState["WAITING"]), _negated=True
                                ),
                                ("asked_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="signature_asked_has_moment",
                        violation_error_message="Een gevraagde handtekening heeft een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ["service", "consent", "scan"]),
                                ("set_at__isnull", False),
                                ("state", tandem.journey.agreements.terms.SignatureState["SIGNED"]),
                                models.Q(("paper", ""), _negated=True),
                            ),
                            models.Q(
                                ("kind", ""),
                                ("proof", ""),
                                ("set_at__isnull", False),
                                ("state", tandem.journey.agreements.terms.SignatureState["REFUSED"]),
                            ),
                            models.Q(
                                ("kind", ""),
                                ("paper", ""),
                                ("proof", ""),
                                ("set_at__isnull", True),
                                ("set_by__isnull", True),
                                (
                                    "state__in",
                                    [
                                        tandem.journey.agreements.terms.SignatureState["WAITING"],
                                        tandem.journey.agreements.terms.SignatureState["ASKED"],
                                    ],
                                ),
                                ("words", ""),
                            ),
                            _connector="OR",
                        ),
                        name="signature_set_is_whole",
                        violation_error_message="Een handtekening heeft een tijdstip, een soort en de tekst die getekend is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "kind__in",
                                    [
                                        tandem.journey.agreements.terms.SignatureKind["SERVICE"],
                                        tandem.journey.agreements.terms.SignatureKind["SCAN"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("proof", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="signature_paper_has_proof",
                        violation_error_message="Een getekend document wordt bewaard.",
                    ),
                    models.UniqueConstraint(
                        fields=("agreement", "signer"),
                        name="signature_once_per_signer",
                        violation_error_message="Deze partij tekent één keer.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("cause", models.CharField(max_length=40)),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.UUIDField(null=True)),
                ("told_on", models.DateField(null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="suspensions",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["begins_on"], name="suspension_begin")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "cause__in",
                                [
                                    "illness_or_accident",
                                    "work_accident",
                                    "holiday",
                                    "public_holiday",
                                    "short_leave",
                                    "compelling_reason",
                                    "guaranteed_daily_pay",
                                    "temporary_unemployment",
                                    "disciplinary_measure",
                                    "optional_maternity_leave_with_lessons",
                                    "prophylactic_leave",
                                    "partial_incapacity_with_lessons",
                                ],
                            )
                        ),
                        name="suspension_cause_known",
                        violation_error_message="Deze reden van schorsing bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                        ),
                        name="suspension_days_in_order",
                        violation_error_message="Een schorsing eindigt niet voor het begin.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("agreement",),
                        name="suspension_one_without_end",
                        violation_error_message="Een overeenkomst ligt één keer tegelijk stil.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Takeover",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("old_number", models.CharField(blank=True, max_length=120)),
                ("mentor_name", models.CharField(blank=True, max_length=120)),
                ("told", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField()),
                ("taken_at", models.DateTimeField()),
                ("taken_by", models.UUIDField(null=True)),
                ("scan", models.CharField(blank=True, max_length=64)),
                ("scan_media_type", models.CharField(blank=True, max_length=20)),
                ("scanned_at", models.DateTimeField(null=True)),
                ("scanned_by", models.UUIDField(null=True)),
                (
                    "agreement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="takeover", to="agreements.agreement"
                    ),
                ),
                (
                    "establishment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.establishment"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["old_number"], name="takeover_old_number")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("scan", ""),
                                ("scan_media_type", ""),
                                ("scanned_at__isnull", True),
                                ("scanned_by__isnull", True),
                            ),
                            models.Q(
                                models.Q(("scan", ""), _negated=True),
                                models.Q(("scan_media_type", ""), _negated=True),
                                ("scanned_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="takeover_scan_is_whole",
                        violation_error_message="Een scan heeft een soort en een tijdstip.",
                    )
                ],
            },
        ),
    ]
