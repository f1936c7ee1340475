from django.db import migrations, models

import tandem.base.ids
import tandem.faces.exchange.terms


class Migration(migrations.Migration):
    replaces = [
        ("exchange", "0001_initial"),
        ("exchange", "0002_a_file_says_what_it_holds"),
        ("exchange", "0003_files_of_pupils"),
        ("exchange", "0004_papers_that_are_signed"),
        ("exchange", "0005_the_evidence_beside_the_seal"),
        ("exchange", "0006_files_of_agreements"),
        ("exchange", "0007_changes_are_sealed"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AgreementFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("provider_id", models.UUIDField()),
                ("name", models.CharField(max_length=120)),
                ("size", models.PositiveIntegerField()),
                ("sealed", models.TextField(blank=True)),
                ("capacity_id", models.UUIDField(null=True)),
                ("agreed", models.JSONField(default=dict)),
                ("results", models.JSONField(default=dict)),
                ("uploaded_at", models.DateTimeField()),
                ("uploaded_by", models.UUIDField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_by", models.UUIDField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("wiped_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["provider_id", "uploaded_at"], name="agreement_file_of_provider")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="agreement_file_confirmed_whole",
                        violation_error_message="Wie een bestand laat overnemen, doet dat op een moment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_at__isnull", True), ("confirmed_at__isnull", False), _connector="OR"),
                        name="agreement_file_done_after_confirmed",
                        violation_error_message="Een bestand is pas overgenomen nadat iemand dat liet doen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("wiped_at__isnull", True), models.Q(("sealed", ""), _negated=True)),
                            models.Q(("sealed", ""), ("wiped_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="agreement_file_there_or_wiped",
                        violation_error_message="Een bestand is er, of het is weg.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnrolmentFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("provider_id", models.UUIDField()),
                ("name", models.CharField(max_length=120)),
                ("size", models.PositiveIntegerField()),
                ("sealed", models.TextField(blank=True)),
                ("capacity_id", models.UUIDField(null=True)),
                ("agreed", models.JSONField(default=dict)),
                ("results", models.JSONField(default=dict)),
                ("uploaded_at", models.DateTimeField()),
                ("uploaded_by", models.UUIDField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_by", models.UUIDField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("wiped_at", models.DateTimeField(null=True)),
                ("answers", models.JSONField(default=dict)),
                ("coach_id", models.UUIDField(null=True)),
                ("invited_at", models.DateTimeField(null=True)),
                ("invited_by", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["provider_id", "uploaded_at"], name="enrolment_file_of_provider")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="enrolment_file_confirmed_whole",
                        violation_error_message="Wie een bestand laat inlezen, doet dat op een moment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("invited_at__isnull", True), ("invited_by__isnull", True)),
                            models.Q(("invited_at__isnull", False), ("invited_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="enrolment_file_invited_whole",
                        violation_error_message="Wie uitnodigt, doet dat op een moment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_at__isnull", True), ("confirmed_at__isnull", False), _connector="OR"),
                        name="enrolment_file_done_after_confirmed",
                        violation_error_message="Een bestand is pas ingelezen nadat iemand dat liet doen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("wiped_at__isnull", True), models.Q(("sealed", ""), _negated=True)),
                            models.Q(("sealed", ""), ("wiped_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="enrolment_file_there_or_wiped",
                        violation_error_message="Een bestand is er, of het is weg.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedPaper",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=20)),
                ("subject_id", models.UUIDField()),
                ("paper", models.CharField(max_length=64)),
                ("sealed", models.CharField(max_length=64)),
                ("evidence", models.CharField(blank=True, max_length=64)),
                ("sealed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "subject_id", "paper"),
                        name="sealed_paper_once",
                        violation_error_message="Dit document is al verzegeld.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["agreement", "amendment"]),
                            models.Q(("paper", ""), _negated=True),
                            models.Q(("sealed", ""), _negated=True),
                        ),
                        name="sealed_paper_is_whole",
                        violation_error_message="Een verzegeld document heeft een soort, een tekst en een bestand.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SigningPackage",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=160, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("subject_id", models.UUIDField()),
                ("title", models.CharField(blank=True, max_length=200)),
                ("state", models.CharField(default=tandem.faces.exchange.terms.PackageState["ASKED"], max_length=10)),
                ("reference", models.CharField(blank=True, max_length=100)),
                ("paper", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("text", models.CharField(max_length=64)),
                ("signed", models.CharField(blank=True, max_length=64)),
                ("signers", models.JSONField(default=list)),
                ("urls", models.JSONField(default=dict)),
                ("taken", models.JSONField(default=list)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=200)),
                ("expires_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField(null=True)),
                ("looked_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "subject_id"], name="signing_package_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["agreement", "amendment"]),
                            ("state__in", ["asked", "sent", "signed", "refused", "expired", "withdrawn", "failed"]),
                        ),
                        name="signing_package_words_known",
                        violation_error_message="Dit soort document of deze stand bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True),
                                (
                                    "state__in",
                                    (
                                        tandem.faces.exchange.terms.PackageState["ASKED"],
                                        tandem.faces.exchange.terms.PackageState["SENT"],
                                    ),
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        (
                                            tandem.faces.exchange.terms.PackageState["ASKED"],
                                            tandem.faces.exchange.terms.PackageState["SENT"],
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="signing_package_ended_has_moment",
                        violation_error_message="Een document dat niet meer loopt, heeft een tijdstip.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    [
                                        tandem.faces.exchange.terms.PackageState["SENT"],
                                        tandem.faces.exchange.terms.PackageState["SIGNED"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("reference", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="signing_package_sent_has_reference",
                        violation_error_message="Wat verstuurd is, heeft een kenmerk bij de dienst.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", tandem.faces.exchange.terms.PackageState["SIGNED"]), _negated=True),
                            models.Q(("signed", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="signing_package_signed_has_hash",
                        violation_error_message="Van een ondertekend document is bekend welk bestand het is.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(default=tandem.faces.exchange.terms.FileKind["PROVIDERS"], max_length=20)),
                ("name", models.CharField(max_length=120)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("uploaded_at", models.DateTimeField()),
                ("uploaded_by", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["providers", "activities"])),
                        name="upload_kind_known",
                        violation_error_message="Dit soort bestand bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0), ("size__lte", 20000000)),
                        name="upload_size_in_bounds",
                        violation_error_message="Een bestand is niet leeg en hoogstens 20 MB.",
                    ),
                ],
            },
        ),
    ]
