"""Makes salib.json: what SALib finds of functions whose sensitivities are known.

    python -m venv env && env/bin/pip install SALib==1.6.0 numpy==2.4.6 scipy==1.17.1
    env/bin/python salib.py > salib.json

Inputs are on the unit cube. `y` is in the order of SALib: A, each AB, each BA, B, row by row.
"""

import importlib.metadata
import json
import math

import numpy as np
from SALib.analyze import morris as analyze_morris
from SALib.analyze import sobol as analyze_sobol
from SALib.sample import morris as sample_morris
from SALib.sample import sobol as sample_sobol

SEED = 20260101


def ishigami(u):
    """Ishigami and Homma 1990, a = 7, b = 0.1, inputs from -pi to pi."""
    x = -math.pi + 2 * math.pi * u
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


G = np.array([0.0, 0.5, 3.0, 9.0, 99.0, 99.0])


def g_function(u):
    """The G function of Sobol', in the form of Saltelli and others 2010."""
    return np.prod((np.abs(4 * u - 2) + G) / (1 + G), axis=1)


def problem(inputs):
    return {"num_vars": inputs, "names": [f"x{i}" for i in range(inputs)], "bounds": [[0, 1]] * inputs}


def sobol(name, function, inputs, base, keep):
    points = sample_sobol.sample(problem(inputs), base, calc_second_order=True, seed=SEED)
    y = function(points)
    found = analyze_sobol.analyze(problem(inputs), y, calc_second_order=True, num_resamples=1000, seed=SEED)
    pairs = [found["S2"][i, j] for i in range(inputs) for j in range(i + 1, inputs)]
    told = {"function": name, "inputs": inputs, "base": base}
    told |= {"first": list(found["S1"]), "total": list(found["ST"]), "second": pairs}
    told |= {"first_half_width": list(found["S1_conf"]), "total_half_width": list(found["ST_conf"])}
    if keep:
        told["y"] = list(y)
    return told


def morris(name, function, inputs, trajectories, levels):
    points = sample_morris.sample(problem(inputs), trajectories, num_levels=levels, seed=SEED)
    y = function(points)
    found = analyze_morris.analyze(problem(inputs), points, y, num_levels=levels, num_resamples=1000, seed=SEED)
    told = {"function": name, "inputs": inputs, "trajectories": trajectories, "levels": levels}
    told |= {"mu": list(found["mu"]), "mu_star": list(found["mu_star"]), "sigma": list(found["sigma"])}
    told |= {"mu_star_half_width": list(found["mu_star_conf"])}
    return told | {"points": points.tolist(), "y": list(y)}


def plain(value):
    """Numbers with twelve digits, which is all that is compared."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return float(f"{value:.12g}") if isinstance(value, float) else value


versions = {name: importlib.metadata.version(name) for name in ["SALib", "numpy", "scipy"]}
told = {
    "source": "computed by salib.py with SALib (MIT licence), https://github.com/SALib/SALib",
    "versions": versions,
    "seed": SEED,
    "sobol": [
        sobol("ishigami", ishigami, 3, 64, True),
        sobol("ishigami", ishigami, 3, 1024, False),
        sobol("g", g_function, 6, 1024, False),
    ],
    "morris": [morris("ishigami", ishigami, 3, 20, 4), morris("g", g_function, 6, 20, 6)],
}
print(json.dumps(plain(told)))
