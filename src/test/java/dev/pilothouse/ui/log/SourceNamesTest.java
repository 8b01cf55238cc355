package dev.pilothouse.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceNamesTest {

    @Test
    void podsOfOneWorkloadAreCalledByTheirEnds() {
        MadeUpBook book = new MadeUpBook().source("web-7f8c4-m8k2p", "app").source("web-7f8c4-t9wqz", "app");
        assertThat(SourceNames.of(book.sources()).shorts()).containsExactly("m8k2p", "t9wqz");
        book.source("web-55d1c-aaaaa", "app");
        assertThat(SourceNames.of(book.sources()).shorts()).containsExactly("7f8c4-m8k2p", "7f8c4-t9wqz", "55d1c-aaaaa");
    }

    @Test
    void containersOfOnePodAreCalledByTheirNames() {
        assertThat(SourceNames.of(new MadeUpBook().source("web-0", "app").source("web-0", "proxy").sources()).shorts()).containsExactly("app", "proxy");
        assertThat(SourceNames.of(new MadeUpBook().source("web-0", "app").source("web-1", "proxy").sources()).shorts())
                .containsExactly("0/app", "1/proxy");
    }

    @Test
    void aNameThatTheOthersBeginWithIsNotLost() {
        assertThat(SourceNames.of(new MadeUpBook().source("web", "app").source("web-1", "app").sources()).shorts()).containsExactly("web", "web-1");
    }

    @Test
    void aContainerOfAnEngineHasOnlyItsOwnName() {
        assertThat(SourceNames.of(new MadeUpBook().source("kind-control-plane", "").sources()).shorts()).containsExactly("kind-control-plane");
        assertThat(SourceNames.NONE.of(3)).isEmpty();
    }
}
