using Notion.Refit.Models;

namespace Notion.Refit.Live.Saving;

/// <summary>Sends the changes of one object in one request.</summary>
internal sealed class ObjectUpdate(LiveSession session, IReadOnlyList<PendingChange> changes)
{
    public Task SendAsync(LiveObject target, CancellationToken cancellationToken) => target switch
    {
        LivePage page => UpdateAsync(page, cancellationToken),
        LiveDatabase database => UpdateAsync(database, cancellationToken),
        LiveBlock block => UpdateAsync(block, cancellationToken),
        LiveDataSource source => UpdateAsync(source, cancellationToken),
        LiveView view => UpdateAsync(view, cancellationToken),
        _ => throw new InvalidOperationException($"{target} cannot be changed."),
    };

    private async Task UpdateAsync(LivePage page, CancellationToken cancellationToken)
    {
        var request = new UpdatePageRequest
        {
            Icon = Optional<WritableIcon?>(Members.Icon),
            Cover = Optional<WritableFileSource?>(Members.Cover),
            IsLocked = Flag(Members.IsLocked),
            InTrash = Flag(Members.InTrash),
        };
        foreach (PendingChange change in changes)
        {
            if (LiveProperties.IdOf(change.Key) is { } id)
                request.Properties[id] = SaveRun.ValueOf(change);
        }

        Store.RequestTicket ticket = session.Store.Begin();
        session.Store.Apply(await session.Client.Pages.UpdateAsync(page.Id, request, cancellationToken: cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
    }

    private async Task UpdateAsync(LiveDatabase database, CancellationToken cancellationToken)
    {
        var request = new UpdateDatabaseRequest
        {
            Icon = Optional<WritableIcon?>(Members.Icon),
            Cover = Optional<WritableFileSource?>(Members.Cover),
            IsLocked = Flag(Members.IsLocked),
            IsInline = Flag(Members.IsInline),
            InTrash = Flag(Members.InTrash),
        };
        if (Find(Members.Title) is { Value: RichTextList title })
            request = request with { Title = title };
        if (Find(Members.Description) is { Value: RichTextList description })
            request = request with { Description = description };
        Store.RequestTicket ticket = session.Store.Begin();
        session.Store.Apply(await session.Client.Databases.UpdateAsync(database.Id, request, cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
    }

    private async Task UpdateAsync(LiveBlock block, CancellationToken cancellationToken)
    {
        bool? inTrash = Flag(Members.InTrash);
        if (Find(Members.Content) is null && inTrash == true)
        {
            await session.Blocks.DeleteAsync(block.Id, cancellationToken).ConfigureAwait(false);
            return;
        }

        await session.Blocks.UpdateAsync(
            block.Id, new UpdateBlockRequest { Content = Find(Members.Content)?.Value as WritableBlockContent, InTrash = inTrash }, cancellationToken).ConfigureAwait(false);
    }

    private async Task UpdateAsync(LiveDataSource source, CancellationToken cancellationToken)
    {
        var request = new UpdateDataSourceRequest { Icon = Optional<WritableIcon?>(Members.Icon), InTrash = Flag(Members.InTrash) };
        if (Find(Members.Title) is { Value: RichTextList title })
            request = request with { Title = title };
        Store.RequestTicket ticket = session.Store.Begin();
        session.Store.Apply(await session.Client.DataSources.UpdateAsync(source.Id, request, cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
    }

    private async Task UpdateAsync(LiveView view, CancellationToken cancellationToken)
    {
        var request = new UpdateViewRequest
        {
            Name = Find(Members.Title)?.Value as string,
            Filter = Optional<Filter?>(Members.Filter),
            Configuration = Find(Members.Configuration)?.Value as ViewConfiguration,
        };
        if (Find(Members.Sorts) is { } sorts)
            request = request with { Sorts = (IReadOnlyList<Sort>)sorts.Value! };
        Store.RequestTicket ticket = session.Store.Begin();
        session.Store.Apply(await session.Client.Views.UpdateAsync(view.Id, request, cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
    }

    private PendingChange? Find(string key) => changes.FirstOrDefault(change => change.Key == key);

    private Optional<T> Optional<T>(string key) => Find(key) is { } change ? new Optional<T>((T)change.Value!) : default;

    private bool? Flag(string key) => Find(key)?.Value as bool?;
}
