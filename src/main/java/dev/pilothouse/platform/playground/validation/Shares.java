package dev.pilothouse.platform.playground.validation;

/** Numbers of pods that are given as they are, or as a share of all in percent. */
final class Shares {

    private Shares() {}

    static void check(Spot share) {
        if (share.present() && !share.isNumber()) {
            share.must(Names::percent);
        } else {
            share.notNegative();
        }
    }

    static void atMostAll(Spot share) {
        if (!share.isNumber() && Names.percent(share.text()).isEmpty() && percent(share) > 100) {
            share.invalid("must not be greater than 100%");
        }
    }

    static boolean isZero(Spot share) {
        boolean plain = share.isNumber() || !Names.percent(share.text()).isEmpty();
        return plain ? share.number() == 0 : percent(share) == 0;
    }

    private static long percent(Spot share) {
        String text = share.text();
        return text.length() > 10 ? Long.MAX_VALUE : Long.parseLong(text.substring(0, text.length() - 1));
    }
}
