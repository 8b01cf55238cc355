package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.fault.ApiFaults;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.status.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to every request before its path matters: guard, faults, sign-in, and a Status for whatever goes wrong. */
final class ApiHandler implements NettyServer.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final ApiFaults faults;
    private final SignIn signIn;
    private final Rights rights;
    private final Router router;

    ApiHandler(ApiFaults faults, SignIn signIn, Rights rights, Router router) {
        this.faults = faults;
        this.signIn = signIn;
        this.rights = rights;
        this.router = router;
    }

    @Override
    public void handle(Exchange exchange) throws IOException, InterruptedException {
        if (faults.cut()) {
            exchange.cut();
            return;
        }
        Duration delay = faults.delay(exchange.request().path());
        if (delay.isPositive()) {
            Thread.sleep(delay);
        }
        Request request = exchange.request();
        try {
            LoopbackGuard.check(request);
            if (Health.answers(request.path())) {
                exchange.answer(Finish.of(Health.answer(request), request));
                return;
            }
            Caller caller = signIn.caller(request);
            if (faults.signedOut(caller.name())) {
                throw SignIn.unauthorized();
            }
            router.serve(rights.caller(caller, request), exchange);
        } catch (Refusal refusal) {
            exchange.answer(Finish.of(Answer.of(refusal), request));
        } catch (IllegalStateException | IllegalArgumentException | UnsupportedOperationException | ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            Refusal refusal = new Refusal(500, "InternalError", "Internal error occurred: " + e.getClass().getSimpleName(), Map.of());
            exchange.answer(Finish.of(Answer.of(refusal), request));
        }
    }
}
