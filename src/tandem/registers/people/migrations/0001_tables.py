import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tandem.base.ids


class Migration(migrations.Migration):
    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_guardianship"),
        ("people", "0003_a_learner_known_by_number"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("kept_by", models.UUIDField(null=True)),
                ("given_name", models.CharField(max_length=100)),
                ("family_name", models.CharField(max_length=100)),
                ("birth_date", models.DateField(null=True)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("number_mark", models.CharField(blank=True, max_length=64)),
                ("created_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="persons",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kept_by"], name="person_kept_by")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("birth_date__isnull", True), ("birth_date__gte", "1900-01-01"), _connector="OR"
                        ),
                        name="person_birth_date_plausible",
                        violation_error_message="Deze geboortedatum ligt voor 1900.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_name", ""), _negated=True), models.Q(("family_name", ""), _negated=True)
                        ),
                        name="person_has_names",
                        violation_error_message="Een persoon heeft een voornaam en een familienaam.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("user__isnull", False)),
                        fields=("user", "kept_by"),
                        name="person_once_per_account",
                        violation_error_message="Deze account hoort in deze bestanden al bij een andere persoon.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("number_mark", ""), _negated=True),
                        fields=("kept_by", "number_mark"),
                        name="person_once_per_number",
                        violation_error_message="Dit rijksregisternummer hoort in deze bestanden al bij een andere persoon.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Guardianship",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.UUIDField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="guardianships", to="people.person"
                    ),
                ),
                (
                    "guardian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wards", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("child", models.F("guardian")), _negated=True),
                        name="guardianship_of_another",
                        violation_error_message="Niemand is voogd van zichzelf.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until__isnull", True)),
                        fields=("child", "guardian"),
                        name="guardianship_once_open",
                        violation_error_message="Deze persoon is al ouder of voogd van dit kind.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="guardianship_dates_in_order",
                        violation_error_message="Het einde van een periode ligt niet voor het begin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("valid_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="guardianship_ended_has_end",
                        violation_error_message="Een beëindigd ouderlijk gezag heeft een einddatum.",
                    ),
                ],
            },
        ),
    ]
