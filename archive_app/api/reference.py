"""The OpenAPI document, and a reference page made of it on the server: without a script."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, render_template

__all__ = ["pages"]

_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Line:
    """One parameter or property, as a table row."""

    name: str
    type: str
    required: bool
    meaning: str


@dataclass(frozen=True)
class Body:
    """What is sent or answered: content type, its properties, an example."""

    media: str
    lines: tuple[Line, ...]
    example: str


@dataclass(frozen=True)
class Operation:
    """One operation, ready for the page."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    public: bool
    parameters: tuple[Line, ...]
    sent: Body | None
    answers: tuple[tuple[str, str, Body | None], ...]
    refusals: tuple[tuple[str, str], ...]


def pages(document: dict[str, Any]) -> Blueprint:
    """The blueprint that serves one document and its page."""
    served = Blueprint(
        "api-reference",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/reference-static",
    )
    text = json.dumps(document, ensure_ascii=False, indent=2)
    reader = _Reader(document)
    sections = reader.sections()

    @served.get("/openapi.json")
    def openapi() -> Response:
        return Response(text, mimetype="application/json")

    @served.get("/reference")
    def reference() -> str:
        return render_template("reference.html", info=document["info"], sections=sections)

    return served


class _Reader:
    """Reads the document for the page."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document

    def sections(self) -> list[tuple[str, list[Operation]]]:
        """Title and operations of each family, in the order they were registered."""
        found: dict[str, list[Operation]] = {}
        for operation, tag in self._operations():
            found.setdefault(tag, []).append(operation)
        return list(found.items())

    def _operations(self) -> Iterator[tuple[Operation, str]]:
        for path, item in self.document["paths"].items():
            for method in _METHODS:
                if method in item:
                    told = item[method]
                    yield self._operation(method, path, told, item), told["tags"][0]

    def _operation(
        self, method: str, path: str, told: dict[str, Any], item: dict[str, Any]
    ) -> Operation:
        parameters = [*item.get("parameters", ()), *told.get("parameters", ())]
        responses = {code: self._target(r) for code, r in sorted(told["responses"].items())}
        return Operation(
            id=told["operationId"],
            method=method.upper(),
            path=path,
            summary=told["summary"],
            description=told["description"],
            public=told["security"] == [],
            parameters=tuple(self._parameter(self._target(one)) for one in parameters),
            sent=self._body(told.get("requestBody", {})),
            answers=tuple(
                (code, r["description"], self._body(r))
                for code, r in responses.items()
                if code < "400"
            ),
            refusals=tuple(
                (code, r["description"]) for code, r in responses.items() if code >= "400"
            ),
        )

    def _parameter(self, told: dict[str, Any]) -> Line:
        schema = self._target(told["schema"])
        meaning = told.get("description") or schema.get("description", "")
        return Line(told["name"], _type(schema), told.get("required", False), meaning)

    def _body(self, told: dict[str, Any]) -> Body | None:
        for media, content in told.get("content", {}).items():
            schema = self._target(content.get("schema", {}))
            example = content.get("example")
            shown = json.dumps(example, ensure_ascii=False, indent=2) if example else ""
            return Body(media, tuple(self._properties(schema, "", 0)), shown)
        return None

    def _properties(self, schema: dict[str, Any], before: str, depth: int) -> Iterator[Line]:
        needed = set(schema.get("required", ()))
        for name, told in schema.get("properties", {}).items():
            target = self._target(told)
            meaning = told.get("description") or target.get("description", "")
            yield Line(before + name, _type(target), name in needed, meaning)
            below = self._target(target.get("items", target))
            if depth < 2 and "properties" in below:
                dots = "[]." if "items" in target else "."
                yield from self._properties(below, f"{before}{name}{dots}", depth + 1)

    def _target(self, told: dict[str, Any]) -> dict[str, Any]:
        """What a reference refers to; of alternatives, the one that is not null."""
        for choice in told.get("anyOf", told.get("allOf", ())):
            if choice.get("type") != "null":
                return self._target(choice) | {k: v for k, v in told.items() if k == "description"}
        if "$ref" not in told:
            return told
        found: Any = self.document
        for step in told["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        return {**found, **{k: v for k, v in told.items() if k == "description"}}


def _type(schema: dict[str, Any]) -> str:
    kinds = schema.get("type", "任意")
    text = "、".join(kinds) if isinstance(kinds, list) else str(kinds)
    if "enum" in schema:
        return f"{text}：{' | '.join(str(word) for word in schema['enum'])}"
    return f"{text}（{schema['format']}）" if "format" in schema else text
