"""What the report of a period still lacks before it can be signed."""

from __future__ import annotations

from collections.abc import Iterator

from skm.dokumen.kantor import Kantor
from skm.dokumen.penanda import CAMAT
from skm.laporan.hasil.isi import HasilPeriode, Keadaan
from skm.laporan.hasil.seksi import JUDUL, bergeser


def belum_lengkap(hasil: HasilPeriode, kantor: Kantor) -> Iterator[str]:
    """A sentence for each thing that is missing; none for a report that is whole."""
    if hasil.keadaan is Keadaan.SEMENTARA:
        yield "Periodenya belum berakhir."
    if not hasil.ikm.responden:
        yield "Belum ada responden."
    elif hasil.sampel.kurang:
        yield f"Responden masih kurang {hasil.sampel.kurang} dari jumlah paling sedikit."
    if not hasil.rencana.ditetapkan:
        yield "Rencana tindak lanjut belum ditetapkan."
    if hasil.rencana.forum is None:
        yield "Tanggal Forum Konsultasi Publik belum dicatat."
    if not hasil.foto:
        yield "Foto kegiatan belum ada."
    for sunting in hasil.suntingan:
        if geser := bergeser(hasil, sunting):
            yield f"Teks {JUDUL[sunting.seksi]} ditulis sebelum angkanya berubah: {'; '.join(geser)}."
    camat = kantor.orang(CAMAT)
    kurang = [nama for nama, isi in (("Nama", camat.nama), ("NIP", camat.nip)) if not isi]
    if kurang:
        yield f"{' dan '.join(kurang)} penanda tangan belum diisi."
    if not kantor.kontak:
        yield "Alamat dan telepon kantor belum diisi."
