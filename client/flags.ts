/**
 * How Node runs the server. An edit of a large table makes a few hundred kilobytes of what the next one drops: with twice
 * the room for the young the collector stops typing half as often. With more than that the caches no longer hold it, and
 * every edit is slower.
 */
export const SERVER_FLAGS: readonly string[] = ["--max-semi-space-size=32"];
