"""Operations on volumes and what is in them: verbs that take `work` first and never commit."""
