package dev.pilothouse.walls.broken.bare;

/** In a package that says nothing. */
final class Bare {}
