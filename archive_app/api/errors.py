"""Refusals and failures as the REST API tells them: one JSON shape, documented once.

Owns the shape; which error means which status is `archive_app.problems`'.
"""

from typing import Any

from flask import Response, jsonify

from archive_app.api.fields import Facts, Text, Texts
from archive_app.api.schemas.base import Shown
from archive_app.problems import TITLES, Problem

__all__ = ["RESPONSES", "ProblemShown", "problem_response"]

_EXAMPLES: dict[int, dict[str, Any]] = {
    401: {"code": "not_signed_in", "message": "没有提供令牌", "fix": "请在请求头中提供令牌"},
    403: {"code": "forbidden", "message": "您的身份不能归档", "fix": "请由司法所所长办理"},
    404: {"code": "not_found", "message": "没有找到所要的内容", "fix": "请核对编号"},
    409: {"code": "conflict", "message": "案卷已归档，不能再改动", "fix": "请先申请启封"},
    413: {"code": "too_large", "message": "文件超过上限 1024 MB", "fix": "请拆分文件"},
    422: {
        "code": "invalid",
        "message": "填写的内容有误",
        "fix": "请按各栏提示改正后重新提交",
        "fields": {"reason": ["必须填写这一项"]},
    },
    429: {"code": "too_many", "message": "无效令牌的请求过于频繁", "fix": "请一分钟后再试"},
    503: {"code": "store", "message": "磁盘已满，这次操作没有保存", "fix": "请清理磁盘后重试"},
}


# What the router refuses is told to pages in the words of pages; programs read the reference.
_ROUTER = {
    "http_400": ("请求不完整或无法读取", "请对照 /api/v1/reference 检查请求"),
    "http_404": ("没有这个接口地址", "请对照 /api/v1/reference 检查网址"),
    "http_405": ("这个地址不接受这种请求方法", "请对照 /api/v1/reference 检查请求方法"),
}


class ProblemShown(Shown):
    """What every refusal looks like."""

    code = Text("错误代码，供程序判断", "invalid", required=True)
    message = Text("出了什么问题", "填写的内容有误", required=True)
    fix = Text("怎么办", "请按各栏提示改正后重新提交", required=True)
    fields_ = Facts("每一项的错误：路径 → 若干句话", data_key="fields")
    faults = Texts("逐处错误，例如标准或文书格式中的错误")
    incident = Text("程序出错时的编号，请告诉管理员", allow_none=True)


# Status → (name among the document's components, description, example).
RESPONSES = {
    status: (f"Problem{status}", TITLES[status], example) for status, example in _EXAMPLES.items()
}


def problem_response(problem: Problem) -> Response:
    """The problem as JSON with its status."""
    message, fix = _ROUTER.get(problem.code, (problem.message, problem.fix))
    body: dict[str, Any] = {"code": problem.code, "message": message, "fix": fix}
    if problem.fields:
        body["fields"] = {name: list(told) for name, told in problem.fields.items()}
    if problem.faults:
        body["faults"] = list(problem.faults)
    if problem.incident:
        body["incident"] = problem.incident
    response = jsonify(body)
    response.status_code = problem.status
    if problem.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if problem.status == 429:
        response.headers["Retry-After"] = "60"
    return response
