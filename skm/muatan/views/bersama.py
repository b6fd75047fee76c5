"""What these views share: the blueprint."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("muatan", __name__)
