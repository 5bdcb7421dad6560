"""Addresses of registers; what has a fixed name stands before the registers of that name."""

from django.urls import path

from cchc.web.views import register, register_definition, register_file, register_row

REGISTER = "so/<slug:register>/"
ROW = f"{REGISTER}dong/<int:row>/"
urlpatterns = [
    path("so/", register.registers, name="registers"),
    path("so/dat-so/", register_definition.define, name="register_define"),
    path(REGISTER, register.register, name="register"),
    path(f"{REGISTER}du/", register.close, name="register_close"),
    path(f"{REGISTER}so-lieu/", register.fact, name="register_fact"),
    path(f"{REGISTER}cot/", register_definition.extend, name="register_extend"),
    path(f"{REGISTER}tai-ve.<slug:form>", register_file.download, name="register_file"),
    path(f"{REGISTER}nhap/", register_file.upload, name="register_upload"),
    path(f"{REGISTER}dong/them/", register_row.new, name="register_row_new"),
    path(ROW, register_row.row, name="register_row"),
    path(f"{ROW}bo/", register_row.remove, name="register_row_remove"),
    path(f"{ROW}tai-lieu/", register_row.proof, name="register_row_proof"),
]
