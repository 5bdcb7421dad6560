"""Every address of the site, with the demo data."""

from cchc.web.urls import urlpatterns

OF_VINH_PHUC = {
    "overview": "/ket-qua/vinh-phuc-2017/",
    "sheet": "/ket-qua/vinh-phuc-2017/bang-diem/",
    "trace": "/ket-qua/vinh-phuc-2017/bang-diem/1.2/",
    "deductions": "/ket-qua/vinh-phuc-2017/bang-tru-diem/",
    "download": "/ket-qua/vinh-phuc-2017/tai-ve/bang-diem.xlsx",
    "plan": "/ke-hoach/vinh-phuc-5264-2018/",
    "coverage": "/ke-hoach/vinh-phuc-5264-2018/do-phu/",
}
OF_VINH_LONG = {
    "overview": "/ket-qua/vinh-long-2020/",
    "sheet": "/ket-qua/vinh-long-2020/bang-diem/",
    "trace": "/ket-qua/vinh-long-2020/bang-diem/3.4.1/",
    "deductions": "/ket-qua/vinh-long-2020/bang-tru-diem/",
    "plan": "/ke-hoach/vinh-long-2639-2020/",
}
OF_A_DEPARTMENT = {
    "overview": "/ket-qua/so-a-2026/",
    "sheet": "/ket-qua/so-a-2026/bang-diem/",
    "deductions": "/ket-qua/so-a-2026/bang-tru-diem/",
}
COMPARED = "cu=par_index_province/2948-qd-bnv-2017&moi=par_index_province/2639-qd-ubnd-2020-vinh-long"
FOR_ALL = {
    "home": "/",
    "catalogues": "/bo-tieu-chi/",
    "catalogue": "/bo-tieu-chi/par_index_province/2948-qd-bnv-2017/",
    "comparison": f"/bo-tieu-chi/so-sanh/?{COMPARED}",
    "comparison_file": f"/bo-tieu-chi/so-sanh/tai-ve.csv?{COMPARED}",
    "instrument": "/bo-tieu-chi/phieu/sipas/2640-qd-bnv-2017/",
    "glossary": "/thuat-ngu/",
}
OPEN = {"login": "/dang-nhap/", "logout": "/dang-xuat/"}


def known_names() -> set[str]:
    """The names of all addresses in the urlconf."""
    return {pattern.name for pattern in urlpatterns if pattern.name}
