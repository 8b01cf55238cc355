package com.github.dockerjava.api;

/** Stands in for the library of that name, which is not on the class path, so that its wall can be seen to fail. */
public interface DockerClient {}
