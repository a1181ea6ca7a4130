/// Programs that tests run under the agent.
@org.jspecify.annotations.NullMarked
package dev.heddle.agentfixtures;
