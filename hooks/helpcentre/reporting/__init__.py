"""Findings for people and programs, and silences."""
