using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Api;

/// <summary>Counts requests, by connection and by workspace.</summary>
internal sealed class RateLimiter(EmulatedRateLimit limit, TimeProvider time)
{
    private const string ConnectionReason = "public_api_request_rate_limit";
    private const string WorkspaceReason = "public_api_space_request_rate_limit";

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Window> _windows = [];

    /// <summary>Counts a request.</summary>
    /// <exception cref="ApiException">It is one too many, and does not count.</exception>
    public void Take(Connection connection)
    {
        lock (_lock)
        {
            DateTimeOffset now = time.GetUtcNow();
            Window workspace = Current(connection.Workspace.Id, limit.WorkspaceWindow, now);
            Window own = Current(connection.Bot.Id, limit.ConnectionWindow, now);

            // Assumption: where both are spent, that of the workspace is reported, since it lasts longer.
            if (workspace.Count >= limit.RequestsPerWorkspace)
                throw ApiErrors.RateLimited(WorkspaceReason, workspace.End - now);
            if (own.Count >= limit.RequestsPerConnection)
                throw ApiErrors.RateLimited(ConnectionReason, own.End - now);
            workspace.Count++;
            own.Count++;
        }
    }

    private Window Current(Guid id, TimeSpan length, DateTimeOffset now)
    {
        if (!_windows.TryGetValue(id, out Window? window) || window.End <= now)
            _windows[id] = window = new Window(now + length);
        return window;
    }

    private sealed class Window(DateTimeOffset end)
    {
        public DateTimeOffset End { get; } = end;

        public int Count { get; set; }
    }
}
