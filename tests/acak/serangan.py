"""One hostile request, made of what a person would have sent and of chance."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes

from tests.acak.berkas import NAMA_BERKAS, berkas
from tests.acak.nilai import TANDA, bita, dalam_json, jahat
from tests.acak.sasaran import Bidang, Sasaran

Pasangan = list[tuple[bytes, bytes]]
BATAS = b"----acak7zq"
CARA = ("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "POST", "GET", "ZQ7")
URLENCODED = "application/x-www-form-urlencoded"
JENIS = (
    *(
        "application/json",
        "text/plain",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "",
        "x",
        ";;",
        "text/xml",
    ),
    *(
        "multipart/form-data; boundary=" + "b" * 300,
        "application/x-www-form-urlencoded; charset=utf-16",
        "multipart/mixed",
    ),
)
KEPALA = (
    *(
        "HTTP_ACCEPT_LANGUAGE",
        "HTTP_RANGE",
        "HTTP_IF_NONE_MATCH",
        "HTTP_IF_MODIFIED_SINCE",
        "HTTP_X_FORWARDED_FOR",
    ),
    *("HTTP_REFERER", "HTTP_USER_AGENT", "HTTP_AUTHORIZATION", "HTTP_X_REQUEST_ID", "HTTP_ACCEPT_ENCODING"),
    *(
        "HTTP_X_CSRFTOKEN",
        "HTTP_IF_RANGE",
        "HTTP_ACCEPT",
        "HTTP_ORIGIN",
        "HTTP_HOST",
        "HTTP_COOKIE",
        "HTTP_X_FORWARDED_HOST",
    ),
)
ISI_KEPALA = (
    *(
        "bytes=0-",
        "bytes=-1",
        "bytes=9-1",
        "bytes=0-0,2-3",
        "x" * 9_000,
        "en;q=9e9,id;q=x",
        '"',
        'W/"',
        "*",
        "=?=",
        "é",
    ),
    *(
        "Bearer ",
        "Bearer " + "z" * 200,
        "Basic !!!!",
        "skm_sesi=x.y.z",
        "skm_sesi=",
        "gzip;q=NaN, br;q=-1",
        ";" * 900,
    ),
    *(
        "Thu, 99 Foo 9999 99:99:99 GMT",
        "1.2.3.4, ::1, zq7",
        f"<{TANDA}>",
        f'" {TANDA}atr="1',
        f"{TANDA}.example",
        "",
    ),
)
SEGMEN = re.compile(r"(?<=/)[^/]+")


@dataclass(slots=True)
class Permintaan:
    """What goes over the line."""

    metode: str
    jalan: bytes
    kueri: bytes
    badan: bytes = b""
    jenis: str = ""
    kepala: dict[str, str] = field(default_factory=dict)
    cara: str = ""
    """How it was made hostile."""

    def __str__(self) -> str:
        kepala = {n: v[:200] for n, v in self.kepala.items() if n != "HTTP_COOKIE"}
        return (
            f"{self.cara}: {self.metode} {self.jalan[:300]!r}?{self.kueri[:400]!r} {self.jenis[:80]!r} "
            f"{kepala} "
            f"{self.badan[:1500]!r} ({len(self.badan)})"
        )


def dikodekan(isi: Pasangan) -> bytes:
    """As the query of an address, or the body of a simple form."""
    return b"&".join(
        quote_from_bytes(n).encode() + b"=" + quote_from_bytes(v, safe="").encode() for n, v in isi
    )


def berbagian(isi: Pasangan, semua_berkas: Sequence[tuple[bytes, bytes, bytes, str]]) -> bytes:
    """As the body of a form with files: each with its field, its name, its bytes and its type."""
    bagian = [b'Content-Disposition: form-data; name="%s"\r\n\r\n%s' % (_nama(n), v) for n, v in isi]
    bagian += [
        b'Content-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: %s\r\n\r\n%s'
        % (_nama(n), _nama(nama), jenis.encode(), data)
        for n, nama, data, jenis in semua_berkas
    ]
    return b"".join(b"--%s\r\n%s\r\n" % (BATAS, satu) for satu in bagian) + b"--%s--\r\n" % BATAS


def _nama(nama: bytes) -> bytes:
    return nama.replace(b'"', b"%22").replace(b"\r", b"%0D").replace(b"\n", b"%0A")


def serang(acak: random.Random, s: Sasaran, token: str, kueri_dikenal: Sequence[str]) -> Permintaan:
    """A request to that target; `token` is the one that its form would carry."""
    kueri, bidang = _pasangan(acak, s.kueri, token), _pasangan(acak, s.bidang, token)
    if s.metode == "POST" and not any(n.endswith(b"csrf_token") for n, _ in bidang):
        bidang.append((b"csrf_token", token.encode()))
    minta = Permintaan(s.metode, bita(s.alamat), b"")
    if s.metode == "POST":
        _rusak(acak, bidang, minta, kueri_dikenal)
        if acak.random() < 0.1:
            _rusak(acak, kueri, minta, kueri_dikenal)
    else:
        _rusak(acak, kueri, minta, kueri_dikenal)
    minta.kueri = dikodekan(kueri)
    if s.metode == "POST":
        _badan(acak, s, minta, bidang, token)
    _lainnya(acak, s, minta)
    return minta


def _pasangan(acak: random.Random, semua: Sequence[Bidang], token: str) -> Pasangan:
    """The fields as a person sends them: a choice where there is one, and a new key."""
    hasil: Pasangan = []
    for satu in semua:
        nilai = satu.nilai
        if satu.nama.endswith("csrf_token"):
            nilai = token
        elif satu.nama == "kunci":
            nilai = f"{acak.getrandbits(128):032x}"
        elif satu.pilihan and acak.random() < 0.5:
            nilai = acak.choice(satu.pilihan)
        hasil.append((bita(satu.nama), bita(nilai)))
    return hasil


def _rusak(acak: random.Random, isi: Pasangan, minta: Permintaan, dikenal: Sequence[str]) -> None:
    """Spoil some of the fields; the form's token mostly stays, or nothing behind it would be reached."""
    letak = [k for k, (n, _) in enumerate(isi) if not n.endswith(b"csrf_token") or acak.random() < 0.02]
    cara = acak.choices(("nilai", "semua", "ganda", "hilang", "tambah", "murni"), (60, 10, 8, 6, 12, 4))[0]
    minta.cara += cara + " "
    if cara == "tambah" or not letak:
        for _ in range(acak.choice((1, 1, 2, 5))):
            nama = bita(acak.choice(dikenal)) if acak.random() < 0.9 else jahat(acak)[:2_000]
            isi.append((nama, jahat(acak, "2026")))
        return
    if cara == "hilang":
        for k in sorted(acak.sample(letak, acak.randint(1, len(letak))), reverse=True):
            del isi[k]
        return
    banyak = {"nilai": min(len(letak), acak.choice((1, 1, 1, 2, 4))), "semua": len(letak), "ganda": 1}.get(
        cara, 0
    )
    for k in acak.sample(letak, banyak):
        nama, nilai = isi[k]
        baru = (nama, jahat(acak, nilai.decode("utf-8", "replace")))
        if cara == "ganda":
            isi.insert(k + acak.randint(0, 1), baru)
        else:
            isi[k] = baru


