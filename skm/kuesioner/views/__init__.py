"""The admin's pages of questionnaires: versions, drafts, publication, other languages."""

from skm.kuesioner.views import kuesioner, terbit, terjemahan
from skm.kuesioner.views.alamat import bp

__all__ = ["bp", "kuesioner", "terbit", "terjemahan"]
