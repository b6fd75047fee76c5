"""An office whose server meets a fault: what citizen, desk and admin see of it, and what stays stored.

All of them hold forms that they opened before. What they see is told in few words, which stand in
docs/gangguan.md; what may never be, whatever the fault, is asserted here.
"""

from __future__ import annotations

import json
import re
import secrets
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa

from skm.config import Konfigurasi, baca
from skm.jawaban.models import Kiriman
from skm.loket.models import Permohonan
from skm.operasi.diagnosa import diagnosa
from skm.orm import buka_sesi, make_engine
from skm.web.titipan import KOTAK
from tests.alur.jalan import AKAR
from tests.alur.meja import Meja, tersembunyi
from tests.banyak.beban import KUESIONER, TOKEN, UNSUR
from tests.banyak.layanan import SKM, lingkungan
from tests.ketahanan.server import Server

SANDI = "tepian sungai telake"
ORANG = {"petugas-satu": "petugas", "bos": "admin"}
SABAR = 40.0
"""Seconds by which everything works again after a fault has ended, however busy the machine is."""
BOCOR = re.compile(r"Traceback|sqlite3|psycopg|sqlalchemy|SELECT |INSERT |/site-packages/|skm\.sqlite")
"""What no reader is to be shown."""
TIADA = "no connection"


@dataclass(frozen=True, slots=True)
class Terlihat:
    """What was seen of a fault, in the words of docs/gangguan.md."""

    warga: str
    loket: str
    admin: str


