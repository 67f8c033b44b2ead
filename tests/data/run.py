#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the shipped data to its rules; beside the articles where they are at hand. Exit 77: cannot be checked."""
import sys

try:
    import rdflib  # noqa: F401
except ImportError:
    print("python3-rdflib is not installed")
    sys.exit(77)

import attestation_rules  # noqa: F401
import knowledge
import omitted_rules
import precision_rules  # noqa: F401
from rules import RULES, faults_of

at_hand = bool(knowledge.facts())
if at_hand:
    import article_rules

shipped = knowledge.Knowledge.shipped()
faults = faults_of(shipped) + omitted_rules.faults()
for fault in faults:
    print(fault)
print(f"{len(RULES)} rules on {len(shipped.claims())} claims and {len(shipped.attestations())} attestations, "
      f"{len(faults)} faults")
if at_hand:
    print(article_rules.coverage(shipped))
else:
    print(f"{knowledge.ARTICLES}: no articles at hand; spans checked alone, without the texts and the facts")
sys.exit(1 if faults else 0)
