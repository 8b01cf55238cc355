package dev.pilothouse.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An API server, real or simulated, that steps are carried out on. */
final class Server {

    private static final int SECONDS = 60;

    private final Kubeconfig kubeconfig;
    private final Path folder;
    private final HttpClient http;

    /**
     * @param folder where commands run and kubectl keeps its cache
     */
    Server(Kubeconfig kubeconfig, Path folder) {
        this.kubeconfig = kubeconfig;
        this.folder = folder;
        http = HttpClient.newBuilder().sslContext(kubeconfig.trust()).version(HttpClient.Version.HTTP_1_1).build();
    }

    /** Carries out all steps and returns their answers. */
    List<Answer> run(Scenario scenario) {
        prepare(scenario);
        List<Answer> answers = new ArrayList<>();
        try {
            for (Step step : scenario.steps()) {
                answers.add(run(scenario, step));
            }
        } finally {
            scenario.after().forEach(step -> run(scenario, step));
            output("delete", "namespace", scenario.namespace(), "--wait=false", "--ignore-not-found");
        }
        return answers;
    }

    private void prepare(Scenario scenario) {
        try {
            for (Map.Entry<String, String> file : scenario.files().entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue().replace("{ns}", scenario.namespace()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output("delete", "namespace", scenario.namespace(), "--ignore-not-found", "--timeout=60s");
        output("create", "namespace", scenario.namespace());
        output("wait", "-n", scenario.namespace(), "--for=create", "serviceaccount/default", "--timeout=20s");
    }

    private Answer run(Scenario scenario, Step step) {
        Answer raw = step.isKubectl() ? kubectl(scenario, step) : request(scenario, step);
        Answer normal = new Answer(raw.exit(), Normal.of(raw.out()), Normal.of(raw.err()));
        return step.anyOrder() ? normal.sorted() : normal;
    }

    private Answer kubectl(Scenario scenario, Step step) {
        List<String> words = new ArrayList<>(List.of("-n", scenario.namespace()));
        step.words().stream().skip(1).map(word -> word.replace("{ns}", scenario.namespace())).forEach(words::add);
        return process(words, step.with().replace("{ns}", scenario.namespace()));
    }

    Answer output(String... words) {
        return process(List.of(words), "");
    }

    private Answer process(List<String> words, String input) {
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.file().toString()));
        command.addAll(words);
        try {
            Path in = Files.writeString(folder.resolve(".in"), input);
            Path out = folder.resolve(".out");
            Path err = folder.resolve(".err");
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().put("KUBECACHEDIR", folder.resolve(".cache").toString());
            builder.environment().put("HOME", folder.toString());
            builder.environment().put("KUBECTL_EXTERNAL_DIFF", "diff -u -N --label LIVE --label MERGED");
            Process process = builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            int exit = ended ? process.exitValue() : -1;
            return new Answer(exit, Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer request(Scenario scenario, Step step) {
        String[] words = step.line().replace("{ns}", scenario.namespace()).split(" ", 2);
        HttpRequest request = HttpRequest.newBuilder(kubeconfig.address().resolve(words[1]))
                .header("Authorization", "Bearer " + kubeconfig.token())
                .header("Content-Type", step.type())
                .method(words[0], HttpRequest.BodyPublishers.ofString(step.with().replace("{ns}", scenario.namespace()), StandardCharsets.UTF_8))
                .timeout(java.time.Duration.ofSeconds(SECONDS))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), SortedJson.pretty(response.body()), String.join("\n", response.headers().allValues("Warning")));
        } catch (IOException e) {
            return new Answer(-1, "", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
