"""Kinds of things by their nouns, as tables of indicators use them; a noun may be of several kinds."""

from kinerja.periksa._kata import akar

_UMUM = (
    "orang jiwa penduduk warga masyarakat peserta undangan anggota pemohon responden pengguna penerima korban"
)
"""People of whatever kind: they may be part of any people, and any people of them."""
_GOLONGAN = {
    "pegawai": "pegawai asn pns aparatur aparat staf karyawan petugas personil personel guru pendidik dosen",
    "anak": "anak balita bayi siswa murid pelajar santri",
    "keluarga": "keluarga kk rumah-tangga",
    "wilayah": "desa kelurahan nagari kampung gampong dusun rt rw",
    "dokumen": "dokumen laporan surat berkas naskah buku arsip peraturan perdes data",
    "kegiatan": "kegiatan program subkegiatan acara rapat pelatihan sosialisasi bimtek musrenbang",
    "aduan": "pengaduan aduan keluhan laporan",
    "layanan": "permohonan pelayanan layanan izin ijin perizinan rekomendasi surat dokumen",
    "kejadian": "kasus kejadian pelanggaran konflik gangguan perkara sengketa laporan temuan",
    "lembaga": "lembaga organisasi kelompok koperasi bumdes ormas posyandu",
    "sarana": "sarana prasarana fasilitas peralatan perlengkapan gedung kendaraan aset barang",
    "sekolah": "sekolah madrasah paud sd smp sma",
    "usulan": "usulan proposal aspirasi",
}
_SATUAN = {
    "orang": f"{_UMUM} {_GOLONGAN['pegawai']} {_GOLONGAN['anak']}",
    "uang": "rp rupiah anggaran belanja dana pagu pendapatan pajak retribusi pad",
    "persen": "persentase prosentase persen %",
    "nilai": "nilai indeks skor ikm poin",
    "waktu": "hari jam menit bulan",
}
"""What besides things a unit can be."""


def _menurut_kata(golongan: dict[str, str]) -> dict[str, frozenset[str]]:
    hasil: dict[str, set[str]] = {}
    for nama, kata in golongan.items():
        for satu in kata.split():
            hasil.setdefault(akar(satu), set()).add(nama)
    return {kata: frozenset(nama) for kata, nama in hasil.items()}


_BENDA = _menurut_kata({"umum": _UMUM, **_GOLONGAN})
_DIUKUR = _menurut_kata({**{n: k for n, k in _GOLONGAN.items() if n not in ("pegawai", "anak")}, **_SATUAN})
_MANUSIA = frozenset(("umum", "pegawai", "anak"))


def golongan(kata: str) -> frozenset[str]:
    """The kinds a noun is of; none for one that is not known."""
    return _BENDA.get(akar(kata), frozenset())


def sepadan(satu: str, lain: str) -> bool:
    """Whether one known noun may be counted out of the other."""
    kiri, kanan = golongan(satu), golongan(lain)
    manusia = kiri <= _MANUSIA and kanan <= _MANUSIA and "umum" in kiri | kanan
    return bool(kiri & kanan) or manusia


def cara_ukur(kata: str) -> frozenset[str]:
    """In what a noun or unit is counted; none for one that is not known."""
    return _DIUKUR.get(akar(kata), frozenset())
