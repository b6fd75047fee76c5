"""The scanner's findings are read, and only those that docs/keamanan.md argues are let pass."""

from __future__ import annotations

import re

from tests.alur.jalan import AKAR
from tests.pindai import DOKUMEN, Temuan, argumen, baca, tersisa

LAPORAN = {
    "vulnerabilities": {
        "SQL Injection": [],
        "Cross-Site Request Forgery": [
            {"method": "POST", "path": "/kelola/layanan/12", "parameter": None, "info": "no token"}
        ],
    },
    "anomalies": {
        "Internal Server Error": [
            {"method": "GET", "path": "/lacak", "parameter": "kode", "info": "500 with payload"}
        ]
    },
    "infos": {"crawled_pages_nbr": 3},
}


def test_vulnerabilities_and_anomalies_are_both_findings() -> None:
    assert list(baca(LAPORAN)) == [
        Temuan("Cross-Site Request Forgery", "/kelola/layanan/0", "POST None: no token"),
        Temuan("Internal Server Error", "/lacak", "GET kode: 500 with payload"),
    ]


def test_what_is_argued_of_one_address_is_not_let_pass_at_another() -> None:
    alasan = argumen("# A\n\n### Cross-Site Request Forgery · `/kelola/.*`\n\nIt is there.\n")
    semua = list(baca(LAPORAN))
    assert tersisa(semua, alasan) == [semua[1]]
    assert tersisa([Temuan("Cross-Site Request Forgery", "/loket", "")], alasan) != []


def test_every_argument_of_the_document_is_a_pattern_with_a_reason() -> None:
    teks = DOKUMEN.read_text(encoding="utf-8")
    for apa, pola in argumen(teks):
        re.compile(pola)
        alasan = teks.split(f"### {apa} · `{pola}`")[1].strip()
        assert len(alasan.split("\n\n")[0]) > 40, apa


def test_no_directory_is_asked_so_none_can_be_asked_for_too_much() -> None:
    kunci = (AKAR / "requirements" / "jalan.txt").read_text(encoding="utf-8")
    assert "flask==" in kunci
    assert "ldap" not in kunci.lower()
