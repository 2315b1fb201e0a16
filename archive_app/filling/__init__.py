"""Forms and filling: a standard form plus values makes a .docx.

Owns the form files, the template language, what a missing value prints, and the stamp that tells
our own drafts from other papers. Takes plain values and returns bytes; storing the result is the
archive's, and which form a volume needs is the standard's.
"""

from archive_app.filling.forms import Form, Forms, open_forms
from archive_app.filling.lint import Fault, fields_of, lint
from archive_app.filling.render import fill
from archive_app.filling.stamp import Stamp, recognise

__all__ = [
    "Fault",
    "Form",
    "Forms",
    "Stamp",
    "fields_of",
    "fill",
    "lint",
    "open_forms",
    "recognise",
]
