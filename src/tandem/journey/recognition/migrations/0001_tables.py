import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids
import tandem.journey.recognition.terms


class Migration(migrations.Migration):
    replaces = [
        ("recognition", "0001_initial"),
        ("recognition", "0002_public_search_indexes"),
        ("recognition", "0003_limited_to_activities"),
        ("recognition", "0004_training_together"),
        ("recognition", "0005_spot_of_a_workplace"),
        ("recognition", "0006_lifting"),
    ]

    initial = True

    dependencies = [
        ("mandates", "0001_tables"),
        ("organisations", "0001_tables"),
        ("people", "0001_tables"),
        ("reference", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dossier",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=20, null=True, unique=True)),
                (
                    "filed_as",
                    models.CharField(default=tandem.journey.recognition.terms.FiledAs["COMPANY"], max_length=10),
                ),
                ("contact_name", models.CharField(blank=True, max_length=200)),
                ("contact_email", models.EmailField(blank=True, max_length=254)),
                ("contact_phone", models.CharField(blank=True, max_length=30)),
                ("remarks", models.TextField(blank=True, max_length=2000)),
                ("started_at", models.DateTimeField()),
                ("started_by", models.UUIDField(null=True)),
                ("changed_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(null=True)),
                ("submitted_by", models.UUIDField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dossiers", to="organisations.company"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["company", "submitted_at"], name="dossier_company")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("filed_as__in", ["company", "coach", "sector"])),
                        name="dossier_filed_as_known",
                        violation_error_message="Dit soort indiener kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("number__isnull", True), ("submitted_at__isnull", True), ("submitted_by__isnull", True)
                            ),
                            models.Q(("number__isnull", False), ("submitted_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="dossier_submitted_has_number",
                        violation_error_message="Een ingediend dossier heeft een nummer en een tijdstip.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("condition", models.CharField(max_length=20)),
                ("file_name", models.CharField(max_length=120)),
                ("media_type", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.UUIDField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="recognition.dossier",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("media_type__in", ["application/pdf", "image/png", "image/jpeg"])),
                        name="attachment_media_type_known",
                        violation_error_message="Voeg een pdf, png of jpg toe.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("condition__in", ["equipment", "finance", "convictions", "duties"])),
                        name="attachment_condition_known",
                        violation_error_message="Deze voorwaarde bestaat niet.",
                    ),
                    models.UniqueConstraint(
                        fields=("dossier", "condition", "sha256"),
                        name="attachment_once",
                        violation_error_message="Dit document staat al bij deze voorwaarde.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointTraining",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=20, unique=True)),
                ("listed_on", models.DateField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("started_at", models.DateTimeField()),
                ("started_by", models.UUIDField(null=True)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joint_trainings",
                        to="organisations.company",
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Mentor",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("experience_years", models.PositiveSmallIntegerField(default=0)),
                (
                    "proof",
                    models.CharField(
                        blank=True, default=tandem.journey.recognition.terms.MentorProof["NONE"], max_length=30
                    ),
                ),
                (
                    "exemption",
                    models.CharField(
                        blank=True, default=tandem.journey.recognition.terms.MentorExemption["NONE"], max_length=30
                    ),
                ),
                ("trained_on", models.DateField(null=True)),
                ("training_organiser", models.CharField(blank=True, max_length=200)),
                ("named_at", models.DateTimeField()),
                ("training_reminded_on", models.DateField(null=True)),
                ("deactivated_at", models.DateTimeField(null=True)),
                ("deactivated_by", models.UUIDField(null=True)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mentors", to="organisations.company"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mentorships", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("company", "person"),
                        name="mentor_once_per_company",
                        violation_error_message="Deze persoon is al mentor in deze onderneming.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("proof__in", ["", "certificate", "acquired_competence", "listed_diploma"])),
                        name="mentor_proof_known",
                        violation_error_message="Dit bewijs kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("exemption__in", ["", "pedagogical_diploma", "sport_degree", "recognised_experience"])
                        ),
                        name="mentor_exemption_known",
                        violation_error_message="Deze vrijstelling kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("experience_years__lte", 70)),
                        name="mentor_experience_plausible",
                        violation_error_message="Meer dan zeventig jaar ervaring kan niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deactivated_at__isnull", True), ("deactivated_by__isnull", True)),
                            models.Q(("deactivated_at__isnull", False), ("deactivated_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="mentor_deactivated_paired",
                        violation_error_message="Wie een mentor afmeldde en wanneer horen samen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExtractCheck",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("model", models.CharField(max_length=10)),
                ("issued_on", models.DateField()),
                ("outcome", models.CharField(max_length=15)),
                ("valid_until", models.DateField()),
                ("seen_at", models.DateTimeField()),
                ("seen_by", models.UUIDField(null=True)),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extract_checks",
                        to="recognition.mentor",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("model__in", ["596.2", "596.1"])),
                        name="extract_check_model_known",
                        violation_error_message="Dit model van uittreksel kennen wij niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["in_order", "not_in_order"])),
                        name="extract_check_outcome_known",
                        violation_error_message="Een uittreksel is in orde of niet in orde.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gt", models.F("issued_on"))),
                        name="extract_check_dates_in_order",
                        violation_error_message="Een uittreksel vervalt na de dag waarop het is uitgereikt.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MentorPosting",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "establishment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.establishment"
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="postings", to="recognition.mentor"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mentor", "establishment"),
                        name="mentor_posting_once",
                        violation_error_message="Deze mentor staat al op deze vestiging.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recognition",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=20, unique=True)),
                ("extent", models.CharField(default=tandem.journey.recognition.terms.Extent["WHOLE"], max_length=10)),
                ("taught", models.PositiveSmallIntegerField(null=True)),
                ("listed", models.PositiveSmallIntegerField(null=True)),
                (
                    "state",
                    models.CharField(default=tandem.journey.recognition.terms.RecognitionState["VALID"], max_length=10),
                ),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                ("gone_since", models.DateField(null=True)),
                ("warned_on", models.DateField(null=True)),
                ("lifting_decided_on", models.DateField(null=True)),
                ("granted_at", models.DateTimeField()),
                ("search_name", models.CharField(max_length=320)),
                ("nis", models.CharField(blank=True, max_length=5)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("cell", models.IntegerField(null=True)),
                ("spot", models.BigIntegerField(null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mandates.body"
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recognitions",
                        to="organisations.company",
                    ),
                ),
                (
                    "establishment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recognitions",
                        to="organisations.establishment",
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
                    models.Index(
                        fields=["training", "cell", "spot", "state", "gone_since", "valid_from", "valid_until"],
                        name="recognition_training_spot",
                    ),
                    models.Index(
                        fields=["cell", "spot", "state", "gone_since", "valid_from", "valid_until"],
                        name="recognition_spot",
                    ),
                    models.Index(fields=["state", "valid_until"], name="recognition_state_until"),
                    models.Index(fields=["state", "search_name", "id"], name="recognition_by_name"),
                    models.Index(fields=["state", "granted_at", "id"], name="recognition_by_newest"),
                    models.Index(
                        fields=["state", "training", "nis", "gone_since", "valid_from", "valid_until"],
                        name="recognition_public",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["valid", "expired", "lifted"])),
                        name="recognition_state_known",
                        violation_error_message="Deze toestand van een erkenning bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("extent", tandem.journey.recognition.terms.Extent["WHOLE"]),
                                ("listed__isnull", True),
                                ("taught__isnull", True),
                            ),
                            models.Q(
                                ("extent", tandem.journey.recognition.terms.Extent["LIMITED"]),
                                ("listed__gte", models.F("taught")),
                                ("listed__isnull", False),
                                ("taught__gte", 1),
                                ("taught__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="recognition_limit_counted",
                        violation_error_message="Een beperkte erkenning telt haar activiteiten, een andere niet.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", tandem.journey.recognition.terms.RecognitionState["VALID"])),
                        fields=("establishment", "training", "valid_from"),
                        name="recognition_once",
                        violation_error_message="Deze vestiging is al erkend voor deze opleiding vanaf die dag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gt", models.F("valid_from"))),
                        name="recognition_dates_in_order",
                        violation_error_message="Het einde van een erkenning ligt na het begin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on__isnull", True),
                                ("state", tandem.journey.recognition.terms.RecognitionState["VALID"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", tandem.journey.recognition.terms.RecognitionState["VALID"]), _negated=True
                                ),
                                ("ended_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="recognition_ended_has_day",
                        violation_error_message="Een erkenning die eindigde heeft een einddag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", tandem.journey.recognition.terms.RecognitionState["LIFTED"]), _negated=True
                            ),
                            ("lifting_decided_on__isnull", False),
                            _connector="OR",
                        ),
                        name="recognition_lifted_was_decided",
                        violation_error_message="Een erkenning wordt alleen opgeheven door een beslissing.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lifting",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("grounds", models.JSONField()),
                ("guidance", models.TextField(max_length=2000)),
                ("motive", models.TextField(max_length=4000)),
                ("lifts_on", models.DateField()),
                ("would_end_on", models.DateField()),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.UUIDField()),
                ("law_version", models.CharField(max_length=64)),
                ("findings", models.JSONField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mandates.body"
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mandates.mandate"
                    ),
                ),
                (
                    "recognition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lifting",
                        to="recognition.recognition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("motive", ""), _negated=True),
                        name="lifting_has_motive",
                        violation_error_message="Een opheffing heeft een motivering.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecognitionRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("extent", models.CharField(default=tandem.journey.recognition.terms.Extent["WHOLE"], max_length=10)),
                ("state", models.CharField(default=tandem.journey.recognition.terms.State["DRAFT"], max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("routing_reason", models.CharField(blank=True, max_length=30)),
                ("routing_candidates", models.JSONField(default=list)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("submitted_by", models.UUIDField(null=True)),
                ("completed_at", models.DateTimeField(null=True)),
                ("completed_by", models.UUIDField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("overdue_noted_on", models.DateField(null=True)),
                ("taken_up_at", models.DateTimeField(null=True)),
                ("taken_up_by", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.UUIDField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.UUIDField(null=True)),
                (
                    "competent_body",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mandates.body"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="requests", to="recognition.dossier"
                    ),
                ),
                (
                    "establishment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.establishment"
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mandates.mandate"
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
                    models.Index(fields=["competent_body", "state", "due_on"], name="request_inbox"),
                    models.Index(fields=["state", "due_on"], name="request_state_due"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "draft",
                                    "submitted",
                                    "incomplete",
                                    "complete",
                                    "in_treatment",
                                    "granted",
                                    "refused",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="request_state_known",
                        violation_error_message="Deze toestand van een aanvraag bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("extent__in", ["whole", "limited"])),
                        name="request_extent_known",
                        violation_error_message="Een erkenning geldt voor de hele opleiding of voor een deel.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["submitted", "incomplete", "complete", "in_treatment"])),
                        fields=("establishment", "training"),
                        name="request_one_open_per_training",
                        violation_error_message="Voor deze opleiding op deze vestiging loopt al een aanvraag.",
                    ),
                    models.UniqueConstraint(
                        fields=("dossier", "establishment", "training"),
                        name="request_once_per_dossier",
                        violation_error_message="Deze opleiding staat voor deze vestiging al in het dossier.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("competent_body__isnull", False), ("submitted_at__isnull", False)),
                            models.Q(
                                (
                                    "state__in",
                                    (
                                        tandem.journey.recognition.terms.State["DRAFT"],
                                        tandem.journey.recognition.terms.State["WITHDRAWN"],
                                    ),
                                ),
                                ("submitted_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="request_submitted_is_routed",
                        violation_error_message="Een ingediende aanvraag heeft een bevoegde instantie.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("completed_at__isnull", False),
                                ("due_on__isnull", False),
                                (
                                    "state__in",
                                    (
                                        tandem.journey.recognition.terms.State["COMPLETE"],
                                        tandem.journey.recognition.terms.State["IN_TREATMENT"],
                                        tandem.journey.recognition.terms.State["GRANTED"],
                                        tandem.journey.recognition.terms.State["REFUSED"],
                                    ),
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        (
                                            tandem.journey.recognition.terms.State["COMPLETE"],
                                            tandem.journey.recognition.terms.State["IN_TREATMENT"],
                                            tandem.journey.recognition.terms.State["GRANTED"],
                                            tandem.journey.recognition.terms.State["REFUSED"],
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("state", tandem.journey.recognition.terms.State["WITHDRAWN"]),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        (
                                            tandem.journey.recognition.terms.State["COMPLETE"],
                                            tandem.journey.recognition.terms.State["IN_TREATMENT"],
                                            tandem.journey.recognition.terms.State["GRANTED"],
                                            tandem.journey.recognition.terms.State["REFUSED"],
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("completed_at__isnull", True),
                                ("due_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="request_complete_has_term",
                        violation_error_message="Een volledige aanvraag heeft een beslissingstermijn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", False),
                                (
                                    "state__in",
                                    (
                                        tandem.journey.recognition.terms.State["GRANTED"],
                                        tandem.journey.recognition.terms.State["REFUSED"],
                                    ),
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        (
                                            tandem.journey.recognition.terms.State["GRANTED"],
                                            tandem.journey.recognition.terms.State["REFUSED"],
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("decided_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="request_decided_has_moment",
                        violation_error_message="Een beslissing heeft een tijdstip, een aanvraag zonder beslissing niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", tandem.journey.recognition.terms.State["WITHDRAWN"]),
                                ("withdrawn_at__isnull", False),
                            ),
                            models.Q(
                                models.Q(("state", tandem.journey.recognition.terms.State["WITHDRAWN"]), _negated=True),
                                ("withdrawn_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="request_withdrawn_has_moment",
                        violation_error_message="Een intrekking heeft een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("submitted_at__isnull", True), ("submitted_by__isnull", True)),
                                ("submitted_at__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("completed_at__isnull", True), ("completed_by__isnull", True)),
                                ("completed_at__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("taken_up_at__isnull", True), ("taken_up_by__isnull", True)),
                                ("taken_up_at__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                                ("decided_at__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                                ("withdrawn_at__isnull", False),
                                _connector="OR",
                            ),
                        ),
                        name="request_who_needs_when",
                        violation_error_message="Wie een stap zette en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("completed_at__isnull", True),
                            ("completed_at__gte", models.F("submitted_at")),
                            _connector="OR",
                        ),
                        name="request_complete_after_submitted",
                        violation_error_message="Een aanvraag is pas volledig na de indiening.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "routing_reason__in",
                                [
                                    "",
                                    "one_holder",
                                    "no_joint_committee",
                                    "unknown_joint_committee",
                                    "no_holder",
                                    "several_holders",
                                    "power_moved",
                                ],
                            )
                        ),
                        name="request_routing_reason_known",
                        violation_error_message="Deze reden van toewijzing bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="recognition",
            name="request",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recognition",
                to="recognition.recognitionrequest",
            ),
        ),
        migrations.CreateModel(
            name="OfferedActivity",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.activity"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="recognition.recognitionrequest",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "activity"),
                        name="offered_activity_once",
                        violation_error_message="Deze activiteit is al aangevinkt.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="nominations", to="recognition.mentor"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="nominations",
                        to="recognition.recognitionrequest",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "mentor"),
                        name="nomination_once",
                        violation_error_message="Deze mentor staat al bij deze aanvraag.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="JointPart",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("asked", models.JSONField(default=list)),
                ("is_lead", models.BooleanField(default=False)),
                ("state", models.CharField(default=tandem.journey.recognition.terms.PartState["ASKED"], max_length=12)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.UUIDField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("end_reason", models.CharField(blank=True, max_length=12)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joint_parts",
                        to="organisations.company",
                    ),
                ),
                (
                    "establishment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.establishment"
                    ),
                ),
                (
                    "joint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="recognition.jointtraining",
                    ),
                ),
                (
                    "request",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="joint_part",
                        to="recognition.recognitionrequest",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["company", "state"], name="joint_part_company")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["asked", "agreed", "filed", "recognised", "ended"])),
                        name="joint_part_state_known",
                        violation_error_message="Deze stand van een deel bestaat niet.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state", tandem.journey.recognition.terms.PartState["ENDED"]), _negated=True
                        ),
                        fields=("joint", "establishment"),
                        name="joint_part_once",
                        violation_error_message="Deze vestiging doet al mee.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_lead", True)),
                        fields=("joint",),
                        name="joint_part_one_lead",
                        violation_error_message="Er is één trekker.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on__isnull", False),
                                ("state", tandem.journey.recognition.terms.PartState["ENDED"]),
                                (
                                    "end_reason__in",
                                    [
                                        "declined",
                                        "left",
                                        "taken_out",
                                        "refused",
                                        "withdrawn",
                                        "expired",
                                        "lifted",
                                        "gone",
                                    ],
                                ),
                            ),
                            models.Q(
                                models.Q(("state", tandem.journey.recognition.terms.PartState["ENDED"]), _negated=True),
                                ("end_reason", ""),
                                ("ended_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="joint_part_ended_has_reason",
                        violation_error_message="Een deel dat eindigde heeft een dag en een reden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="joint_part_who_needs_when",
                        violation_error_message="Wie antwoordde en wanneer horen samen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", False), ("state__in", ["asked", "ended"]), _connector="OR"
                        ),
                        name="joint_part_agreed_has_moment",
                        violation_error_message="Een deel dat meedoet heeft een tijdstip van akkoord.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("request__isnull", False),
                            models.Q(("state__in", ["filed", "recognised"]), _negated=True),
                            _connector="OR",
                        ),
                        name="joint_part_filed_has_request",
                        violation_error_message="Een ingediend deel heeft een aanvraag.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("condition", models.CharField(max_length=20)),
                ("is_met", models.BooleanField()),
                ("given_at", models.DateTimeField()),
                ("given_by", models.UUIDField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declarations",
                        to="recognition.dossier",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declarations",
                        to="recognition.recognitionrequest",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("condition__in", ["equipment", "finance", "convictions", "duties"])),
                        name="declaration_condition_known",
                        violation_error_message="Deze voorwaarde bestaat niet.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("request__isnull", True)),
                        fields=("dossier", "condition"),
                        name="declaration_once_per_dossier",
                        violation_error_message="Op deze voorwaarde is al geantwoord.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("request__isnull", False)),
                        fields=("request", "condition"),
                        name="declaration_once_per_request",
                        violation_error_message="Op deze voorwaarde is al geantwoord.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("outcome", models.CharField(max_length=10)),
                ("taken_at", models.DateTimeField()),
                ("taken_by", models.UUIDField()),
                ("law_version", models.CharField(max_length=64)),
                ("facts", models.JSONField()),
                ("findings", models.JSONField()),
                ("motive", models.TextField(blank=True, max_length=4000)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mandates.body"
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mandates.mandate"
                    ),
                ),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="recognition.recognitionrequest",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["granted", "refused"])),
                        name="decision_outcome_known",
                        violation_error_message="Een beslissing is een erkenning of een weigering.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", tandem.journey.recognition.terms.Outcome["REFUSED"]), _negated=True),
                            models.Q(("motive", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_refusal_has_motive",
                        violation_error_message="Een weigering heeft een motivering.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CompletionQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("items", models.JSONField(default=list)),
                ("words", models.TextField(max_length=2000)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.UUIDField(null=True)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="recognition.recognitionrequest",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=("request",),
                        name="completion_question_one_open",
                        violation_error_message="Er staat al een vraag om aanvulling open.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="completion_question_answered_paired",
                        violation_error_message="Wie antwoordde en wanneer horen samen.",
                    ),
                ],
            },
        ),
    ]
