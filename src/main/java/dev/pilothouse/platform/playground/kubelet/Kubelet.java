package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.fault.PodFaults;
import dev.pilothouse.platform.playground.kubelet.program.Families;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Agenda;

/** What all that runs on one node has to hand. */
record Kubelet(Objects objects, Agenda agenda, Events events, Families families, PodFaults faults, ConfigSources sources, Volumes volumes, ClusterNetwork network) {}
