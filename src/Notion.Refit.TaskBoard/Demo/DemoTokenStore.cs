using System.Collections.Concurrent;
using Notion.Refit.AspNetCore;

namespace Notion.Refit.TaskBoard.Demo;

/// <summary>The installations at the emulator. Both live in memory.</summary>
internal sealed class DemoTokenStore : INotionTokenStore
{
    private readonly ConcurrentDictionary<BotId, NotionTokenRow> _rows = new();

    public ValueTask<NotionTokenRow?> FindAsync(BotId botId, CancellationToken cancellationToken) => ValueTask.FromResult(_rows.GetValueOrDefault(botId));

    public IAsyncEnumerable<NotionTokenRow> ListAsync(WorkspaceId? workspaceId, CancellationToken cancellationToken) =>
        _rows.Values.Where(row => workspaceId is null || row.Installation.WorkspaceId == workspaceId).ToAsyncEnumerable();

    public ValueTask<bool> TryWriteAsync(NotionTokenRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        BotId id = row.Installation.BotId;
        NotionTokenRow next = row with { Version = row.Version + 1 };
        bool isWritten = row.Version == 0
            ? _rows.TryAdd(id, next)
            : _rows.TryGetValue(id, out NotionTokenRow? stored) && stored.Version == row.Version && _rows.TryUpdate(id, next, stored);
        return ValueTask.FromResult(isWritten);
    }

    public ValueTask<bool> RemoveAsync(BotId botId, CancellationToken cancellationToken) => ValueTask.FromResult(_rows.TryRemove(botId, out _));
}
