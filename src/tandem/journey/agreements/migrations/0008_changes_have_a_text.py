"""A change has a number, a text and a row for each yes. What was said before there was a text stays told."""

import secrets
from hashlib import sha256
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids
import tandem.journey.agreements.terms

_NO_TEXT = sha256(b"").hexdigest()
"""Of what was signed outside Tandem we hold no text."""
_SIGNERS = (("provider", "provider"), ("company", "company"), ("learner", "learner"))


def tell(apps: Any, _editor: Any) -> None:
    """Number what was proposed; each yes becomes a row, on the text of the agreement; what is still open lapses."""
    amendment, acceptance = apps.get_model("agreements", "Amendment"), apps.get_model("agreements", "Acceptance")
    numbers: dict[Any, int] = {}
    for row in amendment.objects.select_related("agreement").order_by("agreement", "proposed_at", "pk"):
        row.number = numbers[row.agreement_id] = numbers.get(row.agreement_id, 0) + 1
        if row.state == "proposed":
            row.state, row.closed_at = "lapsed", row.proposed_at
        row.save()
        for turn, (party, signer) in enumerate(_SIGNERS, start=1):
            at = getattr(row, f"{party}_at")
            if at is not None:
                acceptance.objects.create(
                    amendment=row,
                    signer=signer,
                    turn=turn,
                    state="signed",
                    secret_hash=secrets.token_hex(32),
                    asked_at=row.proposed_at,
                    set_at=at,
                    set_by=getattr(row, f"{party}_by"),
                    kind="consent",
                    paper=row.agreement.paper or _NO_TEXT,
                )


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0007_signed_outside"),
        ("people", "0003_a_learner_known_by_number"),
    ]

    operations = [
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
            ],
        ),
        migrations.AddField(
            model_name="acceptance",
            name="amendment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="acceptances", to="agreements.amendment"
            ),
        ),
        migrations.AddField(
            model_name="acceptance",
            name="person",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="acceptance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signer__in", ["learner", "guardian", "company", "provider"]),
                    ("state__in", ["waiting", "asked", "signed", "refused"]),
                ),
                name="acceptance_words_known",
                violation_error_message="Deze ondertekenaar of stand bestaat niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="acceptance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("asked_at__isnull", True), ("state", tandem.journey.agreements.terms.SignatureState["WAITING"])
                    ),
                    models.Q(
                        models.Q(("state", tandem.journey.agreements.terms.SignatureState["WAITING"]), _negated=True),
                        ("asked_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="acceptance_asked_has_moment",
                violation_error_message="Een gevraagde handtekening heeft een tijdstip.",
            ),
        ),
        migrations.AddConstraint(
            model_name="acceptance",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="acceptance",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="acceptance",
            constraint=models.UniqueConstraint(
                fields=("amendment", "signer"),
                name="acceptance_once_per_signer",
                violation_error_message="Deze partij zegt één keer ja.",
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="number",
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
