"""Translations of a draft's texts that no catalogue knows. Nothing here commits."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from skm.galat import simpan
from skm.kuesioner.models import Kuesioner, Terjemahan
from skm.kuesioner.services.kuesioner import pastikan_belum_berubah


def teks_asal(kuesioner: Kuesioner) -> list[str]:
    """Every Indonesian text a citizen reads in it, once, in the order of the page."""
    teks = [kuesioner.judul]
    for unsur in kuesioner.unsur:
        teks += [unsur.nama, unsur.pertanyaan, *unsur.opsi]
    for tambahan in kuesioner.tambahan:
        teks += [tambahan.pertanyaan, *tambahan.pilihan]
    return [satu for satu in dict.fromkeys(teks) if satu]


def simpan_terjemahan(
    session: Session, draf: Kuesioner, bahasa: str, isi: Mapping[str, str], *, perubahan: int
) -> None:
    """Keep what each Indonesian text is called in `bahasa`; an empty one is taken back.

    Translations of wordings the draft no longer has stay as they are. Raises Bersamaan when somebody was
    quicker, Galat for a published version.
    """
    pastikan_belum_berubah(session, draf, perubahan)
    ada = {satu.asal: satu for satu in draf.terjemahan if satu.bahasa == bahasa}
    for asal, teks in isi.items():
        if asal in ada and teks:
            ada[asal].teks = teks
        elif asal in ada:
            draf.terjemahan.remove(ada[asal])
        elif teks:
            draf.terjemahan.append(Terjemahan(bahasa=bahasa, asal=asal, teks=teks))
    flag_modified(draf, "judul")  # two people translating at once are told, like two who edit
    simpan(session)
