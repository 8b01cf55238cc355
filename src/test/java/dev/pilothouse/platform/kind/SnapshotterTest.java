package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SnapshotterTest {

    @Test
    void versionTwoNamesItWithTheContainersOfKubernetes() {
        assertEquals("fuse-overlayfs", Snapshotter.of("""
                version = 2
                [plugins]
                  [plugins."io.containerd.grpc.v1.cri"]
                    snapshotter = "wrong"
                    [plugins."io.containerd.grpc.v1.cri".containerd]
                      default_runtime_name = "runc"
                      snapshotter = "fuse-overlayfs"
                      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
                        snapshotter = "other"
                """));
    }

    @Test
    void versionThreeNamesItWithTheImages() {
        assertEquals("native", Snapshotter.of("""
                version = 3
                [plugins]
                  [plugins.'io.containerd.cri.v1.images']
                    snapshotter = 'native'
                """));
    }

    @Test
    void withoutAWordItIsTheUsualOne() {
        assertEquals("overlayfs", Snapshotter.of(""));
        assertEquals("overlayfs", Snapshotter.of("[plugins.'io.containerd.cri.v1.images']\nsnapshotter = ''\n"));
    }
}
