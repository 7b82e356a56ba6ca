"""The mount table: which mount answers, and which directories exist because of mounts."""

import errno

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vfs_stores import Plain

from mirage.vfs.table import Mount, MountMode, MountRegistry


def registry(*prefixes: str) -> MountRegistry:
    """A table with a small resource at each prefix."""
    table = MountRegistry()
    for prefix in prefixes:
        table.mount(prefix, Plain())
    return table


def test_the_longest_prefix_answers() -> None:
    reg, p1, p2 = MountRegistry(), Plain(), Plain()
    reg.mount("/data/", p1, MountMode.WRITE)
    reg.mount("/data/sub/", p2, MountMode.WRITE)
    assert reg.resolve("/data/sub/file.txt").resource is p2
    assert reg.resolve("/data/sub").resource is p2
    assert reg.resolve("/data/subway").resource is p1
    assert reg.resolve("/data//x/../sub/./y").resource is p2


def test_nothing_answers_without_a_root() -> None:
    with pytest.raises(FileNotFoundError) as caught:
        registry("/data").resolve("/other/x")
    assert caught.value.filename == "/other/x"


@pytest.mark.parametrize(("prefix", "path", "relative"), [("/", "/", ""), ("/", "/a/b", "a/b"), ("/m", "/m/a", "a")])
def test_paths_of_a_mount(prefix: str, path: str, relative: str) -> None:
    mount = registry(prefix).route(path)
    assert mount.relative(path) == relative
    assert mount.absolute(relative) == path


def test_names_below_are_mounts_and_what_leads_to_them() -> None:
    table = registry("/", "/data", "/usr/bin", "/usr/share/doc", "/data/sub")
    below = table.names_below("/")
    assert set(below) == {"data", "usr"}
    assert below["usr"] is None
    assert isinstance(below["data"], Mount)
    assert set(table.names_below("/usr")) == {"bin", "share"}
    assert table.leads("/usr/share")
    assert not table.leads("/usr/bin")
    assert table.pinned("/usr/bin")
    assert not table.pinned("/usr/lib")


def test_a_mount_wins_over_a_name_that_leads_further() -> None:
    for order in (("/a/b", "/a"), ("/a", "/a/b")):
        assert registry(*order).names_below("/")["a"] is not None


def test_unmounting_takes_the_names_away() -> None:
    table = registry("/", "/usr/bin")
    changes = table.changes
    table.unmount("/usr/bin/")
    assert not table.names_below("/")
    assert not table.leads("/usr")
    assert table.changes > changes


@pytest.mark.parametrize(("prefix", "code"), [("/nothing", errno.EINVAL), ("/", errno.EBUSY)])
def test_what_cannot_be_unmounted(prefix: str, code: int) -> None:
    with pytest.raises(OSError, match="Errno") as caught:
        registry("/", "/data").unmount(prefix)
    assert caught.value.errno == code


def test_one_mount_per_place() -> None:
    with pytest.raises(FileExistsError):
        registry("/data").mount("/data/", Plain())


@pytest.mark.parametrize("prefix", ["data", "", "./data"])
def test_a_prefix_is_absolute(prefix: str) -> None:
    with pytest.raises(ValueError, match="slash"):
        MountRegistry().mount(prefix, Plain())


def test_only_resources_are_mounted() -> None:
    with pytest.raises(TypeError, match="str is not a Resource"):
        MountRegistry().mount("/data", "ram")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "mode"),
    [("read", MountMode.READ), ("WRITE", MountMode.WRITE), ("rwx", MountMode.EXEC), (MountMode.READ, MountMode.READ)],
)
def test_modes_by_name(given: object, mode: MountMode) -> None:
    assert MountMode.parse(given) is mode


@pytest.mark.parametrize("given", ["execute", "", 2, None])
def test_no_such_mode(given: object) -> None:
    with pytest.raises(ValueError, match="READ, WRITE or EXEC"):
        MountMode.parse(given)


names = st.sampled_from(["a", "b", "ab", "c"])
prefixes = st.lists(names, min_size=1, max_size=3).map(lambda parts: "/" + "/".join(parts))


@given(mounted=st.sets(prefixes, max_size=6), path=prefixes)
def test_routing_is_the_longest_of_all_prefixes(mounted: set[str], path: str) -> None:
    table = registry("/", *mounted)
    expected = max((each for each in {"/", *mounted} if f"{path}/".startswith(each.rstrip("/") + "/")), key=len)
    assert table.route(path).prefix == expected
    assert table.leads(path) == any(each.startswith(f"{path}/") for each in mounted)
