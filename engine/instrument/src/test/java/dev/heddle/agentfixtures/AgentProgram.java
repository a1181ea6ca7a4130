package dev.heddle.agentfixtures;

import dev.heddle.instrument.Agent;
import dev.heddle.probe.Watching;
import dev.heddle.scheduler.CarrierKind;

/// Says what the agent has done to it.
public final class AgentProgram {
    private int count;

    private AgentProgram() {}

    public static void main(String[] arguments) {
        var program = new AgentProgram();
        program.count++;
        program.count++;
        System.out.println("rewritten " + Watching.isRewritten(AgentProgram.class) + ", agent " + Agent.isPresent()
                + ", carrier " + CarrierKind.best() + ", count " + program.count);
    }
}
