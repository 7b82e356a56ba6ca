"""A program of jq run by ours and by libjq, each output as the text that ``tojson`` makes of it."""

import os
from typing import Any

import jq as libjq

from mirage.budget import Budget, Limits
from mirage.commands.jq.codes import stream_of
from mirage.commands.jq.compile import Compiler
from mirage.commands.jq.exact import Parser
from mirage.commands.jq.faults import BreakOut, CompileError, JqError, JsonError
from mirage.commands.jq.machine import END, Message, NextInput, drive
from mirage.commands.jq.parse import parse
from mirage.commands.jq.scope import Scope
from mirage.commands.jq.syntax import Define
from mirage.commands.jq.world import World
from mirage.commands.jq.writing import dumped

MOST = 200
"""Outputs that are compared."""


def ours(program: str, text: str) -> list[str]:
    """The outputs, and the error at their end."""
    found: list[str] = []
    try:
        for value in Parser().feed(text.encode("utf-8", "surrogatepass"), last=True):
            for output in outputs(program, value):
                found.append(dumped(output))
                if len(found) == MOST:
                    return found
    except JqError as error:
        found.append(f"error: {error.value if isinstance(error.value, str) else dumped(error.value)}")
    except BreakOut:
        found.append("error: break")
    except CompileError as error:
        found.append(f"error: {error}\njq: 1 compile error")
    except JsonError as error:
        found.append(f"error: parse error: {error}")
    return found


def outputs(program: str, value: Any) -> Any:
    """What a program makes of one value."""
    tree = parse(program)
    body = tree.body
    assert body is not None
    for definition in reversed(tree.definitions):
        body = Define(definition, body)
    world = World(Budget(Limits()), dict(os.environ))
    compiler = Compiler(world)
    code = compiler.code(body, Scope())
    if compiler.errors:
        raise CompileError(compiler.errors[0][0])
    running = drive(stream_of(code)(None, value), world.budget)
    answer = None
    while True:
        try:
            found = running.send(answer)
        except StopIteration:
            return
        answer = END if isinstance(found, NextInput) else None
        if answer is None and not isinstance(found, Message) and repr(found) != "PAUSE":
            yield found


def theirs(program: str, text: str) -> list[str]:
    """The same by libjq."""
    found: list[str] = []
    try:
        for output in libjq.compile(f"({program}\n)|tojson").input_text(text):
            found.append(output)
            if len(found) == MOST:
                return found
    except ValueError as error:
        found.append(f"error: {error}")
    return found
