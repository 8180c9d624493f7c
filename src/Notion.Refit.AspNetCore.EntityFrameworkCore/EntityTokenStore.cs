using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.AspNetCore.EntityFrameworkCore;

/// <summary>Installations in a table. Each call has a context of its own, so that it is no part of what a request is about to save.</summary>
/// <typeparam name="TContext">The context.</typeparam>
/// <param name="scopes">Creates the scope of a call.</param>
/// <param name="clientName">The name of the client; empty for the one without a name.</param>
internal sealed class EntityTokenStore<TContext>(IServiceScopeFactory scopes, string clientName) : INotionTokenStore
    where TContext : DbContext
{
    public async ValueTask<NotionTokenRow?> FindAsync(BotId botId, CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            NotionInstallationEntity? entity = await Rows(scope).FirstOrDefaultAsync(row => row.BotId == botId.Value, cancellationToken).ConfigureAwait(false);
            return entity is null ? null : ToRow(entity);
        }
    }

    public async IAsyncEnumerable<NotionTokenRow> ListAsync(WorkspaceId? workspaceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            IQueryable<NotionInstallationEntity> rows = Rows(scope);
            if (workspaceId is { } workspace)
                rows = rows.Where(row => row.WorkspaceId == workspace.Value);
            await foreach (NotionInstallationEntity entity in rows.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return ToRow(entity);
        }
    }

    public async ValueTask<bool> TryWriteAsync(NotionTokenRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
            return row.Version == 0 ? await TryAddAsync(scope, row, cancellationToken).ConfigureAwait(false) : await TryUpdateAsync(scope, row, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> RemoveAsync(BotId botId, CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
            return await Rows(scope).Where(row => row.BotId == botId.Value).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) > 0;
    }

    private static TContext Context(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<TContext>();

    private IQueryable<NotionInstallationEntity> Rows(AsyncServiceScope scope) =>
        Context(scope).Set<NotionInstallationEntity>().AsNoTracking().Where(row => row.ClientName == clientName);

    private async ValueTask<bool> TryAddAsync(AsyncServiceScope scope, NotionTokenRow row, CancellationToken cancellationToken)
    {
        TContext context = Context(scope);
        context.Add(ToEntity(row));
        try
        {
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbUpdateException)
        {
            // Each database has its own error for a key that exists.
            Guid botId = row.Installation.BotId.Value;
            if (await Rows(scope).AnyAsync(stored => stored.BotId == botId, cancellationToken).ConfigureAwait(false))
                return false;
            throw;
        }
    }

    // One statement, which compares and writes.
    private async ValueTask<bool> TryUpdateAsync(AsyncServiceScope scope, NotionTokenRow row, CancellationToken cancellationToken)
    {
        NotionInstallationEntity entity = ToEntity(row);
        int count = await Rows(scope)
            .Where(stored => stored.BotId == entity.BotId && stored.Version == row.Version)
            .ExecuteUpdateAsync(
                setters => setters
                    .SetProperty(stored => stored.WorkspaceId, entity.WorkspaceId)
                    .SetProperty(stored => stored.WorkspaceName, entity.WorkspaceName)
                    .SetProperty(stored => stored.WorkspaceIcon, entity.WorkspaceIcon)
                    .SetProperty(stored => stored.UserId, entity.UserId)
                    .SetProperty(stored => stored.DuplicatedTemplateId, entity.DuplicatedTemplateId)
                    .SetProperty(stored => stored.AuthorizedAt, entity.AuthorizedAt)
                    .SetProperty(stored => stored.ProtectedTokens, entity.ProtectedTokens)
                    .SetProperty(stored => stored.LeaseOwner, entity.LeaseOwner)
                    .SetProperty(stored => stored.LeaseUntil, entity.LeaseUntil)
                    .SetProperty(stored => stored.SentRefresh, entity.SentRefresh)
                    .SetProperty(stored => stored.Version, entity.Version),
                cancellationToken)
            .ConfigureAwait(false);
        return count == 1;
    }

    private NotionInstallationEntity ToEntity(NotionTokenRow row) => new()
    {
        ClientName = clientName,
        BotId = row.Installation.BotId.Value,
        WorkspaceId = row.Installation.WorkspaceId.Value,
        WorkspaceName = row.Installation.WorkspaceName,
        WorkspaceIcon = row.Installation.WorkspaceIcon,
        UserId = row.Installation.UserId?.Value,
        DuplicatedTemplateId = row.Installation.DuplicatedTemplateId?.Value,
        AuthorizedAt = row.Installation.AuthorizedAt,
        ProtectedTokens = row.ProtectedTokens,
        LeaseOwner = row.LeaseOwner,
        LeaseUntil = row.LeaseUntil,
        SentRefresh = row.SentRefresh,
        Version = row.Version + 1,
    };

    private static NotionTokenRow ToRow(NotionInstallationEntity entity)
    {
        var installation = new NotionInstallation
        {
            BotId = new BotId(entity.BotId),
            WorkspaceId = new WorkspaceId(entity.WorkspaceId),
            WorkspaceName = entity.WorkspaceName,
            WorkspaceIcon = entity.WorkspaceIcon,
            UserId = entity.UserId is { } user ? new UserId(user) : (UserId?)null,
            DuplicatedTemplateId = entity.DuplicatedTemplateId is { } page ? new PageId(page) : (PageId?)null,
            AuthorizedAt = entity.AuthorizedAt,
        };
        return new NotionTokenRow(installation, entity.ProtectedTokens, entity.Version)
        {
            LeaseOwner = entity.LeaseOwner,
            LeaseUntil = entity.LeaseUntil,
            SentRefresh = entity.SentRefresh,
        };
    }
}
