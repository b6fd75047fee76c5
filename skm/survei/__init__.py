"""QR links, kiosks, and answers as they come in."""
