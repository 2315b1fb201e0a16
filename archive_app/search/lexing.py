"""Cut the text of a query into tokens, one pass from left to right; `query` gives them meaning.

Full-width signs count as their narrow forms. A bracket glued to text is part of a word, so that
（2024）人调字第12号 stays whole; a bracket standing free opens a group.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from archive_app.errors import QueryFault

__all__ = ["Lexer", "Token"]

_QUOTES = {
    '"': '"＂”“„',
    "＂": '"＂”“',
    "“": '”"＂',
    "”": '”"＂',
    "„": '”“"',
    "「": "」",
    "『": "』",
    "«": "»",
}
_OPEN, _CLOSE, _MINUS, _OR = "(（", ")）", "-－−", "|｜"
_PARTING = re.compile(r"\s|[，。；、！？;!?…｡]|,(?![0-9])|(?<![0-9]),")
_BRACKETED = re.compile(r"[(（][^\s()（）|｜\"＂“”]{1,60}[)）]")
_NAMED = re.compile(r"([^\W\d]\w{0,19})[:：]\s*")
_LATIN_NAME = re.compile(r"[a-z_]+")


@dataclass(frozen=True)
class Token:
    """A word, a phrase or an operator; `field` is the zone or keyword named before a colon."""

    what: Literal["word", "phrase", "not", "or", "and", "open", "close"]
    text: str = ""
    field: str | None = None
    synonyms: bool = False


class Lexer:
    """Cuts the raw text into tokens, one pass from left to right."""

    def __init__(self, text: str, fields: Mapping[str, str]) -> None:
        self.text = text
        self.fields = fields
        self.at = 0
        self.found: list[Token] = []

    def tokens(self) -> list[Token]:
        """All tokens in order."""
        while self.at < len(self.text):
            self._next()
        return self.found

    def _next(self) -> None:
        sign = self.text[self.at]
        if self._parting() or (sign in _MINUS and self.text[self.at + 1 : self.at + 2].isspace()):
            self.at += 1
        elif sign in _MINUS:
            self._sign("not")
        elif sign in _OR:
            self._sign("or")
        elif sign in _OPEN and not self._glued_bracket():
            self._sign("open")
        elif sign in _CLOSE:
            self._sign("close")
        else:
            self._term()

    def _sign(self, what: Literal["not", "or", "open", "close"]) -> None:
        self.found.append(Token(what))
        self.at += 1

    def _term(self) -> None:
        synonyms = self.text[self.at] in "~～"
        self.at += synonyms
        field = self._field()
        if self.at < len(self.text) and self.text[self.at] in _QUOTES:
            self.found.append(Token("phrase", self._quoted(), field, synonyms))
            return
        word = self._bare()
        if field is None and word in ("OR", "AND", "NOT"):
            self.found.append(Token(word.lower()))  # type: ignore[arg-type]  # the three above
        elif word:
            self.found.append(Token("word", word, field, synonyms))

    def _field(self) -> str | None:
        colon = _NAMED.match(self.text, self.at)
        if colon is None:
            return None
        name = colon[1].casefold()
        if name in self.fields:
            self.at = colon.end()
            if self.text[self.at : self.at + 1] in tuple(_OPEN):
                raise QueryFault(
                    f"“{colon[1]}：”后面不能接括号", fix=f"请逐个写，如 {name}:甲 OR {name}:乙"
                )
            return self.fields[name]
        if _LATIN_NAME.fullmatch(name) and not self.text.startswith("/", colon.end()):
            known = "、".join(alias for alias in self.fields if not alias.isascii())
            raise QueryFault(
                f"没有“{colon[1]}”这个检索项",
                fix=f"冒号前可以写：{known}；要找冒号本身，请加引号",
            )
        return None

    def _quoted(self) -> str:
        """The text up to the closing quote; an unclosed quote reaches to the end."""
        closing = _QUOTES[self.text[self.at]]
        start = self.at + 1
        end = next((i for i in range(start, len(self.text)) if self.text[i] in closing), None)
        self.at = len(self.text) if end is None else end + 1
        return self.text[start:end]

    def _bare(self) -> str:
        start = self.at
        while self.at < len(self.text) and not self._parting():
            sign = self.text[self.at]
            if sign in _OPEN and (bracket := self._glued_bracket()):
                self.at = bracket
            elif sign in _OPEN or sign in _CLOSE or sign in _OR or sign in _QUOTES:
                break
            else:
                self.at += 1
        return self.text[start : self.at]

    def _parting(self) -> bool:
        return _PARTING.match(self.text, self.at) is not None

    def _glued_bracket(self) -> int:
        """The end of a bracket that belongs to the word around it, or 0."""
        bracket = _BRACKETED.match(self.text, self.at)
        if bracket is None:
            return 0
        before = self.text[self.at - 1 : self.at]
        after = self.text[bracket.end() : bracket.end() + 1]
        glued = _joins(before) or _joins(after)
        return bracket.end() if glued else 0


def _joins(neighbour: str) -> bool:
    return neighbour.isalnum() or bool(neighbour and neighbour in "号-·_%")
