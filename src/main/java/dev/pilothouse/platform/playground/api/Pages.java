package dev.pilothouse.platform.playground.api;

/** What is served at paths that name no resource: discovery, descriptions of kinds, the list of paths. */
@FunctionalInterface
interface Pages {

    Answer answer(Request request);
}
