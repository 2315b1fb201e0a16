"""Business archive for township justice stations (司法所)."""

__version__ = "0.1.0"
