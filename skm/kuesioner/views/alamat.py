"""Where questionnaires are managed."""

from flask import Blueprint

bp = Blueprint("kuesioner", __name__)
SATU = "/kelola/kuesioner/<int:nomor>"
