using Notion.Refit.Everyday.Files;
using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Cloning;

/// <summary>Copies pages and databases by the everyday duplicates, and their views, and renews the store.</summary>
internal sealed class Cloner
{
    private readonly LiveSession _session;
    private readonly DatabaseDuplication? _databases;
    private readonly PageDuplication _duplication;

    public Cloner(LiveSession session, DuplicationOptions options)
    {
        _session = session;
        INotionClient client = session.Client;
        _databases = options.CopyDatabases ? new DatabaseDuplication(client.Databases, client.DataSources, client.Pages, options.CopyRows) : null;
        _duplication = new PageDuplication(client.Pages, client.Blocks, null, session.Store.TimeProvider)
        {
            Files = options.CopyFiles ? new FileCopier(client.FileUploads, options.FileClient, session.Store.TimeProvider) : null,
            Databases = _databases,
        };
    }

    /// <summary>Copies a page.</summary>
    public static async Task<LiveClone> RunAsync(LivePage page, LivePage parent, DuplicationOptions? options, CancellationToken cancellationToken)
    {
        LiveSession session = page.Session;
        options ??= new DuplicationOptions();
        ThrowIfChanged(page);
        await session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        if (options.RefuseLoss)
            Refuse(page, await ClonePlan.CreateAsync(page, options, cancellationToken).ConfigureAwait(false));
        using EverydayActivity activity = EverydayActivity.Start("duplicate");
        return await activity.RunAsync(async () =>
        {
            var cloner = new Cloner(session, options);
            Store.RequestTicket ticket = session.Store.Begin();
            DuplicatedPage copy = await cloner._duplication.RunAsync(page.Id, Parent.Page(parent.Id), cancellationToken).ConfigureAwait(false);
            session.Store.Apply(copy.Page, ticket, ChangeOrigin.Local);
            IReadOnlyList<NotCopied> lost = await cloner.CopyViewsAsync(copy.NewIds, copy.NotCopied, cancellationToken).ConfigureAwait(false);
            return new LiveClone(session.PageOf(copy.Page.Id), copy.NewIds, copy.NewDatabaseIds, lost);
        }).ConfigureAwait(false);
    }

    /// <summary>Copies a database.</summary>
    public static async Task<LiveDatabaseClone> RunAsync(LiveDatabase database, LivePage parent, DuplicationOptions? options, CancellationToken cancellationToken)
    {
        LiveSession session = database.Session;
        options = (options ?? new DuplicationOptions()) with { CopyDatabases = true };
        ThrowIfChanged(database);
        await session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        if (options.RefuseLoss)
            Refuse(database, await ClonePlan.CreateAsync(database, options, cancellationToken).ConfigureAwait(false));
        using EverydayActivity activity = EverydayActivity.Start("duplicate");
        return await activity.RunAsync(async () =>
        {
            var cloner = new Cloner(session, options);
            Store.RequestTicket ticket = session.Store.Begin();
            (Database copy, IReadOnlyDictionary<PageId, PageId> newIds, IReadOnlyList<NotCopied> notCopied) =
                await cloner._duplication.RunAsync(database.Id, parent.Id, cancellationToken).ConfigureAwait(false);
            session.Store.Apply(copy, ticket, ChangeOrigin.Local);
            IReadOnlyList<NotCopied> lost = await cloner.CopyViewsAsync(newIds, notCopied, cancellationToken).ConfigureAwait(false);
            return new LiveDatabaseClone(session.DatabaseOf(copy.Id), newIds, cloner._databases!.NewIds, lost);
        }).ConfigureAwait(false);
    }

    /// <summary>Lists what a copy of a page or database would not have.</summary>
    public async Task<IReadOnlyList<NotCopied>> LossesAsync(LiveBlock source, CancellationToken cancellationToken)
    {
        List<NotCopied> losses = [.. source is LiveDatabase database
            ? await _duplication.LossesAsync(database.Id, cancellationToken).ConfigureAwait(false)
            : await _duplication.LossesAsync(((LivePage)source).Id, Parent.Page(((LivePage)source).Id), cancellationToken).ConfigureAwait(false)];
        await AddViewLossesAsync(losses, [], cancellationToken).ConfigureAwait(false);
        return losses;
    }

    private async Task<IReadOnlyList<NotCopied>> CopyViewsAsync(IReadOnlyDictionary<PageId, PageId> newPages, IReadOnlyList<NotCopied> notCopied, CancellationToken cancellationToken)
    {
        List<NotCopied> losses = [.. notCopied];
        Dictionary<DatabaseId, IReadOnlyList<View>> views = [];
        await AddViewLossesAsync(losses, views, cancellationToken).ConfigureAwait(false);
        foreach (DatabaseDuplication.DatabaseSource source in _databases?.Sources ?? [])
        {
            if (_databases!.NewIds.TryGetValue(source.Database.Id, out DatabaseId copy) && source.Tables.Count > 0)
                await ViewCopy.RunAsync(_session, source, views[source.Database.Id], copy, _databases, newPages, losses, cancellationToken).ConfigureAwait(false);
        }

        return losses;
    }

    // The duplicate says of each database that views have no copy; here they have.
    private async Task AddViewLossesAsync(List<NotCopied> losses, Dictionary<DatabaseId, IReadOnlyList<View>> views, CancellationToken cancellationToken)
    {
        losses.RemoveAll(loss => loss.Reason == DatabaseDuplication.ViewLoss);
        foreach (DatabaseDuplication.DatabaseSource source in _databases?.Sources ?? [])
        {
            views[source.Database.Id] = await ViewCopy.ReadAsync(_session, source.Database.Id, cancellationToken).ConfigureAwait(false);
            losses.AddRange(ViewCopy.LossesOf(source.Database, views[source.Database.Id]));
        }
    }

    private static void ThrowIfChanged(LiveBlock source)
    {
        if (source.IsChanged || source.Children.HasAdditions)
            throw new InvalidOperationException($"{source} has changes that are not saved. Call session.SaveAsync() or Discard() first.");
    }

    private static void Refuse(LiveBlock source, ClonePlan plan)
    {
        if (plan.NotCopied.Count > 0)
            throw new InvalidOperationException($"{source} cannot be copied without loss: {string.Join("; ", plan.NotCopied)}.");
    }
}
