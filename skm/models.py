"""Every table of the server, imported so that the metadata is whole; and what watches over their changes."""

from skm.akun import models as akun
from skm.berkas import models as berkas
from skm.dokumen import models as dokumen
from skm.isian import models as isian
from skm.jaga import models as jaga
from skm.jawaban import models as jawaban
from skm.katalog import models as katalog
from skm.kode import models as kode
from skm.kuesioner import models as kuesioner
from skm.layanan import models as layanan
from skm.layanan import versi
from skm.loket import models as loket
from skm.muatan import models as muatan
from skm.pekerjaan import models as pekerjaan
from skm.pekppp import models as pekppp
from skm.pengaduan import models as pengaduan
from skm.pengesahan import models as pengesahan
from skm.pengukuran import models as pengukuran
from skm.pribadi import models as pribadi
from skm.suntingan import models as suntingan
from skm.survei import models as survei
from skm.terbit import models as terbit
from skm.tindaklanjut import models as tindaklanjut
from skm.tulisan import models as tulisan

__all__ = [
    "akun",
    "berkas",
    "dokumen",
    "isian",
    "jaga",
    "jawaban",
    "katalog",
    "kode",
    "kuesioner",
    "layanan",
    "loket",
    "muatan",
    "pekerjaan",
    "pekppp",
    "pengaduan",
    "pengesahan",
    "pengukuran",
    "pribadi",
    "suntingan",
    "survei",
    "terbit",
    "tindaklanjut",
    "tulisan",
    "versi",
]
