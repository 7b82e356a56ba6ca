"""Makes the modules beside it importable: this folder is no package and on no path."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

for _name in ("bounded_bash", "spec_cases", "spec_shell"):
    if _name not in sys.modules:
        _spec = spec_from_file_location(_name, Path(__file__).with_name(f"{_name}.py"))
        assert _spec is not None
        assert _spec.loader is not None
        sys.modules[_name] = module_from_spec(_spec)
        _spec.loader.exec_module(sys.modules[_name])
