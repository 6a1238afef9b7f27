package org.glyphreader;

/**
 * A backend on the class path and whether it can serve.
 *
 * @param name by which it is chosen
 * @param location of its jar or folder
 * @param priority its place where the user names none
 * @param available whether it can serve
 * @param reason why, or why not
 * @param remedy what to do about it; empty if nothing is needed
 */
public record BackendStatus(
    String name, String location, int priority, boolean available, String reason, String remedy) {}
