"""Pages of a demo alone."""

from django.urls import path

from sameboat.doors.home import demo_post, demo_views

urlpatterns = [
    path("", demo_views.demo, name="demo"),
    path("post/", demo_post.post, name="demo_post"),
    path("as/<slug:part>/", demo_views.play, name="play"),
]
