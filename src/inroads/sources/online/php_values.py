"""A safe part of what PHP serialises: numbers, strings, truth values, null and arrays; never objects."""

import re

PhpValue = int | float | bool | str | None | dict[int | str, "PhpValue"]

_PLAIN = re.compile(rb"N;|b:([01]);|i:(-?\d{1,19});|d:([-+.\deE]{1,40});")
_STRING = re.compile(rb's:(\d{1,9}):"')
_ARRAY = re.compile(rb"a:(\d{1,9}):\{")


def php_value(data: bytes) -> PhpValue:
    """The value that was serialised; None where it is none of these kinds, or damaged.

    >>> php_value(b'a:1:{s:2:"to";a:1:{i:0;s:1:"5";}}')
    {'to': {0: '5'}}
    """
    stack: list[tuple[dict[int | str, PhpValue], list[int | str]]] = []
    at = 0
    while True:
        if stack and data.startswith(b"}", at):
            whole, keys = stack.pop()
            if keys:
                return None
            value: PhpValue = whole
            at += 1
        elif opened := _ARRAY.match(data, at):
            stack.append(({}, []))
            at = opened.end()
            continue
        else:
            read = _scalar(data, at)
            if read is None:
                return None
            value, at = read
        if not stack:
            return value
        whole, keys = stack[-1]
        if keys:
            whole[keys.pop()] = value
        elif isinstance(value, int | str):
            keys.append(value)
        else:
            return None


def _scalar(data: bytes, at: int) -> tuple[PhpValue, int] | None:
    if plain := _PLAIN.match(data, at):
        truth, whole, real = plain.groups()
        if truth:
            return truth == b"1", plain.end()
        if whole:
            return int(whole), plain.end()
        try:
            return (float(real) if real else None), plain.end()
        except ValueError:
            return None
    if opened := _STRING.match(data, at):
        end = opened.end() + int(opened[1])
        if data[end : end + 2] == b'";':
            return data[opened.end() : end].decode("utf-8", errors="replace"), end + 2
    return None
