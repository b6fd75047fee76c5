"""One case many times over, under the names, numbers and villages of others: what searches go through.

Names are about as common as in an office of Kalimantan: one in fourteen begins with Siti, one in sixty ends
with Zubaidah.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.loket.models import Permohonan

DEPAN = """
Siti Muhammad Nur Siti Ahmad Sri Siti Abdul Rahmat Siti Yusuf Dewi Siti Muhammad Hasan Siti Nur
Agus Fitri Muhammad Rina Budi Wahyu Nur Ani Joko Eko Sari Andi Muhammad Lina Hendra Nurul Arif
Rudi Maya Dedi Ratna Ahmad Indah Bambang Tuti Iwan Yanti Slamet Umi Fauzi Diah Hadi Sulastri
Anwar Mariam Ismail Rosita Taufik Halimah Ridwan Jamilah Syahrul Norhayati Gunawan Kartini
Supardi Herlina Zainal Murni Effendi Saodah Darma Wati Usman Lestari Firman Aisyah Salim Yuliana
Imran Rohani Teguh Suryani Basri Misna Kurnia Rusdi
"""
BELAKANG = """
Aminah Rahman Santoso Hidayat Wati Hasanah Saputra Lestari Ramadhan Fauziah Setiawan Ningsih
Arifin Rahayu Kurniawan Mulyani Iskandar Fatimah Nugroho Handayani Syahputra Khadijah Wibowo
Marlina Hakim Sulistyowati Darmawan Hartati Mahmud Yuliani Sofyan Kusuma Halim Purnama Jaya
Sukmawati Latif Maulana Rusmini Siregar Hamid Astuti Yunus Karlina Basuki Noor Pratama Ansari
Zulaikha Gani Wahid Sumarni Tahir Hamidah Malik Zubaidah Sani Arsyad
"""
TETAP = {"id", "nomor", "pemohon", "kode_lacak", "nik_sidik", "wilayah_id"}


def perbanyak(session: Session, satu: Permohonan, banyak: int) -> None:
    """So many more cases like that one: KK/2026/10001 and on, of every village, by people who come again."""
    kolom = ", ".join(k.name for k in Permohonan.__table__.c if k.name not in TETAP)
    tetap = {"awal": satu.id, "banyak": banyak, "unit": satu.unit_id}
    session.execute(
        sa.text(
            "WITH RECURSIVE n(i) AS "  # noqa: S608  # names of our own
            "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :banyak), "
            f"depan(ke, kata) AS (VALUES {_nilai(DEPAN)}), "
            f"belakang(ke, kata) AS (VALUES {_nilai(BELAKANG)}), "
            "desa(ke, nomor) AS "
            "(SELECT row_number() OVER (ORDER BY id) - 1, id FROM wilayah WHERE unit_id = :unit) "
            f"INSERT INTO permohonan (id, nomor, pemohon, kode_lacak, nik_sidik, wilayah_id, {kolom}) "
            "SELECT :awal + i, 'KK/2026/' || (i + 10000), depan.kata || ' ' || belakang.kata, 'kode' || i, "
            f"'sidik ' || (i % (1 + :banyak * 3 / 5)), desa.nomor, {kolom} FROM n "
            f"JOIN depan ON depan.ke = i % {len(DEPAN.split())} "
            f"JOIN belakang ON belakang.ke = (i / {len(DEPAN.split())} + i) % {len(BELAKANG.split())} "
            "JOIN desa ON desa.ke = i % (SELECT count(*) FROM desa) "
            "CROSS JOIN permohonan WHERE permohonan.id = :awal"
        ),
        tetap,
    )
    kata = (
        "lower(substr(pemohon, 1, instr(pemohon, ' ') - 1))",
        "lower(substr(pemohon, instr(pemohon, ' ') + 1))",
    )
    if session.get_bind().dialect.name == "postgresql":
        kata = ("lower(split_part(pemohon, ' ', 1))", "lower(split_part(pemohon, ' ', 2))")
    bagian = [(kata[0], "true"), (kata[1], "true"), ("'kk'", "false"), ("'2026'", "false")]
    bagian.append(("substr(nomor, 9)", "false"))
    semua = " UNION ALL ".join(
        f"SELECT id, unit_id, {isi}, {pribadi} FROM permohonan WHERE id > :awal"  # noqa: S608  # as above
        for isi, pribadi in bagian
    )
    session.execute(
        sa.text(
            "INSERT INTO kata_permohonan (permohonan_id, unit_id, kata, pribadi) "  # as above
            f"{semua} ORDER BY 1, 3 ON CONFLICT DO NOTHING"
        ),
        {"awal": satu.id},
    )
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.text("ANALYZE permohonan, kata_permohonan"))


def _nilai(kata: str) -> str:
    return ", ".join(f"({ke}, '{satu}')" for ke, satu in enumerate(kata.split()))
