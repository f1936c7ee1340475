"""Who said yes to a change stands in rows of its own; a proposed change has a text."""

from django.db import migrations, models

import tandem.journey.agreements.terms


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0008_changes_have_a_text"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="amendment",
            name="amendment_who_needs_when",
        ),
        migrations.RemoveField(
            model_name="amendment",
            name="company_at",
        ),
        migrations.RemoveField(
            model_name="amendment",
            name="company_by",
        ),
        migrations.RemoveField(
            model_name="amendment",
            name="learner_at",
        ),
        migrations.RemoveField(
            model_name="amendment",
            name="learner_by",
        ),
        migrations.RemoveField(
            model_name="amendment",
            name="provider_at",
        ),
        migrations.RemoveField(
            model_name="amendment",
            name="provider_by",
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                name="amendment_who_needs_when",
                violation_error_message="Wie een stap zette en wanneer horen samen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.UniqueConstraint(
                fields=("agreement", "number"),
                name="amendment_number_once",
                violation_error_message="Dit nummer heeft al een wijziging.",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("paper", ""), ("state", tandem.journey.agreements.terms.AmendmentState["PROPOSED"]), _negated=True
                ),
                name="amendment_proposed_has_paper",
                violation_error_message="Wie ja zegt, zegt het op een tekst.",
            ),
        ),
    ]
