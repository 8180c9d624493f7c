using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Following;

/// <summary>Reads what an event of a webhook names.</summary>
internal static class EventReading
{
    /// <summary>Reads it.</summary>
    /// <returns>Whether the event was handed to a following, which has read it.</returns>
    public static async Task<bool> RunAsync(LiveStore store, LookReader reader, WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        if (webhookEvent is UnknownWebhookEvent unknown)
        {
            await RunUnknownAsync(store, reader, unknown, cancellationToken).ConfigureAwait(false);
            return false;
        }

        EntityId id = webhookEvent.Entity.Id;
        EntityType type = webhookEvent.Entity.Type;
        if (type == EntityType.Comment)
        {
            CommentEventData? data = webhookEvent switch
            {
                CommentCreated created => created.Data,
                CommentUpdated updated => updated.Data,
                CommentDeleted deleted => deleted.Data,
                _ => null,
            };
            if (data is not null && store.AreCommentsRead(data.Parent.Id))
                await reader.ReadCommentsAsync(data.Parent.Id, cancellationToken).ConfigureAwait(false);
            return false;
        }

        await ReadAsync(store, reader, id, type, ParentOf(webhookEvent), webhookEvent is not PagePropertiesUpdated, cancellationToken).ConfigureAwait(false);
        return webhookEvent is DataSourceCreated or DataSourceDeleted or DataSourceUndeleted or DataSourceMoved
            && await ReadDatabasesAsync(store, reader, id, ParentOf(webhookEvent), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the type of an event, as a name for the log.</summary>
    public static string TypeOf(WebhookEvent webhookEvent) => webhookEvent is UnknownWebhookEvent unknown ? unknown.Type : webhookEvent.GetType().Name;

    private static async Task ReadAsync(
        LiveStore store, LookReader reader, EntityId id, EntityType type, EntityParent? parent, bool withContent, CancellationToken cancellationToken)
    {
        if (type == EntityType.Page)
        {
            PageId page = id;
            bool isRow = (parent?.DataSourceId is { } source && store.RowsOf(source) is not null) || (parent is not null && store.RowsOf(new DataSourceId(parent.Id.Value)) is not null);
            if (store.FindAny(id.Value) is not null || isRow)
                await ReadPageAsync(store, reader, page, withContent, cancellationToken).ConfigureAwait(false);

            // A page that appears in the content of another one.
            if (parent is not null && parent.DataSourceId is null && store.IsListRead(parent.Id.Value))
                await reader.ReadTreeAsync(parent.Id, cancellationToken).ConfigureAwait(false);
        }
        else if (type == EntityType.DataSource && store.FindAny(id.Value) is not null)
        {
            await reader.ReadSourceAsync(id, cancellationToken).ConfigureAwait(false);
        }
        else if (type == EntityType.Database && store.FindAny(id.Value) is Database)
        {
            await reader.ReadDatabaseAsync(id, cancellationToken).ConfigureAwait(false);
        }
        else if (type == EntityType.View && store.FindAny(id.Value) is not null)
        {
            await reader.ReadViewAsync(new ViewId(id.Value), cancellationToken).ConfigureAwait(false);
        }
        else if (type == EntityType.Block && store.FindAny(id.Value) is not null)
        {
            await reader.ReadBlockAsync(id, cancellationToken).ConfigureAwait(false);
        }

        await DoubtfulReading.RunAsync(store, reader, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ReadPageAsync(LiveStore store, LookReader reader, PageId id, bool withContent, CancellationToken cancellationToken)
    {
        Page? page = await reader.ReadPageAsync(id, cancellationToken).ConfigureAwait(false);
        bool isRead = store.IsListRead(id.Value);
        if (page is { InTrash: false } && (isRead ? withContent : page.Parent is DataSourceParent row && store.IsContentFollowed(row.DataSourceId.Value)))
            await reader.ReadTreeAsync(id, cancellationToken).ConfigureAwait(false);
    }

    // The list of data sources is a property of the database: the one that a data source is in now, and the one that had it before.
    private static async Task<bool> ReadDatabasesAsync(LiveStore store, LookReader reader, EntityId source, EntityParent? parent, CancellationToken cancellationToken)
    {
        bool isFollowed = false;
        DatabaseId[] databases = [.. store.DatabasesWith(new DataSourceId(source.Value)), .. parent is null ? [] : new[] { new DatabaseId(parent.Id.Value) }];
        foreach (DatabaseId database in databases.Distinct())
        {
            if (store.FollowOf(database) is { } follow)
            {
                try
                {
                    await follow.RefreshAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (ObjectDisposedException)
                {
                    // It has ended in the meantime.
                }

                isFollowed = true;
            }
            else if (store.FindDatabase(database) is not null)
            {
                await reader.ReadDatabaseAsync(database, cancellationToken).ConfigureAwait(false);
            }
        }

        return isFollowed;
    }

    // Kinds that are newer than this version name an object all the same.
    private static Task RunUnknownAsync(LiveStore store, LookReader reader, UnknownWebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        if (webhookEvent.Raw.ValueKind != JsonValueKind.Object
            || !webhookEvent.Raw.TryGetProperty("entity"u8, out JsonElement entity) || entity.ValueKind != JsonValueKind.Object
            || !entity.TryGetProperty("id"u8, out JsonElement id) || id.ValueKind != JsonValueKind.String || !id.TryGetGuid(out Guid value)
            || !entity.TryGetProperty("type"u8, out JsonElement type) || type.ValueKind != JsonValueKind.String || type.GetString() is not { } text)
        {
            return Task.CompletedTask;
        }

        return ReadAsync(store, reader, new EntityId(value), new EntityType(text), parent: null, withContent: true, cancellationToken);
    }

    private static EntityParent? ParentOf(WebhookEvent webhookEvent) => webhookEvent switch
    {
        PageCreated e => e.Data.Parent,
        PageMoved e => e.Data.Parent,
        PageUndeleted e => e.Data.Parent,
        PageDeleted e => e.Data.Parent,
        PageContentUpdated e => e.Data.Parent,
        PagePropertiesUpdated e => e.Data.Parent,
        PageLocked e => e.Data.Parent,
        PageUnlocked e => e.Data.Parent,
        DataSourceCreated e => e.Data.Parent,
        DataSourceDeleted e => e.Data.Parent,
        DataSourceUndeleted e => e.Data.Parent,
        DataSourceMoved e => e.Data.Parent,
        _ => null,
    };
}
