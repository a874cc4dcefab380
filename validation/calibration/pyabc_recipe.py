"""Makes pyabc.json: what pyABC finds of two problems that Tumen's calibration is given too.

    python -m venv env && env/bin/pip install pyabc==0.13.0 numpy==2.4.6 scipy==1.17.1 pandas==3.1.1
    env/bin/python pyabc_recipe.py > pyabc.json

`spread`: 20 numbers of a normal distribution whose mean and standard deviation are not known; the summaries are
their mean and the logarithm of their standard deviation. `models`: the mean is 0, or anything between -3 and 3.
"""

import importlib.metadata
import json
import logging
import tempfile

import numpy as np
import pyabc

SEED = 20260101
QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]


def run(models, priors, observed, population, generations):
    distance = pyabc.AdaptivePNormDistance(p=2)
    abc = pyabc.ABCSMC(
        models,
        priors,
        distance,
        population_size=population,
        transitions=[pyabc.MultivariateNormalTransition() for _ in priors],
        eps=pyabc.MedianEpsilon(),
        sampler=pyabc.sampler.SingleCoreSampler(),
    )
    store = tempfile.NamedTemporaryFile(suffix=".db")
    abc.new("sqlite:///" + store.name, observed)
    return abc.run(max_nr_populations=generations), store


def weighted_quantile(values, weights, q):
    order = np.argsort(values)
    below = np.cumsum(np.asarray(weights)[order])
    return float(np.asarray(values)[order][np.searchsorted(below, q * below[-1])])


def spread():
    def simulate(theta):
        y = np.random.normal(theta["mean"], theta["sd"], 20)
        return {"mean": y.mean(), "log_sd": np.log(y.std(ddof=1))}

    prior = pyabc.Distribution(mean=pyabc.RV("uniform", 0, 10), sd=pyabc.RV("uniform", 0.5, 4.5))
    history, store = run([simulate], [prior], {"mean": 4.0, "log_sd": float(np.log(2.0))}, 1000, 7)
    theta, weights = history.get_distribution(m=0)
    found = {name: [weighted_quantile(theta[name], weights, q) for q in QUANTILES] for name in ["mean", "sd"]}
    return found | told(history)


def models():
    def null(theta):
        return {"mean": np.random.normal(0.0, 1 / np.sqrt(20))}

    def free(theta):
        return {"mean": np.random.normal(theta["mean"], 1 / np.sqrt(20))}

    priors = [pyabc.Distribution(), pyabc.Distribution(mean=pyabc.RV("uniform", -3, 6))]
    history, store = run([null, free], priors, {"mean": 0.5}, 1000, 6)
    chance = history.get_model_probabilities(history.max_t)
    return {"share_of_null": float(chance["p"].loc[0])} | told(history)


def told(history):
    populations = history.get_all_populations()
    return {
        "generations": int(history.max_t) + 1,
        "simulations": int(populations["samples"].sum()),
        "epsilon": float(populations["epsilon"].iloc[-1]),
    }


logging.disable(logging.CRITICAL)
np.random.seed(SEED)
answer = {
    "source": "computed by pyabc_recipe.py with pyABC (BSD 3-clause licence), https://github.com/ICB-DCM/pyABC",
    "versions": {name: importlib.metadata.version(name) for name in ["pyabc", "numpy", "scipy", "pandas"]},
    "seed": SEED,
    "quantiles": QUANTILES,
    "spread": spread(),
    "models": models(),
}
print(json.dumps(answer, indent=1))
