import django.db.models.deletion
from django.db import migrations, models

import tandem.base.ids


class Migration(migrations.Migration):
    replaces = [("reference", "0001_initial")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ActivityList",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=3)),
                ("version", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("name_en", models.CharField(max_length=120)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("certainty", models.CharField(max_length=10)),
                ("source", models.CharField(max_length=200)),
                ("note", models.TextField(blank=True)),
                ("note_en", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "version"),
                        name="activity_list_version_once",
                        violation_error_message="Deze versie van de lijst bestaat al.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until__isnull", True)),
                        fields=("code",),
                        name="activity_list_one_open",
                        violation_error_message="Van een activiteitenlijst is hoogstens één versie nog geldig.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z]{3}$")),
                        name="activity_list_code_written",
                        violation_error_message="De code van een activiteitenlijst telt drie hoofdletters, zoals BAK.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)),
                        name="activity_list_version_from_1",
                        violation_error_message="De eerste versie van een lijst is versie 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="activity_list_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_until__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="activity_list_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CatalogueEdition",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("slug", models.SlugField(max_length=120, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("name_en", models.CharField(max_length=160)),
                ("summary", models.TextField(blank=True)),
                ("summary_en", models.TextField(blank=True)),
                ("grade", models.CharField(blank=True, max_length=3)),
                ("form", models.CharField(blank=True, max_length=3)),
                ("finality", models.CharField(blank=True, max_length=3)),
                ("years", models.PositiveSmallIntegerField(null=True)),
                ("seen_in", models.PositiveSmallIntegerField(null=True)),
                ("is_seen_exact", models.BooleanField(default=False)),
                ("agreement", models.CharField(blank=True, max_length=4)),
                ("agreement_note", models.TextField(blank=True)),
                ("agreement_note_en", models.TextField(blank=True)),
                ("hours_note", models.TextField(blank=True)),
                ("hours_note_en", models.TextField(blank=True)),
                ("minors_need_care", models.BooleanField(null=True)),
                ("valid_from", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
                ("certainty", models.CharField(max_length=10)),
                ("source", models.CharField(max_length=200)),
                ("note", models.TextField(blank=True)),
                ("note_en", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z]{3}(-[A-Z0-9]+)+$")),
                        name="training_code_written",
                        violation_error_message="De code van een opleiding begint met drie hoofdletters, zoals ELE-INST.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grade__in", ["2", "3", "7", "SnS", "OV3", "CVO", ""])),
                        name="training_grade_known",
                        violation_error_message="Deze graad bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("form__in", ["bso", "tso", ""])),
                        name="training_form_known",
                        violation_error_message="Deze onderwijsvorm bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("finality__in", ["A", "D/A", "D", ""])),
                        name="training_finality_known",
                        violation_error_message="Deze finaliteit bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreement__in", ["OAO", "SAO", "DA", "ODO", "ODOS", "ODOW", ""])),
                        name="training_agreement_known",
                        violation_error_message="Dit soort overeenkomst bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("years__isnull", True), ("years__gte", 1), _connector="OR"),
                        name="training_years_positive",
                        violation_error_message="Een opleiding duurt minstens één jaar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seen_in__isnull", True), ("seen_in__gte", 2015), _connector="OR"),
                        name="training_seen_since_pilots",
                        violation_error_message="Vóór 2015 bestond er geen duaal leren.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_seen_exact", False),
                            models.Q(("seen_in__isnull", False), ("valid_from__isnull", False)),
                            _connector="OR",
                        ),
                        name="training_exact_has_day",
                        violation_error_message="Een opleiding met een bekend beginjaar heeft een eerste dag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="training_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_until__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="training_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointCommittee",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=6, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("name_en", models.CharField(max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("certainty", models.CharField(max_length=10)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__regex", "^[1-9][0-9]{2}(\\.[0-9]{2})?$"),
                            models.Q(("number__endswith", ".00"), _negated=True),
                        ),
                        name="joint_committee_number_written",
                        violation_error_message="Het nummer van een paritair comité telt drie cijfers, soms met een punt en nog twee cijfers.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="joint_committee_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_until__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="joint_committee_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Qualification",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=60, unique=True)),
                ("number", models.CharField(blank=True, max_length=4)),
                ("name", models.CharField(max_length=120)),
                ("name_en", models.CharField(max_length=120)),
                ("level", models.PositiveSmallIntegerField(null=True)),
                ("certainty", models.CharField(max_length=10)),
                ("note", models.TextField(blank=True)),
                ("note_en", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level__isnull", True), models.Q(("level__gte", 1), ("level__lte", 8)), _connector="OR"
                        ),
                        name="qualification_level_1_to_8",
                        violation_error_message="Een beroepskwalificatie heeft een niveau van 1 tot 8.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), ("number__regex", "^[0-9]{4}$"), _connector="OR"),
                        name="qualification_number_four_digits",
                        violation_error_message="Het nummer van een beroepskwalificatie telt vier cijfers.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("number",),
                        name="qualification_number_once",
                        violation_error_message="Dit nummer hoort al bij een andere beroepskwalificatie.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="qualification_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sector",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=30, unique=True)),
                ("number", models.PositiveSmallIntegerField(null=True, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("name_en", models.CharField(max_length=120)),
                ("has_partnership", models.BooleanField()),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("certainty", models.CharField(max_length=10)),
                ("source", models.CharField(max_length=200)),
                ("note", models.TextField(blank=True)),
                ("note_en", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z]+(_[A-Z]+)*$")),
                        name="sector_code_written",
                        violation_error_message="De code van een sector telt hoofdletters en liggende streepjes.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("has_partnership", True), ("number__isnull", False)),
                            models.Q(("has_partnership", False), ("number__isnull", True)),
                            _connector="OR",
                        ),
                        name="sector_number_with_partnership",
                        violation_error_message="Een sector met een partnerschap heeft een nummer, een sector zonder niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="sector_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_until__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="sector_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShortageList",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("year", models.PositiveSmallIntegerField(unique=True)),
                ("total", models.PositiveSmallIntegerField()),
                ("is_complete", models.BooleanField()),
                ("certainty", models.CharField(max_length=10)),
                ("source", models.CharField(max_length=200)),
                ("note", models.TextField(blank=True)),
                ("note_en", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 2000), ("year__lte", 2100)),
                        name="shortage_list_year_plausible",
                        violation_error_message="Een lijst van knelpuntberoepen hoort bij een jaar tussen 2000 en 2100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("total__gte", 1)),
                        name="shortage_list_total_positive",
                        violation_error_message="Een lijst van knelpuntberoepen telt minstens één beroep.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="shortage_list_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShortageOccupation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=160)),
                ("name_en", models.CharField(blank=True, max_length=160)),
                ("is_in_top", models.BooleanField(default=False)),
                ("is_new", models.BooleanField(default=False)),
                ("lack_of_people", models.BooleanField(null=True)),
                ("lack_of_skills", models.BooleanField(null=True)),
                ("working_conditions", models.BooleanField(null=True)),
                ("certainty", models.CharField(max_length=10)),
                (
                    "shortage_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occupations",
                        to="reference.shortagelist",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("shortage_list", "code"),
                        name="shortage_occupation_once_per_year",
                        violation_error_message="Dit beroep staat al op de lijst van dat jaar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="shortage_occupation_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShortageOccupationTraining",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("certainty", models.CharField(max_length=10)),
                (
                    "occupation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="training_links",
                        to="reference.shortageoccupation",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shortage_links",
                        to="reference.training",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("occupation", "training"),
                        name="shortage_occupation_training_once",
                        violation_error_message="Deze opleiding staat al bij dit knelpuntberoep.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="shortage_occupation_training_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingActivityList",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "activity_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_links",
                        to="reference.activitylist",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activity_list_links",
                        to="reference.training",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("training", "activity_list"),
                        name="training_activity_list_once",
                        violation_error_message="Deze activiteitenlijst staat al bij deze opleiding.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="activitylist",
            name="trainings",
            field=models.ManyToManyField(
                related_name="activity_lists", through="reference.TrainingActivityList", to="reference.training"
            ),
        ),
        migrations.CreateModel(
            name="TrainingNace",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.CharField(max_length=4)),
                ("prefix", models.CharField(max_length=5)),
                ("certainty", models.CharField(max_length=10)),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="nace_links", to="reference.training"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["version", "prefix"], name="training_nace_prefix")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("training", "version", "prefix"),
                        name="training_nace_once",
                        violation_error_message="Deze NACE-code staat al bij deze opleiding.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("prefix__regex", "^[0-9]{2,5}$")),
                        name="training_nace_two_to_five_digits",
                        violation_error_message="Een NACE-code telt twee tot vijf cijfers.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__in", ["2008", "2025"])),
                        name="training_nace_version_known",
                        violation_error_message="De NACE-code komt uit de lijst van 2008 of 2025.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="training_nace_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingOccupation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("esco", models.UUIDField()),
                ("name", models.CharField(max_length=160)),
                ("certainty", models.CharField(max_length=10)),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="occupations", to="reference.training"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("training", "esco"),
                        name="training_occupation_once",
                        violation_error_message="Dit beroep staat al bij deze opleiding.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="training_occupation_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingQualification",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("certainty", models.CharField(max_length=10)),
                (
                    "qualification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_links",
                        to="reference.qualification",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="qualification_links",
                        to="reference.training",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("training", "qualification"),
                        name="training_qualification_once",
                        violation_error_message="Deze beroepskwalificatie staat al bij deze opleiding.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="training_qualification_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="training",
            name="qualifications",
            field=models.ManyToManyField(
                related_name="trainings", through="reference.TrainingQualification", to="reference.qualification"
            ),
        ),
        migrations.CreateModel(
            name="TrainingSector",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "sector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_links",
                        to="reference.sector",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sector_links",
                        to="reference.training",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("training", "sector"),
                        name="training_sector_once",
                        violation_error_message="Deze sector staat al bij deze opleiding.",
                    ),
                    models.UniqueConstraint(
                        fields=("training", "position"),
                        name="training_sector_one_per_position",
                        violation_error_message="Op deze plaats staat al een sector van deze opleiding.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="training",
            name="sectors",
            field=models.ManyToManyField(
                related_name="trainings", through="reference.TrainingSector", to="reference.sector"
            ),
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=6)),
                ("position", models.PositiveSmallIntegerField()),
                ("text_nl", models.CharField(max_length=160)),
                ("text_en", models.CharField(max_length=160)),
                ("phase", models.PositiveSmallIntegerField(null=True)),
                ("safety", models.CharField(blank=True, max_length=5)),
                ("is_compulsory", models.BooleanField(null=True)),
                ("certainty", models.CharField(max_length=10)),
                (
                    "activity_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="reference.activitylist",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("activity_list", "code"),
                        name="activity_code_once",
                        violation_error_message="Deze activiteit staat al in de lijst.",
                    ),
                    models.UniqueConstraint(
                        fields=("activity_list", "position"),
                        name="activity_one_per_position",
                        violation_error_message="Op deze plaats in de lijst staat al een activiteit.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z]{3}-[0-9]{2}$")),
                        name="activity_code_written",
                        violation_error_message="De code van een activiteit is die van de lijst met een nummer, zoals BAK-01.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("phase__isnull", True), models.Q(("phase__gte", 1), ("phase__lte", 3)), _connector="OR"
                        ),
                        name="activity_phase_1_to_3",
                        violation_error_message="Een activiteit hoort in fase 1, 2 of 3.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("safety__in", ["minor", "ppe", "none", ""])),
                        name="activity_safety_known",
                        violation_error_message="Dit aandachtspunt voor veiligheid bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="activity_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointCommitteeSector",
            fields=[
                (
                    "id",
                    models.UUIDField(default=tandem.base.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("certainty", models.CharField(max_length=10)),
                (
                    "joint_committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sector_links",
                        to="reference.jointcommittee",
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joint_committee_links",
                        to="reference.sector",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("joint_committee", "sector", "valid_from"),
                        name="joint_committee_sector_once",
                        violation_error_message="Deze sector staat al vanaf die dag bij dit paritair comité.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["official", "retold", "uncertain", "invented"])),
                        name="joint_committee_sector_certainty_known",
                        violation_error_message="Deze mate van zekerheid bestaat niet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_until__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="joint_committee_sector_dates_in_order",
                        violation_error_message="Het einde van een periode ligt na het begin.",
                    ),
                ],
            },
        ),
    ]
