# SPDX-License-Identifier: Apache-2.0
"""Rules on the data: each finds its own violations, and states a change of the data that it must find."""

RULES = []


def rule(sentence, added="", without=()):
    """Registers a function from Knowledge to a list of violations. It must find none in the shipped data, and some
    once the statements `added` (Turtle) are there and those that match `without` are not."""

    def register(function):
        RULES.append((sentence, function, added, tuple(without)))
        return function

    return register


def faults_of(knowledge):
    """What is wrong with the data by all rules, and which rules find nothing in what they must refuse."""
    faults = []
    for sentence, find, added, without in RULES:
        faults += [f"{sentence}: {violation}" for violation in find(knowledge)]
        with knowledge.changed(added, without):
            if not find(knowledge):
                faults.append(f"{sentence}: the rule cannot fail")
    return faults
