"""Scores an ONNX file with onnxruntime. Arguments: the model; a JSON file {input: [values]} where null is NaN; prints {output: [values]}."""
import json
import sys

import numpy as np
import onnxruntime

model, inputs = sys.argv[1:]
session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
columns = json.load(open(inputs, encoding="utf-8"))
feed = {}
for each in session.get_inputs():
    values = columns[each.name]
    if each.type == "tensor(string)":
        feed[each.name] = np.array(values, dtype=object).reshape(-1, 1)
    else:
        number = np.float64 if each.type == "tensor(double)" else np.float32
        feed[each.name] = np.array([np.nan if v is None else v for v in values], dtype=number).reshape(-1, 1)
names = [each.name for each in session.get_outputs()]
scores = session.run(names, feed)
print(json.dumps({name: score.astype(float).ravel().tolist() for name, score in zip(names, scores)}))
