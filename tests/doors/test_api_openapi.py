"""The OpenAPI document and the reference page made of it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import validate

METHODS = {"get", "post", "put", "patch", "delete"}
CHINESE = re.compile("[一-鿿]")


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").get_json()
    return found


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method in METHODS & item.keys():
            yield f"{method.upper()} {path}", item[method]


def test_the_document_is_valid_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    validate(document)


def test_every_operation_is_described_in_chinese(document: dict[str, Any]) -> None:
    plain = [
        name
        for name, told in operations(document)
        if not (CHINESE.search(told["summary"]) and CHINESE.search(told["description"]))
    ]
    assert plain == []


def test_every_operation_tells_its_refusals(document: dict[str, Any]) -> None:
    for name, told in operations(document):
        needed = {"422", "503"} | (set() if told["security"] == [] else {"401", "403", "429"})
        assert needed <= told["responses"].keys(), name


def test_every_body_and_every_json_answer_has_an_example(document: dict[str, Any]) -> None:
    bare = []
    for name, told in operations(document):
        fine = (r for code, r in told["responses"].items() if code < "400")
        for content in (told.get("requestBody", {}), *fine):
            json_content = content.get("content", {}).get("application/json", {"example": 1})
            if "example" not in json_content:
                bare.append(name)
    assert bare == []


def test_every_parameter_and_property_is_explained(document: dict[str, Any]) -> None:
    bare = [
        f"{name}.{property_name}"
        for name, schema in document["components"]["schemas"].items()
        for property_name, told in schema.get("properties", {}).items()
        if not CHINESE.search(told.get("description", ""))
    ]
    bare += [
        f"{name} {parameter['name']}"
        for name, item in document["paths"].items()
        for told in (item, *(item[method] for method in METHODS & item.keys()))
        for parameter in told.get("parameters", ())
        if not CHINESE.search(parameter.get("description", ""))
    ]
    assert bare == []


def test_the_reference_page_shows_every_operation_without_a_script(
    client: FlaskClient, document: dict[str, Any]
) -> None:
    page = client.get("/api/v1/reference")
    shown = set(re.findall(r'<article id="(\w+)">', page.text))
    assert shown == {told["operationId"] for _, told in operations(document)}
    assert "<script" not in page.text
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page.text)


def test_the_style_of_the_reference_page_is_served_by_us(client: FlaskClient) -> None:
    style = re.search(r'href="(\S+\.css)"', client.get("/api/v1/reference").text)
    assert style is not None
    assert client.get(style[1], buffered=True).status_code == 200
