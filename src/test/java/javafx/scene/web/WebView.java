package javafx.scene.web;

/** Stands in for the module javafx.web, which is not on the class path, so that its wall can be seen to fail. */
public final class WebView {}
