"""What two people send at the same moment, form by form, and what the slower one is told.

Every POST of tests/rute.py stands in exactly one of the two tables: a new form is sent by two, or says why it
cannot lose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from skm.akun.models import Peran
from skm.galat import DIDAHULUI, SUDAH_DIHAPUS
from skm.pekerjaan.services import MASIH
from tests.klien import SANDI
from tests.lomba.keadaan import (
    DIAJUKAN,
    DISETUJUI,
    DRAF,
    NOMOR_DISETUJUI,
    PENGISI,
    SELESAI,
    SETUJUI,
    TAMBAHAN,
    TERBITKAN,
    TERTUTUP,
    VERSI_DISETUJUI,
)
from tests.rute import TABEL_JAWABAN, TABEL_REGISTER
from tests.rute_laporan import LAPOR

SATU_KUNCI = "the form's key decides: the same answers twice are one"
JAWABAN_BERTANGGAL = TABEL_JAWABAN.replace(b"U1", b"tanggal,U1", 1).replace(b"\n3", b"\n2026-03-02,3", 1)
REGISTER_LAIN = TABEL_REGISTER + b"R-2,KK,2026-03-03T08:00,,,proses\n"
TRIWULAN_I, TRIWULAN_II = "?tahun=2026&triwulan=1", "?tahun=2026&triwulan=2"
TRIWULAN_IV_LALU = "?tahun=2025&triwulan=4"
DIUBAH = "baru saja diubah petugas lain"
TARIK = {"nomor": NOMOR_DISETUJUI, "alasan": "uji"}
ALAMAT_TARIK = f"/indikator/{DISETUJUI}/tarik-angka"


@dataclass(frozen=True, slots=True)
class Kiriman:
    """What is sent, and what the slower one reads; or why nobody can be slower."""

    kata: str = DIDAHULUI
    isian: Mapping[str, object] | None = None
    """None: what the table of routes sends."""
    alamat: str = ""
    """Empty: the example's."""
    kueri: str = ""
    peran: Peran | None = None
    """Of both; None for the first role that may."""
    json: Mapping[str, object] | None = None
    berkas: bytes | None = None
    sendiri: bool = False
    """The same person sends it twice."""
    di_sqlite: str = ""
    """What is read there, if not that: the turn to write comes earlier, and shows what was kept."""


