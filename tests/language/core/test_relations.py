"""Labels of arcs."""

from __future__ import annotations

import numpy as np

from backchannel.language.core.relations import Relations


def test_the_label_is_the_one_of_the_highest_logit_and_root_is_the_roots() -> None:
    rng = np.random.default_rng(2)
    labels = ("nsubj", "obj", "root", "punct")
    arrays = {name: rng.normal(size=(4, 3)).astype(np.float32) for name in ("rel_w", "rel_a", "rel_b")}
    arrays["rel_bias"] = np.array([0, 0, 100, 0], dtype=np.float32)
    dependent, head = (rng.normal(size=(5, 3)).astype(np.float32) for _ in range(2))
    heads = np.array([1, 1, 1, 2, 2])
    expected = []
    for d, h in enumerate(heads):
        logits = {
            label: arrays["rel_w"][i] @ (dependent[d] * head[h])
            + arrays["rel_a"][i] @ dependent[d]
            + arrays["rel_b"][i] @ head[h]
            for i, label in enumerate(labels)
            if label != "root"
        }
        expected.append("root" if d == h else max(logits, key=lambda label: logits[label]))
    assert Relations(labels, arrays).label(dependent, head, heads) == expected
