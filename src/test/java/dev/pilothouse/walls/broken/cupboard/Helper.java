package dev.pilothouse.walls.broken.cupboard;

/** Belongs to no subject. */
final class Helper {}
