"""Tests of the evaluation: figures worked out by hand on runs small enough for that."""
