package dev.pilothouse.walls.broken.session;

import com.github.dockerjava.api.DockerClient;
import com.techsenger.jeditermfx.core.TtyConnector;
import io.fabric8.kubernetes.api.model.Pod;
import io.netty.channel.Channel;
import javafx.scene.paint.Color;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Uses libraries that live elsewhere. */
record Libraries(Color colour, Pod pod, DockerClient engine, Channel channel, TarArchiveEntry entry, TtyConnector terminal) {}