BERLOMBA: dict[str, Kiriman] = {
    "/kelola/pekerjaan/hitung-ulang": Kiriman(MASIH),
    "/kelola/pribadi/cari": Kiriman(MASIH),
    "/kelola/wewenang/rangkap": Kiriman("Aturan dua orang baru saja diubah orang lain."),
    "/kelola/akun": Kiriman("Nama akun budi sudah dipakai."),
    "/kelola/kunci/<int:nomor>/cabut": Kiriman("Kunci ini sudah dicabut."),
    "/kelola/layanan/baru": Kiriman("Kode BARU sudah dipakai layanan lain."),
    "/kelola/layanan/<int:nomor>/standar": Kiriman(),
    "/kelola/layanan/<int:nomor>/janji": Kiriman(),
    "/kelola/layanan/<int:nomor>/kategori": Kiriman(),
    "/kelola/kalender/pola/baru": Kiriman("Sudah ada pola bernama itu"),
    "/kelola/kalender/pola/<int:nomor>": Kiriman(SUDAH_DIHAPUS),  # under that name and day there is none
    "/kelola/kalender/pola/<int:nomor>/hapus": Kiriman(SUDAH_DIHAPUS),
    "/kelola/kalender/libur": Kiriman("Tanggal 17 Agustus 2032 sudah tercatat sebagai libur."),
    "/kelola/kalender/libur/<int:nomor>/hapus": Kiriman(SUDAH_DIHAPUS),
    "/kelola/kalender/<int:tahun>/usulkan": Kiriman(
        "Tahun 2033 sudah berisi hari libur.", alamat="/kelola/kalender/2033/usulkan"
    ),
    "/loket": Kiriman("Permohonan ini baru saja tercatat."),
    "/loket/<int:nomor>/tahap": Kiriman(DIUBAH, {"versi": "3", "aksi": "ttd"}),
    "/loket/<int:nomor>/koreksi": Kiriman(
        DIUBAH, {"versi": "3", "urut": "2", "alasan": "keliru", "saat": "2026-03-05T10:00"}
    ),
    "/loket/<int:nomor>/tempo": Kiriman(
        DIUBAH, {"versi": "3", "alasan": "libur mendadak"}, di_sqlite="jatuh temponya tetap sama"
    ),
    "/loket/<int:nomor>/selesai": Kiriman(DIUBAH, {"versi": "3"}),
    "/loket/<int:nomor>/batal": Kiriman(DIUBAH, {"batal-versi": "3", "batal-alasan": "ditarik"}),
    "/loket/<int:nomor>/tolak": Kiriman(DIUBAH, {"tolak-versi": "3", "tolak-alasan": "tidak memenuhi"}),
    "/kelola/register/<int:nomor>/batal": Kiriman(SUDAH_DIHAPUS),
    "/kelola/impor/<int:nomor>/batal": Kiriman(SUDAH_DIHAPUS, alamat="/kelola/impor/2/batal"),
    "/kelola/kuesioner": Kiriman(isian={"jenis": "spak"}),
    "/kelola/kuesioner/<int:nomor>": Kiriman("Draf ini baru saja diubah orang lain."),
    "/kelola/kuesioner/<int:nomor>/bahasa/<kode>": Kiriman(
        "Draf ini baru saja diubah orang lain.", {"perubahan": "2"}
    ),
    "/kelola/kuesioner/<int:nomor>/buang": Kiriman(SUDAH_DIHAPUS),
    "/kelola/kuesioner/<int:nomor>/terbit": Kiriman("Draf ini baru saja diubah orang lain."),
    "/pengaduan/kelola/<int:nomor>": Kiriman(DIUBAH),
    "/pengaduan/kelola/janji": Kiriman(),
    "/kelola/kertas/<int:nomor>/tutup": Kiriman("Tumpukan ini sudah ditutup."),
    "/kelola/pemeriksaan": Kiriman("Pilih paling sedikit satu kelompok jawaban yang masih dihitung."),
    "/laporan/penanda-tangan": Kiriman(),
    "/laporan/isi-dokumen": Kiriman(kueri="?tahun=2026"),
    "/laporan/tindak-lanjut/baru": Kiriman("Program ini sudah ada untuk unsur itu"),
    "/laporan/tindak-lanjut/<int:nomor>": Kiriman(),
    "/laporan/tindak-lanjut/forum": Kiriman(),
    "/laporan/tindak-lanjut/<int:nomor>/lapor": Kiriman(isian=LAPOR | {"versi": "1"}),
    "/laporan/tindak-lanjut/<int:nomor>/bukti/<int:bukti>/hapus": Kiriman(SUDAH_DIHAPUS),
    "/laporan/tindak-lanjut/<int:nomor>/tarik": Kiriman(isian={"versi": "1", "alasan": "uji"}),
    "/laporan/saran/<kode>": Kiriman(),
    "/laporan/pekppp/media/<int:nomor>/hapus": Kiriman(SUDAH_DIHAPUS),
    "/laporan/tindak-lanjut/tampilkan": Kiriman("sudah ditampilkan kepada warga"),
    "/laporan/skm/setujui": Kiriman(
        "baru saja disetujui orang lain", SETUJUI, kueri="?tahun=2024&bagian=tw3"
    ),
    "/laporan/publikasi": Kiriman("sudah terbit sebagai edisi 1", TERBITKAN),
    "/laporan/skm/narasi": Kiriman(),
    "/laporan/skm/narasi/hapus": Kiriman("Teks hitungan bagian ini sudah berlaku lagi."),
    "/laporan/skm/foto": Kiriman("Foto yang sama sudah ada dalam laporan ini."),
    "/laporan/skm/foto/<int:nomor>": Kiriman(),
    "/laporan/skm/foto/<int:nomor>/hapus": Kiriman(SUDAH_DIHAPUS),
    "/laporan/ketepatan/bekukan": Kiriman("Periode ini sudah dibekukan."),
    "/indikator/<kode>/bukti/<int:nomor>/hapus": Kiriman(SUDAH_DIHAPUS, kueri="?tahun=2026"),
    "/indikator/<kode>/isi": Kiriman(kueri=TRIWULAN_II),
    "/api/v1/indikator/<kode>/isian": Kiriman(
        json={"versi": 0, "isi": {}, "catatan": "uji"}, kueri=TRIWULAN_II
    ),
    "/indikator/<kode>/tahap": Kiriman(
        isian={"versi": "1", "aksi": "ajukan"}, alamat=f"/indikator/{DRAF}/tahap", kueri=TRIWULAN_I
    ),
    "/indikator/<kode>/target": Kiriman(kueri="?tahun=2026"),
    "/indikator/<kode>/renstra": Kiriman(kueri="?tahun=2026"),
    "/indikator/<kode>/analisis": Kiriman(kueri="?tahun=2026"),
    "/indikator/<kode>/aksi": Kiriman(kueri="?tahun=2026"),
    "/indikator-anggaran/program": Kiriman("Program ini sudah ada pada sasaran itu", kueri="?tahun=2026"),
    "/indikator-anggaran/program/<int:nomor>/hapus": Kiriman(SUDAH_DIHAPUS, kueri="?tahun=2026"),
    "/indikator-anggaran/muat": Kiriman(kueri="?tahun=2026"),
    "/indikator/<kode>/koreksi": Kiriman(kueri="?tahun=2026"),
    "/indikator/<kode>/hapus": Kiriman(
        SUDAH_DIHAPUS, alamat=f"/indikator/{TAMBAHAN}/hapus", kueri="?tahun=2026"
    ),
    "/indikator-katalog": Kiriman("Tahun 2031 sudah memiliki katalog."),
    "/indikator-katalog/muat": Kiriman(isian={"tahun": "2026", "alasan": "uji"}),
    "/indikator-katalog/<int:tahun>/baru": Kiriman("IKI-58 sudah ada pada tahun 2026."),
    "/indikator-aturan": Kiriman(kueri="?tahun=2026"),
    "/indikator-belum/tenggat": Kiriman(kueri=TRIWULAN_II),
    "/indikator/<kode>/setujui-angka": Kiriman(alamat="/indikator/IKI-37/setujui-angka", kueri=TRIWULAN_I),
    "/indikator/setujui-angka": Kiriman(kueri=TRIWULAN_I),
    "/indikator/<kode>/tarik-angka": Kiriman(
        "sudah ditarik", TARIK, alamat=ALAMAT_TARIK, kueri=TRIWULAN_IV_LALU
    ),
}

