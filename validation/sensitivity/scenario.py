"""Makes scenario.json: what SALib finds of runs of the built-in scenario that `tumen sensitivity` analyses too.

    tumen sensitivity --inputs coup. --of recorded_course.rise_only,coup_day --trajectories 20 --save morris.csv
    tumen sensitivity --method sobol --inputs coup. --of recorded_course.rise_only,coup_day --base 32 --save sobol.csv
    python -m venv env && env/bin/pip install SALib==1.6.0 numpy==2.4.6 scipy==1.17.1
    env/bin/python scenario.py morris.csv sobol.csv > scenario.json

Both tables hold the design, as shares of the priors, and the outputs. The runs of the second that ask what chance does
have no place in SALib's scheme and are left out for it.
"""

import csv
import importlib.metadata
import json
import sys

import numpy as np
from SALib.analyze import morris as analyze_morris
from SALib.analyze import sobol as analyze_sobol

SEED = 20260101
LEVELS = 4


def read(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    inputs = [head for head in rows[0] if head.startswith("input.")]
    outputs = [head for head in rows[0] if head.startswith("output.")]
    points = np.array([[float(row[head]) for head in inputs] for row in rows])
    y = {head: np.array([float(row[head]) for row in rows]) for head in outputs}
    return [row["run"] for row in rows], inputs, points, y


def problem(inputs):
    return {"num_vars": len(inputs), "names": inputs, "bounds": [[0, 1]] * len(inputs)}


def morris(path):
    _, inputs, points, y = read(path)
    told = {"inputs": inputs, "points": points.tolist(), "outputs": []}
    for output, values in y.items():
        found = analyze_morris.analyze(problem(inputs), points, values, num_levels=LEVELS, num_resamples=1000, seed=SEED)
        figures = {name: list(found[name]) for name in ["mu", "mu_star", "sigma", "mu_star_conf"]}
        told["outputs"].append({"output": output, "y": list(values)} | figures)
    return told


def sobol(path):
    runs, inputs, _, y = read(path)
    kept = np.array([run != "chance" for run in runs])
    told = {"inputs": inputs, "base": runs.count("A"), "outputs": []}
    for output, values in y.items():
        found = analyze_sobol.analyze(
            problem(inputs), values[kept], calc_second_order=False, num_resamples=1000, seed=SEED
        )
        figures = {name: list(found[name]) for name in ["S1", "ST", "S1_conf", "ST_conf"]}
        told["outputs"].append({"output": output, "y": list(values)} | figures)
    return told


def plain(value):
    """Numbers with fifteen digits, which is all that is compared."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return float(f"{value:.15g}") if isinstance(value, float) else value


told = {
    "source": "runs of Tumen's built-in scenario (CC BY-SA 4.0), analysed by scenario.py with SALib (MIT licence)",
    "versions": {name: importlib.metadata.version(name) for name in ["SALib", "numpy", "scipy"]},
    "seed": SEED,
    "morris": morris(sys.argv[1]),
    "sobol": sobol(sys.argv[2]),
}
print(json.dumps(plain(told)))
