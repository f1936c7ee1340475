from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0001_tables"),
        ("reference", "0001_tables"),
    ]

    operations = [
        migrations.AddField(
            model_name="planline",
            name="safety",
            field=models.CharField(blank=True, max_length=5),
        ),
        migrations.AddConstraint(
            model_name="planline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("safety", ""),
                    models.Q(("activity__isnull", True), ("safety__in", ["minor", "ppe", "none"])),
                    _connector="OR",
                ),
                name="plan_line_safety_of_own",
                violation_error_message="Of een activiteit van de lijst zorg vraagt, zegt de lijst.",
            ),
        ),
    ]
