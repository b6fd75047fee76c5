"""Files that somebody may send instead of what was asked for."""

from __future__ import annotations

import io
import zipfile
from functools import cache

from tests.acak.nilai import TANDA
from tests.berkas_jahat import buku_kecil, dengan, lembar, ods, sel, sel_ods
from tests.suntingan import gambar_png


@cache
def berkas() -> tuple[tuple[str, bytes], ...]:
    """Files of wrong kinds, damaged ones and ones that lie about what they are; each of some kilobytes."""
    buku = buku_kecil()
    gambar = gambar_png("navy")
    arsip = io.BytesIO()
    with zipfile.ZipFile(arsip, "w", zipfile.ZIP_DEFLATED) as isi:
        isi.writestr("../../a.xml", b"<a/>")
        isi.writestr("xl/workbook.xml", b"<workbook>" + b" " * 200_000)
    tabel = "Kode,Target setahun,Catatan\nIKU-04,{0},{0}\n{0},90,{0}\n"
    jawaban = "U1,U2,U3,U4,U5,U6,U7,U8,U9,saran,tanggal\n" + "3," * 9 + "{0},{0}\n"
    register = "nomor,layanan,diterima,lengkap,selesai,status,pemohon\n{0},KK,{0},{0},,proses,{0}\n"
    program = "sasaran,program,pagu_tw1\n{0},{0},{0}\n"
    teks = tuple(
        (nama, pola.replace("{0}", kata).encode("utf-8", "surrogatepass"))
        for nama, pola in (("a.csv", tabel), ("j.csv", jawaban), ("r.csv", register), ("p.csv", program))
        for kata in (
            f"<{TANDA}>",
            f'"=""{TANDA}"""',
            "9" * 400,
            "2026-02-30",
            "\x00",
            "\ud800",
            '"',
            "'",
            "1e400",
            "",
        )
    )
    rusak = tuple(
        (nama, asal[:potong])
        for nama, asal in (("b.xlsx", buku), ("g.png", gambar))
        for potong in (1, 4, 30, len(asal) // 2, len(asal) - 5)
    )
    ganti = tuple(("b.xlsx", _terbalik(buku, ke)) for ke in range(0, len(buku), max(1, len(buku) // 25)))
    return (
        *teks,
        *rusak,
        *ganti,
        ("b.xlsx", buku),
        ("b.xlsm", buku),
        ("b.ods", buku),
        ("b.csv", buku),
        ("b.pdf", buku),
        ("a.xlsx", arsip.getvalue()),
        ("a.ods", arsip.getvalue()),
        ("a.ods", ods('<table:table table:name="A"><table:table-row>' + sel_ods("U1"))),
        ("a.ods", ods("<x>&zq7;</x>")),
        ("a.ods", ods(sebelum=f"<{TANDA}>")),
        ("s.xlsx", dengan("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='x'><c r='!'/></row>")),
        (
            "s.xlsx",
            dengan(
                "xl/worksheets/sheet1.xml", lembar((sel("A1", "9", "s"), sel("A0"), sel("ZZZZZ9", "NaN")))
            ),
        ),
        (
            "s.xlsx",
            dengan(
                "xl/worksheets/sheet1.xml",
                lembar((sel("A1", "1e999"), sel("B2", "x", "d"), sel("C3", "", "e"))),
            ),
        ),
        ("s.xlsx", dengan("xl/workbook.xml", "<workbook/>")),
        ("s.xlsx", dengan("xl/workbook.xml", "")),
        ("s.xlsx", dengan("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>")),
        ("s.xlsx", dengan("[Content_Types].xml", "<Types/>")),
        (
            "s.xlsx",
            dengan(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='rId1' Target='../../x'/></Relationships>",
            ),
        ),
        ("g.png", gambar),
        ("g.csv", gambar),
        ("g.jpg", gambar),
        ("g.svg", f"<svg xmlns='http://www.w3.org/2000/svg'><script>{TANDA}</script></svg>".encode()),
        ("g.gif", b"GIF89a\xff\xff\xff\xff"),
        ("g.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\xff" * 400),
        ("g.webp", b"RIFF\xff\xff\xff\xffWEBPVP8 "),
        ("h.html", f"<{TANDA}><script>".encode()),
        ("p.pdf", b"%PDF-1.4"),
        ("p.pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(zq7)>>>>endobj"),
        ("x.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
        ("u.csv", "U1;U2\n1;2\n".encode("utf-16")),
        ("u.csv", "U1\tU2\n1\t2\n".encode("utf-32")),
        ("u.csv", b"\xef\xbb\xbfsep=;\r\nU1;U2\r1;2"),
        ("u.csv", b'"' * 10_001),
        ("u.csv", b'"a\n' * 3_000),
        ("u.csv", b"," * 300 + b"\n" + b"," * 300),
        ("u.csv", b"U1,U1,U1\n1,2,3\n"),
        ("u.csv", b"\n" * 5_000),
        ("u.csv", bytes(range(256)) * 40),
        ("kosong.csv", b""),
        ("kosong.xlsx", b""),
        ("kosong", b""),
    )


NAMA_BERKAS: tuple[str, ...] = (
    *(
        f"<{TANDA}>.csv",
        f'"{TANDA}.xlsx',
        "../../../etc/passwd.csv",
        "C:\\a\\b.xlsx",
        "a" * 300 + ".csv",
        ".csv",
        ".",
    ),
    *(
        "a\u202evsc.exe",
        "a.csv\x00.png",
        "CON.csv",
        "a.CSV",
        "a.csv.exe",
        "ä ö.xlsx",
        "\ud800.csv",
        "a;b=c.csv",
        "tanpa",
    ),
)


def _terbalik(isi: bytes, letak: int) -> bytes:
    """The same with one byte of it turned over."""
    return isi[:letak] + bytes([isi[letak] ^ 0xFF]) + isi[letak + 1 :]
