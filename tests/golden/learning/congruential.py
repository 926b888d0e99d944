"""The generator of tests/support/congruential.ts."""


def congruential(seed):
    state = seed
    while True:
        state = (state * 1664525 + 1013904223) % 2**32
        yield state / 2**32
