"""The documents' pages."""

from skm.dokumen import persiapan
from skm.dokumen.views import dokumen, kantor, laporan_skm, penanda, publikasi
from skm.tulisan import views as tulisan

__all__ = ["dokumen", "kantor", "laporan_skm", "penanda", "persiapan", "publikasi", "tulisan"]
