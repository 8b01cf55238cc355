package dev.pilothouse.walls.broken.platform.playground.access;

/** Known by a room beside it. */
public record Right(String verb) {}
