using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator;

public sealed partial class EmulatedWorkspace
{
    /// <summary>Adds an agent whose replies are code.</summary>
    /// <param name="name">The name.</param>
    /// <param name="reply">
    /// Returns the reply to a message; a text is a reply. It runs while the request is handled and may call the emulator. The reply takes effect after
    /// <see cref="NotionEmulatorOptions.AsyncDelay"/>.
    /// </param>
    /// <param name="seed">Further details; null for the defaults.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The id is taken, or the name is empty.</exception>
    public AgentId AddAgent(string name, Func<string, AgentContext, AgentReply> reply, AgentSeed? seed = null)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return AddAgent(name, new AgentBehavior(null, (message, context, _) => ValueTask.FromResult(reply(message, context))), seed);
    }

    /// <summary>Adds an agent whose replies are asynchronous code.</summary>
    /// <param name="name">The name.</param>
    /// <param name="reply">Returns the reply to a message. It is cancelled with the request.</param>
    /// <param name="seed">Further details; null for the defaults.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The id is taken, or the name is empty.</exception>
    public AgentId AddAgent(string name, Func<string, AgentContext, CancellationToken, Task<AgentReply>> reply, AgentSeed? seed = null)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return AddAgent(name, new AgentBehavior(null, async (message, context, cancellationToken) => await reply(message, context, cancellationToken)), seed);
    }

    /// <summary>Adds an agent whose replies are a script.</summary>
    /// <param name="name">The name.</param>
    /// <param name="script">The replies in order; the last one is repeated. Without any, the agent completes its turns without a message.</param>
    /// <param name="seed">Further details; null for the defaults.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The id is taken, or the name is empty.</exception>
    public AgentId AddAgent(string name, IEnumerable<AgentReply> script, AgentSeed? seed = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        return AddAgent(name, new AgentBehavior([.. script], null), seed);
    }

    private AgentId AddAgent(string name, AgentBehavior behavior, AgentSeed? seed)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new AgentId(Seed(seeder => seeder.Agent(name, behavior, seed ?? new AgentSeed())));
    }
}
