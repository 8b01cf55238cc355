/**
 * The walls of the house as rules that a build can check. Each takes the root package it holds for, so that a small broken house
 * beside it shows that the rule notices.
 */
@NullMarked
package dev.pilothouse.walls;

import org.jspecify.annotations.NullMarked;
