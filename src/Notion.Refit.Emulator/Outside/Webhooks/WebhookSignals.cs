using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Outside.Webhooks;

/// <summary>Finds the webhook events that a change causes.</summary>
/// <remarks>
/// Assumptions: a child page or row that comes, goes or moves changes the content of what it is in; values that are calculated cause nothing;
/// neither do templates and the default view of a database.
/// </remarks>
internal static class WebhookSignals
{
    /// <summary>Returns the signals of a change, in order.</summary>
    public static IEnumerable<WebhookSignal> Of(Workspace workspace, ChangeLog changes)
    {
        (StoredNode Node, NodeBefore Before)[] nodes = [.. changes.Nodes];
        HashSet<StoredNode> created = [.. nodes.Where(entry => entry.Before.IsNew).Select(entry => entry.Node)];
        foreach ((StoredNode node, NodeBefore before) in nodes)
        {
            // A node that was made but is not in the tree, or belongs to a template, is not visible in the app.
            if (workspace.FindNode(node.Id) != node || PageOf(node) is { IsTemplate: true })
                continue;
            IEnumerable<WebhookSignal> found = node switch
            {
                StoredPage page => OfPage(page, before, created, workspace),
                StoredDatabase database => OfContainer(database, "database", Entity(database), before, created, workspace),
                StoredDataSource source => OfDataSource(source, before, created, workspace),
                StoredBlock block => OfBlock(block, before, created, workspace),
                _ => [],
            };
            foreach (WebhookSignal signal in found)
                yield return signal;
        }

        foreach ((StoredComment comment, ChangeKind kind, StoredUser by) in changes.Comments)
            yield return OfComment(comment, kind, by);
        foreach ((StoredView view, ChangeKind kind, IReadOnlyList<string> fields, StoredUser by) in changes.Views)
            yield return OfView(view, kind, fields, by);
    }

    /// <summary>Returns the signal of a file upload that has got a status; null for one that is pending.</summary>
    public static WebhookSignal? OfUpload(StoredFileUpload upload, DateTimeOffset now)
    {
        FileUploadStatus status = upload.StatusAt(now);
        string? type = status == FileUploadStatus.Uploaded ? "file_upload.completed"
            : status == FileUploadStatus.Expired ? "file_upload.expired"
            : status == FileUploadStatus.Failed ? "file_upload.upload_failed"
            : null;
        return type is null
            ? null
            : OfUpload(type, upload) with { Import = upload.Import is { Error: not null } failed ? FileUploadAnswers.Result(failed) : null };
    }

    /// <summary>Returns a signal of a file upload.</summary>
    public static WebhookSignal OfUpload(string type, StoredFileUpload upload) => new(type, Reference(upload.Id, EntityType.FileUpload), upload.CreatedBy, Subject: null);

    private static IEnumerable<WebhookSignal> OfPage(StoredPage page, NodeBefore before, HashSet<StoredNode> created, Workspace workspace)
    {
        foreach (WebhookSignal signal in OfContainer(page, "page", Reference(page.Id, EntityType.Page), before, created, workspace))
            yield return signal;
        if (before.IsNew)
            yield break;
        if (page.IsLocked != before.IsLocked)
            yield return Signal(page.IsLocked ? "page.locked" : "page.unlocked");
        PropertyId[] changed =
        [
            .. from id in before.Values.Keys.Union(page.PeekValues().Select(value => value.Key), StringComparer.Ordinal)
               where !Equals(before.Values.GetValueOrDefault(id), page.Values.Find(id))
               select new PropertyId(PropertyIdSource.Encode(id)),
        ];
        if (changed.Length > 0)
            yield return Signal("page.properties_updated") with { Properties = changed };

        WebhookSignal Signal(string type) => new(type, Reference(page.Id, EntityType.Page), page.LastEditedBy, page) { Parent = ParentOf(page, workspace) };
    }

    private static IEnumerable<WebhookSignal> OfDataSource(StoredDataSource source, NodeBefore before, HashSet<StoredNode> created, Workspace workspace)
    {
        foreach (WebhookSignal signal in OfContainer(source, "data_source", Reference(source.Id, EntityType.DataSource), before, created, workspace))
            yield return signal;
        if (before.IsNew)
            yield break;
        Dictionary<string, StoredProperty> now = source.PeekProperties().ToDictionary(StringComparer.Ordinal);
        SchemaChange[] changed =
        [
            .. from id in before.Properties.Keys.Union(now.Keys, StringComparer.Ordinal)
               let old = before.Properties.GetValueOrDefault(id)
               let property = now.GetValueOrDefault(id)
               where !Equals(old, property)
               select new SchemaChange
               {
                   Id = new PropertyId(PropertyIdSource.Encode(id)),
                   Name = (property ?? old!).Name,
                   Action = old is null ? SchemaChangeAction.Created : property is null ? SchemaChangeAction.Deleted : SchemaChangeAction.Updated,
               },
        ];
        if (changed.Length == 0)
            yield break;
        var schema = new WebhookSignal("data_source.schema_updated", Reference(source.Id, EntityType.DataSource), source.LastEditedBy, source) { Parent = ParentOf(source, workspace), Schema = changed };
        yield return schema;
        yield return schema with { Type = "database.schema_updated", Entity = Entity(source.Database), Parent = ParentOf(source.Database, workspace) };
    }

