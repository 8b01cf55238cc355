package dev.pilothouse.platform.playground.registry;

import java.util.List;

/**
 * Who asks: a user as authentication found it.
 *
 * @param name for example {@code kubernetes-admin} or {@code system:serviceaccount:shop:default}
 * @param groups for example {@code system:masters}
 * @param agent first word of the header User-Agent before the slash; the field manager where none is given
 */
public record Caller(String name, List<String> groups, String agent) {

    /** Returns one of the cluster's own parts, which may do everything. */
    public static Caller system(String name) {
        return new Caller("system:" + name, List.of("system:masters"), name);
    }
}