DISEBUT: dict[str, Kiriman] = {
    "/loket/selesai": Kiriman(DIUBAH, {"kasus": "1-3"}),
    "/loket/siap": Kiriman("diubah petugas lain", {"kasus": f"{SELESAI}-4"}),
    "/indikator-belum/ajukan": Kiriman(f"{DRAF}: {DIDAHULUI}", kueri=TRIWULAN_I),
    "/indikator-periksa": Kiriman(
        f"{DIAJUKAN}: {DIDAHULUI}",
        {"dari": "verifikasi", "aksi": "verifikasi", "kode": DIAJUKAN, f"versi-{DIAJUKAN}": "2"},
        kueri=TRIWULAN_I,
    ),
    "/indikator/tarik-angka": Kiriman(
        "sudah ditarik",
        {f"nomor-{DISETUJUI}": NOMOR_DISETUJUI, "kode": DISETUJUI, "alasan": "uji"},
        kueri=TRIWULAN_IV_LALU,
    ),
}
"""Many at once: what was lost is named, the rest is kept."""

BERKODE = {
    "/masuk/kode": "a code opens once",
    "/akun/kode": "one's own; of two applications the later one holds",
    "/akun/kode/pemulihan": "one's own; of two sets of codes the later one holds",
    "/akun/kode/lepas": "one switch: twice is once",
    "/kelola/akun/<int:nomor>/kode": "one switch: twice is once",
}
"""Forms that change nothing before an account has codes; tests/skm/kode sends them when it has."""

