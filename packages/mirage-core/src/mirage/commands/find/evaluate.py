"""From an expression to one function: synchronous where nothing in it has to wait."""

from mirage.commands.find.items import Action, Branch, Item, Node, Primary, Test


def needs(node: Node) -> frozenset[str]:
    """All fields that the expression reads."""
    if isinstance(node, Primary):
        return node.needs
    none: frozenset[str] = frozenset()
    return none.union(*(needs(each) for each in node.nodes))


def compiled(node: Node) -> tuple[Test | None, Action]:
    """The expression as a synchronous function, where it is one, and as an asynchronous one.

    Nested as deep as the expression, which the parser limits.
    """
    if isinstance(node, Primary):
        return node.test, node.action or _later(node.test)
    parts = [compiled(each) for each in node.nodes]
    tests = [test for test, _ in parts]
    if all(test is not None for test in tests):
        test = _SYNCHRONOUS[node.kind]([test for test in tests if test is not None])
        return test, _later(test)
    return None, _asynchronous(node, parts)


def _later(test: Test | None) -> Action:
    async def action(item: Item) -> bool:
        return test is None or test(item)

    return action


def _and(tests: list[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]
    if len(tests) == 2:
        first, second = tests
        return lambda item: first(item) and second(item)

    def test(item: Item) -> bool:
        for each in tests:  # noqa: SIM110 - all() is slower
            if not each(item):
                return False
        return True

    return test


def _or(tests: list[Test]) -> Test:
    def test(item: Item) -> bool:
        for each in tests:  # noqa: SIM110 - any() is slower
            if each(item):
                return True
        return False

    return test


def _list(tests: list[Test]) -> Test:
    def test(item: Item) -> bool:
        result = True
        for each in tests:
            result = each(item)
        return result

    return test


def _not(tests: list[Test]) -> Test:
    inner = tests[0]
    return lambda item: not inner(item)


_SYNCHRONOUS = {"and": _and, "or": _or, "list": _list, "not": _not}


def _asynchronous(node: Branch, parts: list[tuple[Test | None, Action]]) -> Action:
    kind = node.kind

    async def action(item: Item) -> bool:
        result = kind != "or"
        for test, waiting in parts:
            result = test(item) if test is not None else await waiting(item)
            if (kind == "and" and not result) or (kind == "or" and result):
                return result
        return not result if kind == "not" else result

    return action
