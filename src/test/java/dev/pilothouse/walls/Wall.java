package dev.pilothouse.walls;

import com.tngtech.archunit.lang.ArchRule;

/** One rule of the house, by a short name. Its reason is part of the rule's text. */
public record Wall(String name, ArchRule rule) {

    static Wall of(String name, ArchRule rule) {
        return new Wall(name, rule.allowEmptyShould(true));
    }

    @Override
    public String toString() {
        return name;
    }
}