TANPA_LOMBA: dict[str, Kiriman] = {
    "/masuk": Kiriman("signing in writes nothing but a line of the audit trail"),
    "/keluar": Kiriman("the session ends, however often it is said", peran=Peran.ADMIN, sendiri=True),
    "/akun/sandi": Kiriman(
        "one's own; of two passwords the later one holds",
        {"lama": SANDI, "baru": "kata sandi yang lain", "ulangi": "kata sandi yang lain"},
        sendiri=True,
    ),
    "/akun/sesi": Kiriman("one's own; a session that is over stays over", peran=Peran.ADMIN),
    "/kelola/wewenang/tahu": Kiriman(
        "who knows already knows: the second has nothing left to mark", sendiri=True
    ),
    "/kelola/akun/<int:nomor>/sandi": Kiriman("of two one-time passwords the later one holds"),
    "/kelola/akun/<int:nomor>/orang": Kiriman("one name: the later word holds, the trail names both"),
    "/kelola/akun/<int:nomor>/aktif": Kiriman("one switch: the later word holds, the trail names both"),
    "/kelola/kunci": Kiriman("every key is its own, drawn at random"),
    "/kelola/layanan/<int:nomor>": Kiriman("one row: the later word holds, the trail names both"),
    "/kelola/janji": Kiriman("the same numbers twice are one version; one at a time"),
    "/kelola/tautan/semua": Kiriman("one at a time: the second finds every service with a link"),
    "/kelola/kantor": Kiriman("one row: the later word holds, the trail names both"),
    "/laporan/pekppp/media": Kiriman("two publications are two publications, wherever they stand"),
    "/laporan/tindak-lanjut/usulan": Kiriman("one number: the later word holds, the trail names both"),
    "/loket/cari": Kiriman("a search; the audit trail keeps a line of each"),
    "/loket/lama": Kiriman("a search; the audit trail keeps a line of each"),
    "/loket/warga": Kiriman("a search; the audit trail keeps a line of each"),
    "/loket/<int:nomor>/ungkap": Kiriman("only shown; the audit trail keeps a line of each"),
    "/loket/<int:nomor>/tiket": Kiriman(
        "issuing a ticket again changes nothing", alamat=f"/loket/{SELESAI}/tiket"
    ),
    "/kelola/register": Kiriman("two loads of one file at once are one load", {}),
    "/kelola/impor": Kiriman("two loads of one file at once are one load", {}, berkas=JAWABAN_BERTANGGAL),
    "/pengaduan": Kiriman(SATU_KUNCI),
    "/pengaduan/kelola/lisan": Kiriman(SATU_KUNCI),
    "/pengaduan/kelola/<int:nomor>/ungkap": Kiriman("only shown; the audit trail keeps a line of each"),
    "/s/<kode>": Kiriman(SATU_KUNCI),
    "/kios/<kode>": Kiriman(SATU_KUNCI),
    "/t/<kode>": Kiriman(SATU_KUNCI),
    "/kelola/tautan": Kiriman("every link has a code of its own, drawn at random"),
    "/kelola/tautan/<kode>": Kiriman("one row: the later word holds, the trail names both"),
    "/kelola/tautan/<kode>/aktif": Kiriman(
        "a link is as open after the second word", alamat=f"/kelola/tautan/{TERTUTUP}/aktif"
    ),
    "/kelola/tautan/<kode>/nonaktif": Kiriman("a link is as closed after the second word"),
    "/kelola/kertas": Kiriman("two stacks are two stacks, whatever they are called"),
    "/kelola/kertas/<int:nomor>": Kiriman("one at a time; the same form is kept once"),
    "/kelola/kertas/<int:nomor>/hapus": Kiriman("a sheet is as gone after the second word", {"lembar": "1"}),
    "/kelola/pribadi": Kiriman("what is decided already is passed over"),
    "/kelola/pribadi/tampilkan": Kiriman("only looks, on record"),
    "/kelola/retensi": Kiriman("what is emptied is empty; a list that changed is refused"),
    "/kelola/pemeriksaan/<int:nomor>/kembalikan": Kiriman("counted again, once, however often it is said"),
    "/indikator/<kode>/rumus": Kiriman("one choice: the later word holds, the trail names both"),
    "/indikator/<kode>/cara": Kiriman("one row: the later word holds, the trail names both"),
    "/indikator/<kode>/kaitan": Kiriman(
        "one link: the later word holds, the trail names both", alamat="/indikator/IKI-01/kaitan"
    ),
    "/indikator-jabatan/<int:nomor>": Kiriman(
        "one at a time; the later word holds, the trail names both",
        {"simpan": "1", "jabatan": "SEKSI UJI"},
        alamat=f"/indikator-jabatan/{PENGISI}",
    ),
    "/kelola/kalender/<int:tahun>/pastikan": Kiriman("a year is as certain after the second word"),
}

