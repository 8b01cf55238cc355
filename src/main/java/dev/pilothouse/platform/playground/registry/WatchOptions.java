package dev.pilothouse.platform.playground.registry;

/**
 * What to follow ({@code ListOptions} of the meta API with {@code watch}).
 *
 * @param which selectors, resource version and match
 * @param bookmarks {@code allowWatchBookmarks}
 * @param initialEvents {@code sendInitialEvents}
 */
public record WatchOptions(ListOptions which, boolean bookmarks, boolean initialEvents) {}