    // What pages, databases and data sources have in common: they come, go, come back and move.
    private static IEnumerable<WebhookSignal> OfContainer(
        StoredNode node, string kind, EntityReference entity, NodeBefore before, HashSet<StoredNode> created, Workspace workspace)
    {
        string? change = before.IsNew ? "created"
            : node.IsTrashed != before.IsTrashed ? node.IsTrashed ? "deleted" : "undeleted"
            : node.Parent != before.Parent ? "moved"
            : null;
        if (change is null)
            yield break;
        yield return new WebhookSignal($"{kind}.{change}", entity, before.IsNew ? node.CreatedBy : node.LastEditedBy, node) { Parent = ParentOf(node, workspace) };
        StoredNode?[] containers = change is "moved" ? [before.Parent, node.Parent] : [node.Parent];
        foreach (StoredNode container in containers.OfType<StoredNode>())
        {
            foreach (WebhookSignal signal in ContentOf(container, Reference(node.Id, EntityType.Block), node.LastEditedBy, created, workspace))
                yield return signal;
        }
    }

    private static IEnumerable<WebhookSignal> OfBlock(StoredBlock block, NodeBefore before, HashSet<StoredNode> created, Workspace workspace)
    {
        if (!before.IsNew && block.IsTrashed == before.IsTrashed && block.Parent == before.Parent && Equals(block.Content, before.Content))
            yield break;
        foreach (WebhookSignal signal in ContentOf(block.Parent, Reference(block.Id, EntityType.Block), block.LastEditedBy, created, workspace))
            yield return signal;
        if (block is { IsTrashed: true, Parent: StoredBlock { Content: MeetingNotesBlock notes } meeting } && !before.IsTrashed
            && notes.Children?.TranscriptBlockId is { } transcript && transcript.Value == block.Id && PageOf(block) is { } page)
        {
            yield return new WebhookSignal("page.transcription_block.transcript_deleted", Reference(page.Id, EntityType.Page), block.LastEditedBy, page)
            {
                Target = Reference(meeting.Id, EntityType.Block),
                TranscriptId = block.Id.ToString(),
            };
        }
    }

    private static IEnumerable<WebhookSignal> ContentOf(StoredNode? container, EntityReference block, StoredUser author, HashSet<StoredNode> created, Workspace workspace)
    {
        if (container is StoredDataSource source && !created.Contains(source))
        {
            var signal = new WebhookSignal("data_source.content_updated", Reference(source.Id, EntityType.DataSource), author, source) { Parent = ParentOf(source, workspace), Blocks = [block] };
            yield return signal;
            yield return signal with { Type = "database.content_updated", Entity = Entity(source.Database), Parent = ParentOf(source.Database, workspace) };
        }
        else if (container is not (StoredDataSource or StoredDatabase) && PageOf(container) is { } page && !created.Contains(page))
        {
            yield return new WebhookSignal("page.content_updated", Reference(page.Id, EntityType.Page), author, page) { Parent = ParentOf(page, workspace), Blocks = [block] };
        }
    }

    private static WebhookSignal OfComment(StoredComment comment, ChangeKind kind, StoredUser by)
    {
        StoredNode subject = comment.Discussion.Subject;
        return new WebhookSignal($"comment.{Name(kind)}", Reference(comment.Id, EntityType.Comment), by, subject)
        {
            PageId = PageOf(subject) is { } page ? new PageId(page.Id) : new PageId(subject.Id),
            Parent = new EntityParent { Id = new EntityId(subject.Id), Type = subject is StoredPage ? EntityType.Page : EntityType.Block },
        };
    }

    private static WebhookSignal OfView(StoredView view, ChangeKind kind, IReadOnlyList<string> fields, StoredUser by) =>
        new($"view.{Name(kind)}", Reference(view.Id, EntityType.View), by, view.Database)
        {
            Parent = new EntityParent { Id = new EntityId(view.Database.Id), Type = EntityType.Database },
            ViewType = view.Type,
            Fields = [.. fields.Where(field => field is "name" or "filter" or "sorts" or "configuration").Select(field => new ViewField(field))],
        };

    private static EntityParent ParentOf(StoredNode node, Workspace workspace) => node.Parent switch
    {
        null => new EntityParent { Id = new EntityId(workspace.Id), Type = EntityType.Space },
        StoredDataSource source => new EntityParent { Id = new EntityId(source.Database.Id), Type = EntityType.Database, DataSourceId = new DataSourceId(source.Id) },
        StoredDatabase database => new EntityParent { Id = new EntityId(database.Id), Type = EntityType.Database },
        StoredPage page => new EntityParent { Id = new EntityId(page.Id), Type = EntityType.Page },
        var block => new EntityParent { Id = new EntityId(block.Id), Type = EntityType.Block },
    };

    private static StoredPage? PageOf(StoredNode? node)
    {
        while (node is not (null or StoredPage))
            node = node.Parent;
        return (StoredPage?)node;
    }

    private static EntityReference Entity(StoredDatabase database) => Reference(database.Id, EntityType.Database);

    private static EntityReference Reference(Guid id, EntityType type) => new() { Id = new EntityId(id), Type = type };

    private static string Name(ChangeKind kind) => kind switch
    {
        ChangeKind.Created => "created",
        ChangeKind.Updated => "updated",
        _ => "deleted",
    };
}
