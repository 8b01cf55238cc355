package dev.pilothouse.walls.broken.session;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import javafx.application.Platform;

/** Makes threads where nobody ends them. */
final class Threads {

    Thread byConstructor(Runnable work) {
        return new Thread(work);
    }

    Thread byBuilder(Runnable work) {
        return Thread.ofVirtual().unstarted(work);
    }

    ExecutorService byFactory() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    ExecutorService byPool() {
        return new ForkJoinPool(1);
    }

    void toTheScreen(Runnable work) {
        Platform.runLater(work);
    }
}
