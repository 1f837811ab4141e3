"""The addresses of a demo, for tests: those of every site, and the demo's own."""

from django.urls import include, path

from sameboat.config.urls import handler404 as handler404
from sameboat.config.urls import handler500 as handler500
from sameboat.config.urls import urlpatterns as of_every_site

urlpatterns = [*of_every_site, path("demo/", include("sameboat.doors.home.demo_urls"))]
