from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0006_alone_since'),
    ]

    operations = [
        migrations.AddField(
            model_name='programme',
            name='meeting_link',
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