def _badan(acak: random.Random, s: Sasaran, minta: Permintaan, isi: Pasangan, token: str) -> None:
    if s.alamat.startswith("/api/") and acak.random() < 0.8:
        minta.badan, minta.jenis, minta.cara = dalam_json(acak), "application/json", "json"
        minta.kepala["HTTP_X_CSRFTOKEN"] = token
        return
    if s.berkas or acak.random() < 0.04:
        minta.jenis = f"multipart/form-data; boundary={BATAS.decode()}"
        minta.badan = berbagian(isi, _berkas(acak, s))
        minta.cara += "berkas "
    else:
        minta.jenis, minta.badan = URLENCODED, dikodekan(isi)


def _berkas(acak: random.Random, s: Sasaran) -> list[tuple[bytes, bytes, bytes, str]]:
    hasil = []
    for bidang, semula in (dict(s.berkas) or {"berkas": ("a.csv", b"")}).items():
        nama, data = acak.choice(berkas()) if acak.random() < 0.85 else semula
        nama = acak.choice(NAMA_BERKAS) if acak.random() < 0.2 else nama
        jenis = acak.choice(("text/csv", "application/octet-stream", "image/png", "x", "text/html"))
        hasil += [(bita(bidang), bita(nama), data, jenis)] * acak.choice((1, 1, 1, 1, 0, 2))
    return hasil


def _lainnya(acak: random.Random, s: Sasaran, minta: Permintaan) -> None:
    """What does not belong to the fields: the address, the method, headers, what the body says it is."""
    kadang = acak.random()
    if kadang < 0.08:
        semua = list(SEGMEN.finditer(s.alamat))
        if semua:
            satu = acak.choice(semua[1:] or semua)
            ganti = jahat(acak, satu[0])[:3_000].replace(b"?", b"%3F")
            minta.jalan = bita(s.alamat[: satu.start()]) + ganti + bita(s.alamat[satu.end() :])
            minta.cara += "jalan "
    elif kadang < 0.14:
        for nama in acak.sample(KEPALA, acak.choice((1, 1, 3))):
            minta.kepala[nama] = acak.choice(ISI_KEPALA)
        minta.cara += "kepala "
    elif kadang < 0.17:
        minta.metode = acak.choice(CARA)
        minta.cara += "metode "
    elif kadang < 0.22 and s.metode == "POST":
        minta.jenis = acak.choice(JENIS)
        minta.cara += "jenis "
    elif kadang < 0.25 and minta.badan:
        awal = acak.randint(0, len(minta.badan))
        minta.badan = (
            minta.badan[:awal]
            + acak.choice((b"", b"%", b"%zz", b"\x00", b"&&==&", b"--" + BATAS))
            + minta.badan[awal + 3 :]
        )
        minta.cara += "badan "
