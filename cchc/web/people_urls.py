"""Addresses of the door, of one's own account, and of the accounts of a province."""

from django.urls import path

from cchc.web.views import account, own_account, own_tokens, people, people_acts, people_file

urlpatterns = [
    path("dang-nhap/", account.Login.as_view(), name="login"),
    path("dang-nhap/lop-thu-hai/", account.second_step, name="second_step"),
    path("dang-xuat/", account.Logout.as_view(), name="logout"),
    path("tai-khoan/", own_account.account, name="account"),
    path("tai-khoan/mat-khau/", own_account.password, name="account_password"),
    path("tai-khoan/lop-thu-hai/", own_account.second_factor, name="account_second_factor"),
    path("tai-khoan/phien/", own_account.sessions, name="account_sessions"),
    path("tai-khoan/khoa/", own_tokens.tokens, name="account_tokens"),
    path("tai-khoan/khoa/<int:token>/thu-hoi/", own_tokens.revoke, name="account_token_revoke"),
    path("nguoi-dung/", people.accounts, name="accounts"),
    path("nguoi-dung/moi/", people.account_new, name="account_new"),
    path("nguoi-dung/tep/", people_file.accounts_file, name="accounts_file"),
    path("nguoi-dung/tep/xac-nhan/", people_file.accounts_checked, name="accounts_checked"),
    path("nguoi-dung/tep/mau.xlsx", people_file.accounts_template, name="accounts_template"),
    path("nguoi-dung/<str:username>/", people.person, name="person"),
    path("nguoi-dung/<str:username>/vai-tro/", people_acts.role_grant, name="person_role"),
    path("nguoi-dung/<str:username>/thong-tin/", people_acts.details, name="person_details"),
    path(
        "nguoi-dung/<str:username>/vai-tro/<int:membership>/ket-thuc/",
        people_acts.role_end,
        name="person_role_end",
    ),
    path("nguoi-dung/<str:username>/mat-khau/", people_acts.password, name="person_password"),
    path("nguoi-dung/<str:username>/<slug:act>/", people_acts.act, name="person_act"),
]
