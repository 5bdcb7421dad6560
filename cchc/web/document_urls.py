"""Addresses of documents and of the bundle of a unit."""

from django.urls import path

from cchc.web.views import document, document_bundle

urlpatterns = [
    path("tai-lieu/", document.documents, name="documents"),
    path("tai-lieu/moi/", document.document_new, name="document_new"),
    path("tai-lieu/<int:document>/", document.document, name="document"),
    path("tai-lieu/<int:document>/bo-sung/", document.document_add, name="document_add"),
    path("tai-lieu/<int:document>/sua/", document.document_correct, name="document_correct"),
    path("tai-lieu/<int:document>/tep/<int:revision>/", document.document_file, name="document_file"),
    path(
        "tai-lieu/<int:document>/tep/<int:revision>/trang-<int:page>.png",
        document.document_page,
        name="document_page",
    ),
    path("dot/<slug:campaign>/don-vi/<slug:unit>/goi-minh-chung/", document_bundle.bundle, name="bundle"),
    path(
        "dot/<slug:campaign>/don-vi/<slug:unit>/goi-minh-chung/tai-ve.zip",
        document_bundle.bundle_file,
        name="bundle_file",
    ),
    path(
        "dot/<slug:campaign>/don-vi/<slug:unit>/goi-minh-chung/da-nhap/",
        document_bundle.typed,
        name="typed",
    ),
]
