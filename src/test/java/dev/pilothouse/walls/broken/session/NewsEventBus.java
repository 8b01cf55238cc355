package dev.pilothouse.walls.broken.session;

/** Tells everybody everything. */
final class NewsEventBus {}
