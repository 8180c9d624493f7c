using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator.Api;
using Notion.Refit.Emulator.Api.Endpoints;
using Notion.Refit.Emulator.Outside;
using Notion.Refit.Emulator.Outside.InProcess;
using Notion.Refit.Emulator.Outside.Seeding;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Routing;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator;

/// <summary>An emulator of the Notion API. Its workspaces are kept in memory, and its responses are those of the real API.</summary>
/// <remarks>
/// <para>It owns the state, the clock, the ids and the log. In-process, requests go through <see cref="CreateHandler"/>; no port is opened.
/// For other processes the tool <c>notion-emulator</c> runs the same emulator as a server.</para>
/// <para>All members are safe for concurrent use.</para>
/// </remarks>
public sealed class NotionEmulator : IAsyncDisposable
{
    private NotionEmulator(NotionEmulatorOptions options)
    {
        Options = options;
        ILogger logger = options.LoggerFactory.CreateLogger("Notion.Refit.Emulator");
        Core = new EmulatorCore(
            new RouteTable(NotionOperations.All),
            EndpointTable.All,
            EndpointTable.OfClients,
            new IdSource(options.Seed, options.TimeProvider),
            options,
            logger);
        Faults = new EmulatorFaults(options.TimeProvider, options.Seed);
        Requests = new EmulatorRequests(options.RecordedRequests);
        Edge = new EmulatorEdge(Core, Faults, Requests, Core.Ids, options.TimeProvider, logger);
        OAuth = new EmulatedOAuth(this);
        Webhooks = new EmulatorWebhooks(() => Core.World, () => Connection!, Core.Ids, options);
        Workspace = AddWorkspace(options.WorkspaceName);
        Connection = Workspace.AddConnection(options.IntegrationName, token: options.Token);
    }

    /// <summary>The base address for clients that use the in-process handler. It is not reachable otherwise.</summary>
    public Uri BaseAddress { get; } = new("https://notion.invalid/");

    /// <summary>The first workspace.</summary>
    public EmulatedWorkspace Workspace { get; }

    /// <summary>The first connection. It sees the whole workspace and has all capabilities.</summary>
    public EmulatedConnection Connection { get; }

    /// <summary>The public connection, for which apps get tokens by OAuth.</summary>
    public EmulatedOAuth OAuth { get; }

    /// <summary>The token of <see cref="Connection"/>.</summary>
    public string Token => Connection.Token;

    /// <summary>A page at the top of <see cref="Workspace"/>: the place for test content.</summary>
    public PageId RootPageId => Workspace.RootPageId;

    /// <summary>The options of the emulator.</summary>
    public NotionEmulatorOptions Options { get; }

    /// <summary>The faults of requests: none until a test adds some.</summary>
    public EmulatorFaults Faults { get; }

    /// <summary>The received requests, for assertions.</summary>
    public EmulatorRequests Requests { get; }

    /// <summary>The webhooks: subscriptions, deliveries, and their faults.</summary>
    public EmulatorWebhooks Webhooks { get; }

    internal EmulatorCore Core { get; }

    internal EmulatorEdge Edge { get; }

    /// <summary>Starts an emulator with a fresh workspace.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The emulator; dispose it to stop it.</returns>
    /// <exception cref="ArgumentException">The token is empty.</exception>
    public static NotionEmulator Start(NotionEmulatorOptions? options = null)
    {
        options ??= new NotionEmulatorOptions();
        if (string.IsNullOrWhiteSpace(options.Token))
            throw new ArgumentException("The token is empty: give it some text that clients send.", nameof(options));
        return new NotionEmulator(options);
    }

    /// <summary>Adds a further workspace, with a person and a page, but without a connection.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The workspace; <see cref="EmulatedWorkspace.AddConnection"/> creates a token for it.</returns>
    public EmulatedWorkspace AddWorkspace(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var state = new Workspace(Core.Ids.New(IdKind.Workspace), name) { MaxFileUploadSize = Options.MaxFileUploadSize, AppAddress = Options.AppAddress.ToString(), Watcher = Webhooks };
        StoredPage root = WorkspaceSeed.Plant(state, Options.TimeProvider.GetUtcNow(), Core.Ids);
        Core.World.Add(state);
        return new EmulatedWorkspace(this, state, new PageId(root.Id));
    }

    /// <summary>Copies the current state: workspaces, tokens, installations and pending work.</summary>
    /// <returns>The snapshot. Later changes do not affect it.</returns>
    public EmulatorSnapshot TakeSnapshot()
    {
        World world = Core.World;
        return new EmulatorSnapshot(this, world.Read(() => WorldCopy.Of(world)), Webhooks.Save());
    }

    /// <summary>Returns to the state of a snapshot. Later workspaces and tokens are gone.</summary>
    /// <param name="snapshot">The snapshot. It may be restored again.</param>
    /// <exception cref="ArgumentException">The snapshot is of another emulator.</exception>
    public void Restore(EmulatorSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Emulator != this)
            throw new ArgumentException("The snapshot is of another emulator.", nameof(snapshot));
        Core.World = WorldCopy.Of(snapshot.World);
        Webhooks.Restore(snapshot.Webhooks);
    }

    /// <summary>Creates a handler that sends requests to this emulator instead of the network. It may be used by any number of clients.</summary>
    /// <returns>The handler. Disposing it does not end the emulator.</returns>
    public HttpMessageHandler CreateHandler() => new EmulatorMessageHandler(Edge);

    /// <summary>Creates a client with the base address but without token and version, for requests written by hand.</summary>
    /// <returns>The client.</returns>
    public HttpClient CreateHttpClient() => new(CreateHandler()) { BaseAddress = BaseAddress };

    /// <summary>Stops the emulator. Its state is lost, and the connections of stalled requests break.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        Webhooks.End();
        Edge.Dispose();
        Core.World.Dispose();
        Core.Files.Dispose();
        return ValueTask.CompletedTask;
    }
}
