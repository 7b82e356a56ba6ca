"""What is written in the language itself; each is read when it is first used."""

_TEXT = """
def map(f): [.[] | f];
def select(f): if f then . else empty end;
def map_values(f): .[] |= f;
def del(f): delpaths([path(f)]);
def paths: path(..) | select(length > 0);
def paths(f): path(.. | select(f)) | select(length > 0);
def leaf_paths: paths(scalars);
def pick(f): . as $whole | reduce path(f) as $p (null; setpath($p; $whole | getpath($p)));
def with_entries(f): to_entries | map(f) | from_entries;
def values: select(. != null);
def nulls: select(. == null);
def booleans: select(type == "boolean");
def numbers: select(type == "number");
def strings: select(type == "string");
def arrays: select(type == "array");
def objects: select(type == "object");
def iterables: select(type == "array" or type == "object");
def scalars: select(type != "array" and type != "object");
def finites: select(isfinite);
def normals: select(isnormal);
def sort_by(f): _sorted_by(map([f]));
def group_by(f): _grouped_by(map([f]));
def unique_by(f): _unique_by(map([f]));
def min_by(f): _min_by(map([f]));
def max_by(f): _max_by(map([f]));
def add(f): reduce f as $x (null; . + $x);
def in(f): . as $x | f | has($x);
def inside(f): . as $x | f | contains($x);
def repeat(f): def again: f, again; again;
def first: .[0];
def last: .[-1];
def _places($i): if type == "array" and ($i | type) != "array" then .[[$i]]
  elif type == "string" and ($i | type) == "string" then _strindices($i) else .[$i] end;
def _first_place($i): _places($i) | .[0];
def _last_place($i): _places($i) | .[-1:][0];
def nth($n): .[$n];
def nth($n; f): if $n < 0 then error("nth doesn't support negative indices") else first(skip($n; f)) end;
def all: all(.[]; .);
def any: any(.[]; .);
def all(f): all(.[]; f);
def any(f): any(.[]; f);
def combinations: if length == 0 then [] else .[0][] as $x | (.[1:] | combinations) as $rest | [$x] + $rest end;
def combinations($n): . as $set | [range($n) | $set] | combinations;
def walk(f): def deep: (if type == "object" then map_values(deep) elif type == "array" then map(deep) else . end) | f;
  deep;
def env: $ENV;
def todate: todateiso8601;
def fromdate: fromdateiso8601;
def date: todate;
def todateiso8601: strftime("%Y-%m-%dT%H:%M:%SZ");
def fromdateiso8601: strptime("%Y-%m-%dT%H:%M:%SZ") | mktime;
def dateadd($unit; $n): . + $n;
def datesub($unit; $n): . - $n;
def ltrimstr($x): if startswith($x) then .[$x | length:] end;
def rtrimstr($x): if endswith($x) then .[:length - ($x | length)] end;
def trimstr($x): ltrimstr($x) | rtrimstr($x);
def match($re; $flags): _matches($re; $flags; false) | .[];
def match($given): _pattern($given) as [$re, $flags] | match($re; $flags);
def capture($re; $flags): match($re; $flags) | _captured;
def capture($given): _pattern($given) as [$re, $flags] | capture($re; $flags);
def scan($re; $flags): match($re; "g" + $flags) | if .captures == [] then .string else [.captures[].string] end;
def scan($re): scan($re; null);
def splits($re; $flags): _split($re; $flags) | .[];
def splits($re): splits($re; null);
def split($re; $flags): _split($re; $flags);
def sub($re; f): sub($re; f; "");
def gsub($re; f; $flags): sub($re; f; $flags + "g");
def gsub($re; f): sub($re; f; "g");
def debug(f): (f | debug | empty), .;
def truncate_stream(f): . as $n | null | f | . as $event
  | if ($event[0] | length) > $n then $event | .[0] |= .[$n:] else empty end;
def fromstream(f): {x: null, e: false} as $fresh
  | foreach f as $event ($fresh;
      if .e then $fresh else . end
      | if $event | length == 2
        then setpath(["e"]; $event[0] | length == 0) | setpath(["x"] + $event[0]; $event[1])
        else setpath(["e"]; $event[0] | length == 1) end;
      if .e then .x else empty end);
def INDEX(f; key): [f | [[key | tostring], .]] | _indexed;
def INDEX(key): INDEX(.[]; key);
def JOIN($index; key): [.[] | [., $index[key]]];
def JOIN($index; f; key): f | [., $index[key]];
def JOIN($index; f; key; joined): f | [., $index[key]] | joined;
def IN(f): any(f == .; .);
def IN(source; f): any(source == f; .);
def ascii: [.] | implode;
def halt_error: halt_error(5);
def error(f): f | error;
"""


def _read() -> dict[str, str]:
    found: dict[str, str] = {}
    for text in _TEXT.strip().replace("\n  ", " ").splitlines():
        head = text[4:].partition(":")[0]
        name, _, parameters = head.partition("(")
        found[f"{name}/{parameters.count(';') + 1 if parameters else 0}"] = text
    return found


DEFINITIONS = _read()
"""``name/arity`` -> its definition."""
