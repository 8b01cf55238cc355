package dev.pilothouse.forward;

import java.util.List;

/** Where the forwards of one context are remembered. */
public interface Memory {

    /** Remembers nothing. */
    Memory NONE = new Memory() {
        @Override
        public List<Plan> plans() {
            return List.of();
        }

        @Override
        public void keep(List<Plan> plans) {}
    };

    List<Plan> plans();

    void keep(List<Plan> plans);
}
