using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Endpoints;
using Notion.Refit.Emulator.Fronts;
using Notion.Refit.Emulator.Identity;
using Notion.Refit.Emulator.Routing;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator;

/// <summary>The Notion API in a box: a workspace that lives in memory and answers as the real one.</summary>
/// <remarks>
/// <para>It owns the state, the clock, the ids and the log. In-process, requests go through <see cref="CreateHandler"/>; no port is opened.
/// For other processes the same emulator is a server: <c>dotnet run --project src/Notion.Refit.Emulator -- --port 5055</c>.</para>
/// <para>All members are safe for concurrent use.</para>
/// </remarks>
public sealed class NotionEmulator : IAsyncDisposable
{
    private readonly Workspace _workspace;

    private NotionEmulator(NotionEmulatorOptions options)
    {
        Options = options;
        var ids = new IdSource(options.Seed, options.TimeProvider);
        _workspace = new Workspace(ids.New(IdKind.Workspace), options.WorkspaceName);

        (Connection connection, StoredPage root) = WorkspaceSeed.Plant(_workspace, options, ids);
        RootPageId = new PageId(root.Id);
        var connections = new ConnectionTable();
        connections.Add(connection);

        Core = new EmulatorCore(
            new RouteTable(NotionOperations.All),
            EndpointTable.All,
            connections,
            ids,
            options,
            options.LoggerFactory.CreateLogger("Notion.Refit.Emulator"));
    }

    /// <summary>The address to give to a client whose handler is the in-process one. It leads nowhere else.</summary>
    public Uri BaseAddress { get; } = new("https://notion.invalid/");

    /// <summary>The valid token.</summary>
    public string Token => Options.Token;

    /// <summary>A page at the top of the workspace that is shared with the integration: the place for what a test makes.</summary>
    public PageId RootPageId { get; }

    /// <summary>How the emulator was set up.</summary>
    public NotionEmulatorOptions Options { get; }

    internal EmulatorCore Core { get; }

    internal Workspace Workspace => _workspace;

    /// <summary>Starts an emulator with a fresh workspace.</summary>
    /// <param name="options">How to set it up; null for the defaults.</param>
    /// <returns>The emulator; dispose it to end it.</returns>
    /// <exception cref="ArgumentException">The token is empty.</exception>
    public static NotionEmulator Start(NotionEmulatorOptions? options = null)
    {
        options ??= new NotionEmulatorOptions();
        if (string.IsNullOrWhiteSpace(options.Token))
            throw new ArgumentException("The token is empty: give it some text that clients send.", nameof(options));
        return new NotionEmulator(options);
    }

    /// <summary>Creates a handler that sends requests to this emulator instead of the network. It may be used by any number of clients.</summary>
    /// <returns>The handler. Disposing it does not end the emulator.</returns>
    public HttpMessageHandler CreateHandler() => new EmulatorMessageHandler(Core);

    /// <summary>Creates a client with the address, but without token and version: for requests written by hand.</summary>
    /// <returns>The client.</returns>
    public HttpClient CreateHttpClient() => new(CreateHandler()) { BaseAddress = BaseAddress };

    /// <summary>Ends the emulator. What it holds is gone.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync()
    {
        _workspace.Dispose();
        return ValueTask.CompletedTask;
    }
}
