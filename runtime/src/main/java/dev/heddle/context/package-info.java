/// Cancellation, deadlines and values that go from caller to callee, as in Go's `context`.
///
/// There is one implementation for production and explorations: a tree of nodes, each with a channel that is closed
/// when the node is cancelled. What differs is the channel.
@org.jspecify.annotations.NullMarked
package dev.heddle.context;
