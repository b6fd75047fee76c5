"""Every table of the server, imported so that the metadata is whole."""

from skm.akun import models as akun
from skm.berkas import models as berkas
from skm.indikator import models as indikator
from skm.laporan import models as laporan
from skm.layanan import models as layanan
from skm.loket import models as loket
from skm.muatan import models as muatan
from skm.survei import models as survei

__all__ = ["akun", "berkas", "indikator", "laporan", "layanan", "loket", "muatan", "survei"]
