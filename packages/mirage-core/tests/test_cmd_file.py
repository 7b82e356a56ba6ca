"""file against the real one, for what ours knows."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from oracle import Oracle

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\2\x08\x06\0\0\0"


def tree(oracle: "Oracle") -> dict[str, object]:
    return {
        "a": b"hello\nworld\n",
        "e": b"",
        "d": None,
        "l": oracle.Link("a"),
        "dang": oracle.Link("nope"),
        "data": b"\0\1\2\3\xfe",
        "sh": b"#!/bin/sh\necho\n",
        "bash": b"#!/bin/bash\necho\n",
        "env": b"#!/usr/bin/env bash\necho\n",
        "py": b"#!/usr/bin/env python3\nx\n",
        "code.py": b"import os\ndef f():\n    pass\n",
        "j.json": b'{"a": 1}\n',
        "list.json": b'[1, {"b": null}]\n',
        "p.png": PNG,
        "g.gif": b"GIF89a\1\0\2\0",
        "f.pdf": b"%PDF-1.4\n",
        "u8": "h\u00e9\n".encode(),
        "l1": b"h\xe9\n",
        "crlf": b"a\r\nb\r\n",
        "mixed": b"a\r\nb\n",
        "cr": b"a\rb\r",
        "bz": b"BZh91AY",
        "x.xml": b'<?xml version="1.0"?>\n<a/>\n',
        "h.html": b"<!DOCTYPE html>\n<html>\n",
        "noeol": b"noeol",
        "zeros": bytes(600),
        "bom": b"\xef\xbb\xbfhi\n",
        "u16": b"\xff\xfeh\0i\0",
        "sp ace": b"x\n",
    }


@pytest.mark.parametrize(
    "options", [[], ["-i"], ["-b"], ["--mime-type"], ["--mime-encoding"], ["-L"], ["-N"], ["-F", "|"]]
)
def test_kinds(oracle: "Oracle", options: list[str]) -> None:
    # Of the encoding of a broken link the real one says "ERROR: (null)".
    names = [name for name in tree(oracle) if name != "dang" or options != ["--mime-encoding"]]
    oracle.check("file", *options, *names, tree=tree(oracle))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line", "nope|a nope|-0 a|-h l|-b d l e|-s a|-L dang|a/x|-bi a e|-b --mime-type d l e".split("|")
)
def test_words(oracle: "Oracle", line: str) -> None:
    oracle.check("file", *line.split(" "), tree=tree(oracle))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x1f\x8b\x08\0", b"gzip compressed data"),
        (b"\xfd7zXZ\0", b"XZ compressed data"),
        (b"PK\3\4\x14\0", b"Zip archive data"),
        (b"\xff\xd8\xff\xe0", b"JPEG image data"),
        (b"\x7fELF\2\1\1", b"ELF"),
    ],
)
def test_what_is_only_named(oracle: "Oracle", data: bytes, kind: bytes) -> None:
    """The real one reads on, and tells more."""
    assert oracle.ours("file", ["-b", "f"], {"f": data}, b"").out == kind + b"\n"


def test_standard_input(oracle: "Oracle") -> None:
    assert oracle.ours("file", ["-"], {}, b"text\n").out == b"/dev/stdin: ASCII text\n"


def test_deep_json_is_no_trouble(oracle: "Oracle") -> None:
    done = oracle.ours("file", ["-b", "f"], {"f": b"[" * 50_000}, b"")
    assert (done.status, done.out) == (0, b"ASCII text, with no line terminators\n")


VALUES: dict[str, bytes] = {
    "two2": b"a,b\n" * 2,
    "two3": b"a,b\n" * 3,
    "two10": b"a,b\n" * 10,
    "bad6": b"a,b\n" * 5 + b"a\n",
    "bad10": b"a,b\n" * 9 + b"a,b,c\n",
    "bad11": b"a,b,c\n" * 10 + b"a\n",
    "open": b"a,b,c\n" * 3 + b"a,b",
    "quoted": b'a,"x,y",c\n' * 4,
    "doubled": b'a,"x""y,",c\n' * 4,
    "lines": b'a,"x\ny",c\n' + b"a,b,c\n" * 4,
    "blank": b"a,b,c\n" * 3 + b"\n" + b"a,b,c\n" * 3,
    "unclosed": b'a,"b\n' * 5,
    "commas": b",,\n" * 4,
    "crlf": b"a,b\r\n" * 3,
    "u8": "\u00e9,b\n1,2\n3,4\n".encode(),
    "l1": b"\xe9,b\n1,2\n3,4\n",
    "escape": b"a\x1b,b\n1,2\n3,4\n",
    "script": b"#!/bin/sh\n" + b"a,b\n" * 5,
    "over": b"a\bb\n",
    "both": b"a\x1b[31mb\b\n",
    "escaped crlf": b"a\x1b\r\n",
    "escaped": b"a\x1b",
    "many": b'{"a":1}\n{"a":2}\n',
    "kinds": b'{"a":1}\n[2]\n',
    "blanks": b'{"a":1}\n\n{"a":2}\n',
    "one line": b'{"a":1} {"a":2}\n',
    "broken": b'{"a":1}\n{"a":\n',
    "broken later": b'{"a":1}\n{"a":2}\nfoo\n',
    "laid out": b'{"a":\n1}\n{"a":2}\n',
    "lists": b"[]\n[]\n",
    "list": b"[]\n",
    "numbers": b"1\n2\n",
}


@pytest.mark.parametrize("option", ["-b", "-bi"])
def test_texts_of_values(oracle: "Oracle", option: str) -> None:
    oracle.check("file", option, *VALUES, tree=VALUES)  # type: ignore[arg-type]  # a mapping of bytes is a tree
