"""The documents' pages."""

from skm.dokumen.views import dokumen, penanda

__all__ = ["dokumen", "penanda"]
