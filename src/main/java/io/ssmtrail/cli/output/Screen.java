package io.ssmtrail.cli.output;

/** What is printed on: how many cells wide, and with colours or not. */
public record Screen(int width, Palette palette) {}
