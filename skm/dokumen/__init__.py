"""The documents an office prints, from one content model, as DOCX and XLSX."""