@dataclass
class Kantor:
    """The server, who holds a form open, and what was acknowledged since it began."""

    konf: Konfigurasi
    server: Server
    pintu: str
    """A kiosk's path."""
    jam: timedelta = field(default_factory=timedelta)
    """How far the server's clock is off, for who asks the doctor on that computer."""
    diakui: list[str] = field(default_factory=list)
    """Keys of answers that were acknowledged."""
    dicatat: list[str] = field(default_factory=list)
    """Keys of visits."""
    _cerita: bool = False

    def catatan(self, sejak: int = 0) -> str:
        """What the server's log says since it was so long."""
        return self.server.catatan.read_text(encoding="utf-8", errors="replace")[sejak:]

    def buka(self) -> None:
        """Everybody opens what they will send; the staff sign in where they are not."""
        self.warga, self.loket, self.admin = (Meja(self.server.url) for _ in range(3))
        self.loket.masuk("petugas-satu", SANDI)
        self.admin.masuk("bos", SANDI)
        self.isi_baru()

    def isi_baru(self) -> None:
        """Citizen and desk open the next form."""
        halaman = self.warga.minta(self.pintu)
        token, kuesioner = TOKEN.search(halaman), KUESIONER.search(halaman)
        assert token and kuesioner, halaman[:2000]
        self.kunci = secrets.token_urlsafe(24)
        isi = {"csrf_token": token[1], "kuesioner": kuesioner[1], "kunci": self.kunci}
        self.jawaban = isi | {"saran": f"Saran {self.kunci}"} | dict.fromkeys(UNSUR, "4")
        self.kunjungan = tersembunyi(self.loket.minta("/loket"), 'id="catat"')
        pemohon = f"Siti Aminah {secrets.token_hex(8)}"
        self.kunjungan |= {"layanan": "kk", "pemohon": pemohon, "desa": "muara toyu"}

    def lihat(self) -> Terlihat:
        """What each of them sees right now, all at the same time."""
        self._cerita = True
        with ThreadPoolExecutor(4) as banyak:
            semua = [banyak.submit(satu) for satu in (self._warga, self._loket, self._admin, self.doctor)]
            warga, loket, admin, doctor = (satu.result() for satu in semua)
        self._cerita = False
        return Terlihat(warga, loket, f"{admin}; doctor: {doctor}")

    def masuk_lagi(self) -> None:
        """The staff sign in again, and the desk's form is on a page of the new session."""
        self.loket.masuk("petugas-satu", SANDI)
        self.admin.masuk("bos", SANDI)
        self.kunjungan["csrf_token"] = tersembunyi(self.loket.minta("/loket"), 'id="catat"')["csrf_token"]

    def _warga(self) -> str:
        halaman = _minta(self.warga, self.pintu)
        return f"page {halaman}, answer {self.kirim_jawaban()}"

    def kirim_jawaban(self) -> str:
        """The form that was opened before is sent."""
        hasil = _minta(self.warga, self.pintu, self.jawaban, self.jawaban["saran"])
        if hasil.startswith("400"):  # the page asks to be sent once more
            token = TOKEN.search(self.warga.minta(self.pintu))
            assert token
            self.jawaban["csrf_token"] = token[1]
            lagi = self.kirim_jawaban()
            return f"{hasil}, sent once more {lagi}" if self._cerita else lagi
        if hasil == "200":
            self.diakui.append(self.kunci)
        return "stored" if hasil == "200" else hasil

    def _loket(self) -> str:
        papan = _minta(self.loket, "/loket")
        return f"board {papan}, request {self.kirim_kunjungan()}"

    def kirim_kunjungan(self) -> str:
        """The same at the desk."""
        hasil = _minta(self.loket, "/loket", self.kunjungan, self.kunjungan["pemohon"])
        if hasil == "200":
            self.dicatat.append(self.kunjungan["kunci"])
        return "stored" if hasil == "200" else hasil

    def _admin(self) -> str:
        time.sleep(1.1)  # what was said of another second is not repeated
        alamat = ("/dasbor", "/sehat", "/sehat/siap", "/sehat/hidup")
        dasbor, sehat, siap, hidup = (_minta(self.admin, satu, kosong=True) for satu in alamat)
        return f"dashboard {dasbor}, /sehat {sehat}, ready {siap}, live {hidup}"

    def doctor(self) -> str:
        """The names of what it finds broken, or worth a look because of the fault."""
        env = lingkungan(self.konf, **self.server.tambahan)
        if self.server.tanpa_kuasa:
            perintah = [*self.server.sebagai, *SKM, "doctor", "--json"]
            hasil = subprocess.run(perintah, env=env, cwd=AKAR, capture_output=True, text=True, check=False)
            semua = [(satu["nama"], satu["status"]) for satu in json.loads(hasil.stdout)]
        else:  # the same without a process of its own
            temuan = diagnosa(baca(env, tanpa_kunci=True), datetime.now(UTC) + self.jam)
            semua = [(satu.nama, satu.status) for satu in temuan]
        buruk = [
            nama for nama, status in semua if status == "GALAT" or (nama, status) == ("jam", "PERHATIAN")
        ]
        return ", ".join(buruk) or "nothing"

    def pulih(self) -> None:
        """Without anybody's hand: what was typed is sent again and stored once, and all of it works."""
        _tunggu(lambda: self.kunci in self.diakui or self.kirim_jawaban() == "stored", "the answer")
        dicatat = self.kunjungan["kunci"]
        _tunggu(lambda: dicatat in self.dicatat or self.kirim_kunjungan() == "stored", "the request")
        for alamat in ("/dasbor", "/sehat", "/sehat/siap"):
            _tunggu(lambda satu=alamat: _minta(self.admin, satu) == "200", alamat)
        self.tepat_sekali()
        self.isi_baru()
        _, tanpa_halaman, sebab = self.catatan().partition("raised an exception")
        assert not tanpa_halaman, f"a reader was answered by no page of ours: {sebab[:6000]}"

    def tepat_sekali(self) -> None:
        """Nothing acknowledged is lost or there twice, since the office began."""
        mesin = make_engine(self.konf.database_url)
        with buka_sesi(mesin, tulis=False) as session:
            kiriman = Counter(session.scalars(sa.select(Kiriman.sidik_kunci)))
            kunjungan = Counter(session.scalars(sa.select(Permohonan.kunjungan)))
        mesin.dispose()
        assert kiriman == Counter({sha256(satu.encode()).hexdigest() for satu in self.diakui})
        assert kunjungan == Counter(set(self.dicatat))


def _minta(
    meja: Meja, jalan: str, isi: dict[str, str] | None = None, tulisan: str = "", *, kosong: bool = False
) -> str:
    """The status, and of a refused form whether what was written came back."""
    try:
        halaman = meja.minta(jalan, isi)
    except OSError:
        return TIADA
    status = str(meja.kode[-1])
    assert not BOCOR.search(halaman), (jalan, status, BOCOR.search(halaman))
    if status in {"200", "401"} and 'name="sandi"' in halaman:
        assert isi is None or f'name="{KOTAK}"' in halaman, "what was typed is lost"
        return "sign in again" if isi is None else "sign in again, the form rides along"
    if isi is not None and status != "200":
        assert tulisan in halaman, (jalan, status, halaman[-2000:])
        return f"{status} with the text"
    if int(status) >= 500 and not kosong:
        assert "<h1" in halaman or jalan.startswith("/sehat"), halaman[:500]
    return status


def _tunggu(kerja: Callable[[], bool], apa: str) -> None:
    tenggat = time.monotonic() + SABAR
    while not kerja():
        assert time.monotonic() < tenggat, f"{apa}: not again after {SABAR} seconds"
        time.sleep(0.2)
