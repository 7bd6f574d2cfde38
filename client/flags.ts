/**
 * How Node runs the server. An edit of a large table makes a few hundred kilobytes of what the next one drops: with more
 * room for the young the collector stops typing a quarter as often.
 */
export const SERVER_FLAGS: readonly string[] = ["--max-semi-space-size=64"];