TAK_MENULIS: dict[str, str] = {
    "/kios/<kode>/keluar": "a PIN is compared and nothing is kept",
    "/masuk/isian": "it leads back to a page",
}


@dataclass(frozen=True, slots=True)
class Silang:
    """Two forms about one thing: `lambat` is told `kata`, because `cepat` came first."""

    lambat: str
    cepat: str
    kiriman: Kiriman
    saingan: Kiriman


SILANG = (
    Silang(  # a sheet typed while the stack is closed would be counted nowhere
        "/kelola/kertas/<int:nomor>",
        "/kelola/kertas/<int:nomor>/tutup",
        Kiriman("Tumpukan ini sudah ditutup."),
        Kiriman(),
    ),
    Silang(  # two registers that hold the same case
        "/kelola/register", "/kelola/register", Kiriman(isian={}), Kiriman(isian={}, berkas=REGISTER_LAIN)
    ),
    Silang(
        "/kelola/kalender/pola/<int:nomor>",
        "/kelola/kalender/pola/<int:nomor>/hapus",
        Kiriman(SUDAH_DIHAPUS),
        Kiriman(),
    ),
    Silang(  # what is locked while its approval is taken back
        "/indikator/<kode>/tahap",
        "/indikator/<kode>/tarik-angka",
        Kiriman(
            isian={"versi": VERSI_DISETUJUI, "aksi": "kunci"},
            alamat=f"/indikator/{DISETUJUI}/tahap",
            kueri=TRIWULAN_IV_LALU,
            peran=Peran.PIMPINAN,
        ),
        Kiriman(isian=TARIK, alamat=ALAMAT_TARIK, kueri=TRIWULAN_IV_LALU),
    ),
    Silang(  # the year, approved while a quarter that it rests on is taken back
        "/indikator/<kode>/setujui-angka",
        "/indikator/<kode>/tarik-angka",
        Kiriman(alamat=f"/indikator/{DISETUJUI}/setujui-angka", kueri="?tahun=2025"),
        Kiriman(isian=TARIK, alamat=ALAMAT_TARIK, kueri=TRIWULAN_IV_LALU),
    ),
)
