"""What a member blocked and reported, wherever it was: these pages stay when a partnership is gone."""

from django.urls import path

from sameboat.doors.partners.safety.views import own

urlpatterns = [
    path("blocks/", own.blocks, name="my_blocks"),
    path("blocks/<id:block>/ending/", own.block_ending, name="block_ending"),
    path("reports/", own.reports, name="my_reports"),
    path("reports/<id:report>/", own.report, name="my_report"),
]
