/// What a channel does, in both modes: [dev.heddle.channel.ModelChannel] under an exploration,
/// [dev.heddle.channel.ParallelChannel] in production. `dev.heddle.Chan` is their face.
@org.jspecify.annotations.NullMarked
package dev.heddle.channel;
