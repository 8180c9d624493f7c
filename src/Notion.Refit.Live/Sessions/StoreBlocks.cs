using Notion.Refit.Models;

namespace Notion.Refit.Live.Sessions;

/// <summary>The blocks area of the client of a store, which renews the store by the responses to its own appends.</summary>
/// <remarks>It is the users area, too: looking up a lost request asks who the client is.</remarks>
internal sealed class StoreBlocks(LiveStore store) : INotionBlocks, INotionUsers
{
    public async Task<Block> RetrieveAsync(BlockId blockId, CancellationToken cancellationToken = default)
    {
        await store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = store.Begin();
        return store.Apply(await store.Client.Blocks.RetrieveAsync(blockId, cancellationToken).ConfigureAwait(false), ticket);
    }

    public async Task<Block> UpdateAsync(BlockId blockId, UpdateBlockRequest request, CancellationToken cancellationToken = default)
    {
        await store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = store.Begin();
        return store.Apply(await store.Client.Blocks.UpdateAsync(blockId, request, cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
    }

    public async Task<Block> DeleteAsync(BlockId blockId, CancellationToken cancellationToken = default)
    {
        await store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = store.Begin();
        return store.Apply(await store.Client.Blocks.DeleteAsync(blockId, cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
    }

    public async Task<BlockList> ListChildrenAsync(BlockId blockId, string? startCursor = null, int? pageSize = null, CancellationToken cancellationToken = default)
    {
        await store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = store.Begin();
        BlockList list = await store.Client.Blocks.ListChildrenAsync(blockId, startCursor, pageSize, cancellationToken).ConfigureAwait(false);
        foreach (Block block in list.Results)
            store.Apply(block, ticket);
        return list;
    }

    public async Task<BlockList> AppendChildrenAsync(BlockId blockId, AppendBlockChildrenRequest request, CancellationToken cancellationToken = default)
    {
        await store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = store.Begin();
        BlockList list = await store.Client.Blocks.AppendChildrenAsync(blockId, request, cancellationToken).ConfigureAwait(false);

        if (list.Results is [var first, ..])
            Saving.NotionClock.Of(store).Compare(first.CreatedTime, first.CreatedBy);

        // After a position Notion returns the blocks that follow as well.
        store.InsertChildren(blockId, [.. list.Results.Take(request.Children.Count)], request.Position, ticket);
        return list;
    }

    public Task<UserList> ListAsync(string? startCursor = null, int? pageSize = null, CancellationToken cancellationToken = default) =>
        store.Client.Users.ListAsync(startCursor, pageSize, cancellationToken);

    public Task<User> RetrieveMeAsync(CancellationToken cancellationToken = default) => store.GetInstallationAsync(cancellationToken);

    public Task<User> RetrieveAsync(UserId userId, CancellationToken cancellationToken = default) => store.Client.Users.RetrieveAsync(userId, cancellationToken);
}
